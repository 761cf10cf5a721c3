import type {CliAnswer, Gateway, Host, Readings, Unseen} from '../model/index.ts';
import {versionSkew, whyNotNow} from '../openclaw/commands.ts';
import {type DeepCommand, deepCommands, versionCommand, withBrokenConfig} from '../openclaw/deep-commands.ts';
import {nodeFolders} from '../openclaw/node-folders.ts';
import {slowness, slownessOf} from '../openclaw/slowness.ts';
import {inRange, parseVersion} from '../openclaw/versions.ts';
import {cliAnswer} from './cli-answer.ts';
import {seen, unseen} from './gather/unseen.ts';
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
    const path = gateway.cliPath;
    if (path === null) return unseen('missing', `No \`openclaw\` command was found for ${gateway.user.name}, so it was asked nothing.`);
    const answers: CliAnswer[] = [];
    const refusals: Unseen[] = [];
    const waiting = [...commandsFor(known.readings)];
    let slow = slowness(known.readings);
    const worker = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined && !known.signal?.aborted; next = waiting.shift()) {
        const answer = await runOne(host, gateway, path, next, {...known, slow});
        if ('seen' in answer) refusals.push(answer);
        else answers.push(answer);
        if (!('seen' in answer) && next.usualMs !== undefined) slow = Math.max(slow, slownessOf(answer.tookMs, next.usualMs));
      }
    };
    await Promise.all(Array.from({length: atOnce(known.readings)}, worker));
    const [refusal] = refusals;
    return answers.length === 0 && refusal ? refusal : seen({answers});
  },
};

/** The deep set, less what would hang, migrate state or answer for another gateway now. */
export function commandsFor(readings: Readings): readonly DeepCommand[] {
  const install = readings.install?.seen ? readings.install.value : null;
  const version = install?.cli.seen ? install.cli.value.version : null;
  if (versionSkew(install) !== null) return [versionCommand];
  const broken = readings.config?.seen && (readings.config.value.state === 'broken' || readings.config.value.state === 'missing');
  const http = readings.http?.seen ? readings.http.value.healthz : null;
  const answers = http === null || http.seen;
  return (broken ? withBrokenConfig : deepCommands).filter(
    (command) => isOf(command, version) && (answers || !command.gateway) && whyNotNow(command.words, readings) === null,
  );
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

async function runOne(
  host: Host,
  gateway: Gateway,
  path: string,
  {words, limitMs}: DeepCommand,
  {slow, ...known}: Known & {readonly slow: number},
): Promise<CliAnswer | Unseen> {
  const at = host.clock.now();
  const patient = patiently(words, slow);
  const ran = await host.run({
    argv: [path, ...patient],
    limitMs: Math.round(limitMs * slow),
    keepBytes,
    gentle: true,
    scratch: true,
    env: cliEnvironment(host, gateway, path, known.readings),
    ...(gateway.own ? {} : {as: gateway.user}),
    ...(known.signal ? {signal: known.signal} : {}),
  });
  return ran.seen ? cliAnswer(patient.join(' '), ran.value, at) : ran;
}

/** What a command gives its gateway to answer is of the same quiet host as its limit. */
function patiently(words: readonly string[], slow: number): readonly string[] {
  return words.map((word, index) => (words[index - 1] === '--timeout' ? String(Math.round(Number(word) * slow)) : word));
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
