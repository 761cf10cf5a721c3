import type {Command, Session} from '../model/index.ts';
import {nodeFolders} from '../openclaw/node-folders.ts';
import {canStandBack, slowness} from '../openclaw/slowness.ts';
import {insideOf} from '../supervisors/index.ts';
import {actInProgress} from './act-runs.ts';
import {isListedProgram} from './gate/index.ts';

/** `status` takes 20 s when the gateway is down and 34 s with a wrong token; a minute is past every answer worth having on a host that has nothing else to do. */
const openclawLimitMs = 60_000;
const otherLimitMs = 30_000;
/** Head and tail of each stream; the rest is counted and hashed. */
const keepBytes = 256 * 1024;

const systemPath: readonly string[] = ['/usr/local/bin', '/usr/bin', '/bin', '/usr/sbin', '/sbin'];

/** The argv of a rung or of the responder as it is run here: the gateway's own CLI, profile, user and Node. */
export function commandFor(session: Session, argv: readonly string[], signal: AbortSignal): Command {
  const {gateway, readings} = session;
  const openclaw = argv[0] === 'openclaw';
  const inside = openclaw ? insideOf(readings, gateway) : null;
  const program = inside?.program ?? (openclaw && gateway.cliPath !== null ? [gateway.cliPath] : null);
  const whole =
    program === null ? argv : [...program, ...(gateway.profile === 'default' ? [] : ['--profile', gateway.profile]), ...argv.slice(1)];
  // What is known by its name to only read is the machine's own program, and root starts nothing out of another user's folders.
  const ownersFirst = openclaw || (gateway.own && !isListedProgram(argv[0] ?? ''));
  const as = inside === null ? (openclaw && !gateway.own ? {as: gateway.user} : {}) : inside.as === undefined ? {} : {as: inside.as};
  const path = [...(ownersFirst ? nodeFolders(gateway, readings) : []), ...systemPath].join(':');
  return {
    argv: whole,
    limitMs: openclaw ? Math.round(openclawLimitMs * slowness(readings)) : otherLimitMs,
    keepBytes,
    signal,
    gentle: openclaw && (canStandBack(slowness(readings)) || isBeginning(session)),
    scratch: openclaw,
    ...as,
    env: {PATH: path},
  };
}

/** While the gateway starts, or an act waits for it to be well, nothing of ours is in its way. */
function isBeginning(session: Session): boolean {
  return actInProgress(session) !== null || session.judgement.findings.some(({code}) => code === 'gateway-starting');
}
