import type {Gateway, Session} from '../../model/index.ts';
import {knownCommand, whyNotNow} from '../../openclaw/commands.ts';
import {insideOf, presentUnits, unaskedName, whyNobodyToAsk, whyNotInside} from '../../supervisors/index.ts';
import {onlyReads} from './arguments.ts';

/** Whether this is the gateway's own CLI, whatever path it was typed with. */
export function isOpenclaw({cliPath}: Pick<Gateway, 'cliPath'>, argv: readonly string[]): boolean {
  return argv[0] === 'openclaw' || argv[0] === cliPath || argv[0]?.endsWith('/openclaw') === true;
}

/** Why a command of OpenClaw's CLI would do harm or never end as things stand now, whatever it is meant to do; null = it would not. */
export function dangerOf(session: Session, argv: readonly string[]): string | null {
  if (!isOpenclaw(session.gateway, argv)) return null;
  const {install, ...apart} = session.readings;
  const second = argv[1] === 'gateway' && argv[2] === 'install' ? whySecondOwner(session.readings) : null;
  if (second !== null) return second;
  const inside = argv[0] === 'openclaw' ? insideOf(session.readings, session.gateway) : null;
  // In the gateway's own world the command line is of its own release, whatever this host has.
  if (inside !== null) return whyNotInside(inside) ?? whyNotNow(argv.slice(1), apart);
  const nobody = argv[0] === 'openclaw' ? whyNobodyToAsk(session.readings, session.gateway) : null;
  if (nobody !== null) return nobody;
  if (install !== undefined && argv[0] === 'openclaw') {
    const cli = install.seen ? install.value.cli : install;
    if (!cli.seen) return cli.detail;
  }
  return whyNotNow(argv.slice(1), session.readings);
}

/** What runs in a container of an engine that gives no list shows nowhere else. */
function whySecondOwner({supervisor}: Session['readings']): string | null {
  if (supervisor?.seen !== true || presentUnits(supervisor.value).length > 0) return null;
  const engine = supervisor.value.unasked.find(({scope}) => scope === 'docker' || scope === 'podman');
  if (engine === undefined) return null;
  return `the ${unaskedName(engine)} could not be asked (${engine.detail}): if a container runs this gateway, a service beside it would be a second owner`;
}

export function openclawOnlyReads(words: readonly string[], version: string | null): boolean {
  const known = knownCommand(words, version);
  if (known?.effect !== 'reads') return false;
  const fixed = known.words.filter((word) => !word.startsWith('-')).length;
  return onlyReads({options: `--no-color ${known.options}`, words: known.operand ? /^/ : 'none'}, words.slice(fixed));
}
