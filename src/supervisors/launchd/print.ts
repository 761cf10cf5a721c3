/** A job as launchd prints it. */
export interface PrintedJob {
  readonly state: string;
  readonly pid: number | null;
  readonly runs: number | null;
  /** Null where it never ended, or ended by a signal. */
  readonly lastExit: number | null;
  /** `Killed: 9`; of the last end, which then has no exit code. */
  readonly signal: string | null;
  /** launchd itself could not start it. */
  readonly spawnFailed: boolean;
  /** The file that it was loaded from. */
  readonly path: string | null;
  readonly arguments: readonly string[];
  /** The job's own, without what the session hands on to every job. */
  readonly environment: ReadonlyMap<string, string>;
  /** Other facts of the job by launchd's own names. */
  readonly facts: ReadonlyMap<string, string>;
}

/** The facts of `launchctl print DOMAIN/LABEL`; only lines of the job's own level count, nested blocks repeat keys. */
export function parseLaunchctlPrint(text: string): PrintedJob | null {
  const facts = new Map<string, string>();
  const blocks = new Map<string, string[]>();
  const open: string[] = [];
  for (const line of text.split('\n').map((one) => one.trim())) {
    const block = /^(.+?) = \{$/.exec(line)?.[1];
    if (block !== undefined) open.push(block);
    else if (line === '}') open.pop();
    else if (open.length === 2) blocks.set(open[1] ?? '', [...(blocks.get(open[1] ?? '') ?? []), line]);
    const found = open.length === 1 ? /^([a-z][a-zA-Z_ ]*?) = (.*)$/.exec(line) : null;
    if (found?.[1] !== undefined && block === undefined && !facts.has(found[1])) facts.set(found[1], found[2] ?? '');
  }
  const pid = whole(facts.get('pid'));
  // A job that ended and is not wanted again has lost its state line in some releases.
  const state = facts.get('state') ?? (facts.has('runs') ? (pid === null ? 'not running' : 'running') : undefined);
  if (state === undefined) return null;
  return {
    state,
    pid,
    runs: whole(facts.get('runs')),
    // `(never exited)`, `0` and `78: EX_CONFIG` occur.
    lastExit: whole(facts.get('last exit code') ?? facts.get('last exit status')),
    signal: facts.get('last terminating signal') ?? null,
    spawnFailed: facts.get('job state') === 'spawn failed',
    path: facts.get('path')?.startsWith('/') === true ? (facts.get('path') ?? null) : null,
    arguments: blocks.get('arguments') ?? [],
    environment: new Map(pairs(blocks.get('environment'))),
    facts,
  };
}

function pairs(lines: readonly string[] = []): readonly (readonly [string, string])[] {
  return lines.flatMap((line) => {
    const at = line.indexOf(' => ');
    return at < 0 ? [] : [[line.slice(0, at), line.slice(at + 4)] as const];
  });
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

/** What the end of `launchctl print` means where it printed no job. */
export function whyNotPrinted(exit: number | null, said: string): 'absent' | 'in progress' | 'not asked' {
  if (exit === 37 || /operation (?:already )?in progress/i.test(said)) return 'in progress';
  if (exit === 112 || exit === 125 || /could not find domain|domain does not support/i.test(said)) return 'not asked';
  return exit === 113 || /could not find service|no such process/i.test(said) ? 'absent' : 'not asked';
}

function whole(text: string | undefined): number | null {
  const found = /^(-?\d{1,10})\b/.exec(text ?? '');
  return found ? Number(found[1]) : null;
}
