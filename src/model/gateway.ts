import type {User} from './host.ts';

/** One gateway on this host: a profile with its unit, port, state directory and user. */
export interface Gateway {
  /** `default`, or the profile's name. */
  readonly profile: string;
  readonly user: User;
  /** True when the responder is that user; otherwise looks go through the owner's eyes (root) or may be denied. */
  readonly own: boolean;
  readonly stateDir: string;
  readonly configPath: string;
  /** systemd unit name, the same in the user and the system manager. */
  readonly unit: string;
  readonly launchdLabel: string;
  readonly port: number;
  readonly portFrom: 'option' | 'unit' | 'lock' | 'environment' | 'config' | 'default';
  /** Where the `openclaw` command was found for that user, or null. */
  readonly cliPath: string | null;
}

/**
 * Who owns the running gateway: an owner that a supervisor's record names (`systemd-user`, `container`), `foreground` for a person's
 * shell, `nobody`, `two-at-once`, or `unknown` = could not see enough to say.
 */
export type Owner = string;
