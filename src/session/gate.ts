import type {Rung, Session, Variant} from '../model/index.ts';
import {whyNotNow} from '../openclaw/commands.ts';
import {knownHarmless} from './harmless.ts';

export type Gate =
  | {readonly may: 'run'; readonly variant: Variant; readonly armed: boolean}
  | {readonly may: 'person'; readonly variant: Variant}
  | {readonly may: 'wait'; readonly reason: string}
  | {readonly may: 'withhold'; readonly reason: string};

/** Whether a rung's command may run now. The cheap truth comes first, so nothing runs before the first look is complete. */
export function gate(session: Session, rung: Rung, pick: (rung: Rung, version: string | null) => Variant | null): Gate {
  if (session.firstTouchAt === null) return {may: 'wait', reason: 'the first look is not complete yet'};
  const install = session.readings.install;
  if (install === undefined) return {may: 'wait', reason: 'the installed version is not known yet'};
  const cli = install.seen ? install.value.cli : install;
  const variant = pick(rung, cli.seen ? cli.value.version : null);
  if (variant === null)
    return {
      may: 'withhold',
      reason: `no command of this rung is written for OpenClaw ${cli.seen ? cli.value.version : 'of an unknown version'}`,
    };
  if (variant.kind === 'person' || variant.commands.length === 0) return {may: 'person', variant};
  const openclaw = variant.commands.filter((argv) => argv[0] === 'openclaw');
  if (openclaw.length > 0 && !cli.seen) return {may: 'withhold', reason: cli.detail};
  for (const [, ...words] of openclaw) {
    const reason = whyNotNow(words, session.readings);
    if (reason !== null) return {may: 'withhold', reason};
  }
  // A page may call a command harmless; only what is known to be runs without being asked for.
  const armed = variant.kind === 'writes' || variant.commands.some((argv) => !knownHarmless(argv));
  return {may: 'run', variant, armed};
}
