/** Lines of the kernel about a process that it killed for want of memory. */
export function isOomLine(text: string): boolean {
  return /\bOut of memory: Killed process\b|\bMemory cgroup out of memory: Killed process\b|\boom-kill:|\binvoked oom-killer\b/.test(text);
}

/** A line of `dmesg`: `[  123.456789] text`, seconds since boot. */
export function parseDmesgLine(line: string, bootAt: number): {readonly at: number; readonly line: string} | null {
  const found = /^(?:<\d+>)?\[\s*(\d{1,10})\.(\d{1,6})\] (.*)$/.exec(line);
  return found
    ? {at: bootAt + Number(found[1]) * 1000 + Number((found[2] ?? '').slice(0, 3).padEnd(3, '0')), line: (found[3] ?? '').slice(0, 500)}
    : null;
}
