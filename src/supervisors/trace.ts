import type {User} from '../model/index.ts';

/** A trace of a gateway: a definition, a state directory or a running process. Traces of one user and profile are one gateway. */
export interface Trace {
  readonly user: User;
  readonly profile: string;
  /** `remains` is a state directory in which nothing says that a gateway was ever set up. */
  readonly from: 'definition' | 'state' | 'remains' | 'process';
  /** The unit's name where the definition is a unit's. */
  readonly unit: string | null;
  /** The label where the definition is launchd's. */
  readonly label?: string;
  /** What a definition or an argv says about the port. */
  readonly port: number | null;
  /** The variables that a definition sets inline. */
  readonly environment: ReadonlyMap<string, string>;
  /** The container that it is of: its id, and where its state lies on this host; gateways of other states are other gateways. */
  readonly apart?: {readonly id: string; readonly state: string | null};
  /** The words of the command or of the process. */
  readonly argv: readonly string[];
}
