/** A job as launchd prints it. */
export interface PrintedJob {
  readonly state: string;
  readonly pid: number | null;
  readonly runs: number | null;
  readonly lastExit: number | null;
}

/** The facts of `launchctl print DOMAIN/LABEL`; only lines of the job's own level count, nested blocks repeat keys. */
export function parseLaunchctlPrint(text: string): PrintedJob | null {
  const facts = new Map<string, string>();
  for (const line of text.split('\n')) {
    const found = /^\t([a-z][a-z ]*?) = (.*)$/.exec(line);
    if (found?.[1] !== undefined && !facts.has(found[1])) facts.set(found[1], found[2] ?? '');
  }
  const state = facts.get('state');
  if (state === undefined) return null;
  return {
    state,
    pid: whole(facts.get('pid')),
    runs: whole(facts.get('runs')),
    // macOS prints `last exit code`; `(never exited)` and `0: success`-like words occur.
    lastExit: whole(facts.get('last exit code') ?? facts.get('last exit status')),
  };
}

/** A line `"LABEL" => disabled` (or `true` on older systems); no line means enabled. */
export function parseDisabled(text: string, label: string): boolean | null {
  if (!text.includes('disabled services')) return null;
  const line = text
    .split('\n')
    .map((one) => one.trim())
    .find((one) => one.startsWith(`"${label}" =>`));
  return line !== undefined && /=> (disabled|true)$/.test(line);
}

function whole(text: string | undefined): number | null {
  const found = /^(-?\d{1,10})\b/.exec(text ?? '');
  return found ? Number(found[1]) : null;
}
