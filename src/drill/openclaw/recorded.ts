import earlier from './recorded/2026.4.14.json' with {type: 'json'};
import modern from './recorded/2026.9.6.json' with {type: 'json'};

/** What one command printed on a real host. */
export interface Answer {
  /** Null = it had not ended when its time was over. */
  readonly exit: number | null;
  readonly tookMs: number;
  /** What was printed, parsed where it is JSON: an object, or a list of one object a line. */
  readonly stdout: unknown;
  readonly stderr: string;
}

/** What the command line of a real release printed on one host, by the command without its limits. */
export interface Recorded {
  readonly release: string;
  /** `healthy`, or the name of a fault of the lab. */
  readonly state: string;
  readonly answers: Readonly<Record<string, Answer>>;
}

/** Healthy hosts, the newest release first. */
const releases: readonly Recorded[] = [modern, earlier];

/** What a release printed when all was well; a release that was not recorded prints what the newest one before it did. */
export function recorded(version: string, command: string): unknown {
  const release = releases.find((one) => one.release.localeCompare(version, 'en', {numeric: true}) <= 0) ?? releases.at(-1);
  return release?.answers[command]?.stdout;
}
