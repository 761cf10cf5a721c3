import type {Code} from '../../model/index.ts';

/** A line that OpenClaw, Node, systemd or the kernel writes, and what it means. */
export interface Signature {
  /** Kebab-case and permanent; tickets quote it. */
  readonly id: string;
  /** Source of a regular expression for one line. */
  readonly pattern: string;
  readonly flags: '' | 'i';
  readonly means: string;
  /** The page of OpenClaw's documentation that it comes from, or the nearest one. */
  readonly page: string;
  /** The finding that such a line speaks for; null where it only informs. */
  readonly supports: Code | null;
  /** A line as it stands in a log. */
  readonly sample: string;
  /** Lines that look alike and mean something else. */
  readonly never?: readonly string[];
}

/** Where a real host wrote such a line. */
export interface Seen {
  /** The recording or sample, from the top of the repository. */
  readonly in: string;
  readonly release: string;
}
