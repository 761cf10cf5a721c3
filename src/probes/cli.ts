import type {CliAnswer, Gateway, Host, Readings, Unseen, User} from '../model/index.ts';
import {versionSkew, whyNotNow} from '../openclaw/commands.ts';
import {type DeepCommand, deepCommands, versionCommand, withBrokenConfig} from '../openclaw/deep-commands.ts';
import {nodeFolders} from '../openclaw/node-folders.ts';
import {canStandBack, patiently, slowness, slownessOf} from '../openclaw/slowness.ts';
import {inRange, parseVersion} from '../openclaw/versions.ts';
import {insideOf, whyNobodyToAsk, whyNotInside} from '../supervisors/index.ts';
import {cliAnswer} from './cli-answer.ts';
import {seen, unseen} from './gather/unseen.ts';
import {updaterOf} from './gather/updater.ts';
import type {Known, Probe} from './probe.ts';

/** `gateway status --deep --json` has 5 KB, `skills list` 36. */
const keepBytes = 512 * 1024;

/** One OpenClaw command takes 200 to 700 MB while it runs. */
const bytesEach = 1024 ** 3;

/** What only the OpenClaw CLI can tell, as far as it is safe to ask now. */
export const cli: Probe<'cli'> = {
  name: 'cli',
  everyMs: null,
  after: ['supervisor', 'http', 'install', 'config', 'vitals'],
  async look(host, gateway, known) {
    const inside = insideOf(known.readings, gateway);
    const why = inside === null ? null : whyNotInside(inside);
    if (why !== null) return unseen('denied', `OpenClaw was asked nothing: ${why}.`);
    const nobody = whyNobodyToAsk(known.readings, gateway);
    if (nobody !== null) return unseen('unreachable', `OpenClaw was asked nothing: ${nobody}.`);
    const call = inside ?? callHere(host, gateway, known.readings);
    if (call === null) return unseen('missing', `No \`openclaw\` command was found for ${gateway.user.name}, so it was asked nothing.`);
    const answers: CliAnswer[] = [];
    const refusals: Unseen[] = [];
    const waiting = [...commandsFor(known.readings, inside !== null)];
    let slow = slowness(known.readings);
    const worker = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined && !known.signal?.aborted; next = waiting.shift()) {
        const answer = await runOne(host, call, next, {...known, slow});
        if ('seen' in answer) refusals.push(answer);
        else answers.push(answer);
        if (!('seen' in answer) && next.usualMs !== undefined) slow = Math.max(slow, slownessOf(answer.tookMs, next.usualMs));
      }
    };
    await Promise.all(Array.from({length: inside === null ? atOnce(known.readings) : 1}, worker));
    const [refusal] = refusals;
    return answers.length === 0 && refusal ? refusal : seen({answers, ...(await updaterOf(host, answers, inside !== null))});
  },
};

function isReady({http}: Readings): boolean {
  return http?.seen === true && http.value.ready?.ready === true;
}

/** The deep set, less what would hang, migrate state or answer for another gateway now. */
export function commandsFor(all: Readings, inside = false): readonly DeepCommand[] {
  // The command line in the gateway's own world is of the gateway's own release, whatever this host has.
  const {install: here, ...apart} = all;
  const readings = inside ? apart : all;
  const install = !inside && here?.seen ? here.value : null;
  const version = inside ? saidVersion(all) : install?.cli.seen ? install.cli.value.version : null;
  if (versionSkew(install) !== null) return [versionCommand];
  const broken = readings.config?.seen && (readings.config.value.state === 'broken' || readings.config.value.state === 'missing');
  const http = readings.http?.seen ? readings.http.value.healthz : null;
  const answers = http === null || http.seen;
  return (broken ? withBrokenConfig : deepCommands).filter(
    (command) => isOf(command, version) && (answers || !command.gateway) && whyNotNow(command.words, readings) === null,
  );
}

function saidVersion({http, install}: Readings): string | null {
  const said = http?.seen ? (http.value.ready?.version ?? null) : null;
  return said ?? (install?.seen ? (install.value.running?.version ?? null) : null);
}

/** A release that is not known is taken for a newer one than all that are. */
function isOf({versions}: DeepCommand, version: string | null): boolean {
  return version === null || parseVersion(version) === null ? !versions.includes('<') : inRange(version, versions);
}

/** As many at once as memory and cores allow: one on a 1 GB host. */
function atOnce(readings: Readings): number {
  const vitals = readings.vitals?.seen ? readings.vitals.value : null;
  return vitals === null ? 1 : Math.max(1, Math.min(vitals.cpus, Math.floor(vitals.memory.availableBytes / bytesEach)));
}

interface Call {
  readonly program: readonly string[];
  readonly as?: User;
  readonly env?: Readonly<Record<string, string>>;
}

/** The command line of this host, as the gateway's owner would call it. */
function callHere(host: Host, gateway: Gateway, readings: Readings): Call | null {
  const path = gateway.cliPath;
  if (path === null) return null;
  return {program: [path], env: cliEnvironment(host, gateway, path, readings), ...(gateway.own ? {} : {as: gateway.user})};
}

async function runOne(
  host: Host,
  {program, env, as}: Call,
  {words, limitMs}: DeepCommand,
  {slow, ...known}: Known & {readonly slow: number},
): Promise<CliAnswer | Unseen> {
  const at = host.clock.now();
  const patient = patiently(words, slow);
  const ran = await host.run({
    argv: [...program, ...patient],
    limitMs: Math.round(limitMs * slow),
    keepBytes,
    // A gateway that is not ready yet needs the cores more.
    gentle: canStandBack(slow) || !isReady(known.readings),
    scratch: true,
    ...(env === undefined ? {} : {env}),
    ...(as === undefined ? {} : {as}),
    ...(known.signal ? {signal: known.signal} : {}),
  });
  return ran.seen ? cliAnswer(patient.join(' '), ran.value, at) : ran;
}

/**
 * The environment in which the owner would call the command: the Nodes of the gateway, then the PATH of who looks where that is the owner,
 * then the usual places. A named profile is selected the way the owner would.
 */
function cliEnvironment({platform}: Host, gateway: Gateway, path: string, readings: Readings): Readonly<Record<string, string>> {
  const folders = [
    ...nodeFolders({cliPath: path}, readings),
    ...(gateway.own ? (platform.path ?? []) : []),
    `${gateway.user.home}/.local/bin`,
    '/usr/local/bin',
    '/usr/bin',
    '/bin',
  ];
  return {
    PATH: [...new Set(folders)].join(':'),
    ...(gateway.profile === 'default' ? {} : {OPENCLAW_PROFILE: gateway.profile}),
  };
}
