import type {RepairLock} from '../../journal/index.ts';
import type {Given} from './ask-value.ts';

/** What a rotation is done with: the terminal, the lock, and where its journal goes. */
export interface Way {
  readonly lock: RepairLock;
  readonly markKey: Buffer;
  readonly out: string | undefined;
  /** Whether the gateway is started anew by it. */
  readonly restarts: boolean;
  say(line: string): void;
  ask(question: string): Promise<string | null>;
  value(name: string): Promise<Given>;
}
