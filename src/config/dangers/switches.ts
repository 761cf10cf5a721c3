import type {Pattern} from '../danger.ts';

/** Switches whose names warn: OpenClaw has them for an hour of debugging. */
export const switches: Pattern = ({leaves}) =>
  leaves
    .filter(({at, value}) => value === true && /^dangerously[A-Z]|^allowInsecureAuth$|^allowUnsafe[A-Z]/.test(String(at.at(-1))))
    .map(({at}) => ({
      pattern: 'dangerous-switch',
      at,
      because: `${String(at.at(-1))} takes a protection away; it is meant for a while, and stays`,
    }));
