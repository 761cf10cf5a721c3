import type {Capability, Gateway, Host, LogLine, Readings, ReadingValues} from '../model/index.ts';
import {versionSkew} from '../openclaw/commands.ts';
import {gatewayProcess} from '../supervisors/index.ts';
import {lackOf, lost} from './gather/agents.ts';
import {claimsOf} from './gather/claims.ts';
import {seen, unseen} from './gather/unseen.ts';
import {agentsOf} from './parse/agents.ts';
import {bare} from './parse/channel-proof.ts';
import {doubtOf, lastWordOf} from './parse/channel-words.ts';
import type {Claim} from './parse/claims.ts';
import {type FarTarget, farTargets} from './parse/far-targets.ts';
import {type Answers, answersOf, type Proof, proofOf} from './parse/proofs.ts';
import type {Probe} from './probe.ts';

/** Every live check ends within this, all of them side by side. */
const limitMs = 5_000;

/** A request that failed longer ago says nothing of a channel whose gateway does not complain. */
const doubtMs = 5 * 60_000;

/** What the configuration claims, and how much of it is proved. Configured is never working. */
export const capabilities: Probe<'capabilities'> = {
  name: 'capabilities',
  everyMs: 15_000,
  after: ['supervisor', 'http', 'install', 'config', 'secrets', 'log', 'cli'],
  async look(host, gateway, known) {
    const {readings} = known;
    const {claims, config, missing} = await claimsOf(host, gateway, readings);
    if (missing !== null && claims.length === 0) return unseen(missing.why, `What this gateway claims is not known: ${missing.detail}`);
    const limit = limitOf(readings);
    const since = startedAt(readings, gateway);
    const answers = answersOf(readings.cli?.seen ? readings.cli.value.answers : [], since);
    const targets = known.deep ? farTargets(claims, config) : [];
    const far = new Map(await Promise.all(targets.map(async (target) => [target.claim, await reach(host, target)] as const)));
    const lines = readings.log?.seen && limit === null ? readings.log.value.lines : [];
    const agents = config === null || limit !== null ? [] : agentsOf(config);
    const lacks = new Map(
      await Promise.all(agents.map(async (one) => [one.claimedIn, await lackOf(host, gateway, readings, one)] as const)),
    );
    const word = ({kind, name}: Claim): Proof | null => (kind === 'channel' ? lastWordOf(name, lines, since, host.clock.now()) : null);
    const value: ReadingValues['capabilities'] = {
      capabilities: claims.map((claim) => {
        const lack = claim.kind === 'agent' ? lacks.get(claim.claimedIn) : null;
        if (lack != null) return {kind: claim.kind, name: claim.name, claimedIn: claim.claimedIn, ...lost(lack, host.clock.now())};
        const first = limit === null ? (ofSwitch(claim, readings) ?? ofReady(claim, readings, answers) ?? proofOf(claim, answers)) : null;
        const told =
          believed(first, word(claim)) ??
          ofLog(
            claim,
            readings,
            limit,
            startedPlugins(readings, since),
            lines.filter(({at}) => at >= Math.max(since, host.clock.now() - doubtMs)),
          );
        const proof = claim.on ? withFarSide(claim, told, far.get(`${claim.kind} ${claim.name}`)) : off;
        return {kind: claim.kind, name: claim.name, claimedIn: claim.claimedIn, ...proof};
      }),
      limitedBy: missing?.detail ?? limit,
    };
    return seen(value);
  },
};

const off: Proof = {
  state: 'off',
  detail: 'switched off where it is configured',
  sends: null,
  receives: null,
  checkedAt: null,
  tookMs: null,
};

/** Why nothing beyond the claims can be said now; null when the gateway can be believed. */
function limitOf(readings: Readings): string | null {
  const {http} = readings;
  if (!http) return 'The gateway has not been asked yet.';
  if (!http.seen) return `The gateway could not be asked: ${http.detail}`;
  const {healthz, port} = http.value;
  if (!healthz.seen) return `The gateway gives no answer on port ${port}, so nothing beyond the configuration is known: ${healthz.detail}`;
  if (!healthz.value.openclaw)
    return `Port ${port} is answered by something that is no gateway, so nothing beyond the configuration is known.`;
  return versionSkew(readings.install?.seen ? readings.install.value : null) === null
    ? null
    : 'CLI and daemon are of different versions, so the CLI was not asked.';
}

/** Answers from before the gateway's start speak of another process. */
function startedAt(readings: Readings, gateway: Gateway): number {
  return gatewayProcess(readings, gateway)?.startedAt ?? 0;
}

/** What a variable of the running gateway leaves out fails nothing and is named by nobody. */
function ofSwitch({kind}: Claim, {secrets}: Readings): Proof | null {
  const part = kind === 'channel' ? 'channels' : kind === 'browser' ? 'browser' : kind === 'cron' ? 'cron' : null;
  if (part === null || secrets?.seen !== true || secrets.value.daemonNames === null) return null;
  const off = secrets.value.switchedOff?.find(({what, holds}) => what === part && holds);
  return off === undefined
    ? null
    : {
        state: 'failed',
        detail: `switched off by ${off.variable} (${off.where})`,
        sends: false,
        receives: false,
        checkedAt: secrets.at,
        tookMs: null,
      };
}

/** What /readyz says of a channel is as fresh as can be; it names those that fail and those that are held down, not those that work. */
function ofReady(claim: Claim, readings: Readings, answers: Answers): Proof | null {
  const http = readings.http?.seen ? readings.http : null;
  const ready = http?.value.ready ?? null;
  if (claim.kind !== 'channel' || ready === null || http === null) return null;
  const channel = claim.name.split(':')[0] ?? claim.name;
  const {readyz} = http.value;
  const base = {checkedAt: http.at, tookMs: readyz.seen ? readyz.value.tookMs : null};
  if (ready.suppressed.includes(channel)) {
    return {
      ...base,
      state: 'failed',
      detail: 'the gateway itself holds it down after repeated crashes, while it reports ready',
      sends: false,
      receives: false,
    };
  }
  // The CLI's answer says more about a failing channel than /readyz does.
  if (!ready.failing.includes(channel) || proofOf(claim, answers)?.state === 'failed') return null;
  return {...base, state: 'failed', detail: 'the gateway is not ready because of it', sends: null, receives: null};
}

/** Without any answer of the CLI: what the gateway's start wrote about plugins, and what /readyz implies for channels. */
function ofLog(claim: Claim, readings: Readings, limit: string | null, started: Started | null, log: readonly LogLine[]): Proof {
  const claimed: Proof = {state: 'claimed', detail: wouldProve[claim.kind], sends: null, receives: null, checkedAt: null, tookMs: null};
  if (limit !== null) return claimed;
  const http = readings.http?.seen ? readings.http : null;
  if (claim.kind === 'channel' && http?.value.ready?.ready === true) {
    const doubt = doubtOf(claim.name, log);
    if (doubt !== null) return {...claimed, detail: doubt, checkedAt: http.at};
    return {
      ...claimed,
      state: 'loaded',
      detail: 'the gateway is ready and does not complain about it; a probe would prove it',
      checkedAt: http.at,
    };
  }
  if ((claim.kind === 'plugin' || claim.kind === 'browser') && started?.names.includes(claim.name)) {
    return {
      ...claimed,
      state: 'loaded',
      detail: 'the gateway loaded it at its start; whether it works shows in use',
      checkedAt: started.at,
    };
  }
  return claim.kind === 'hook' || claim.kind === 'cron' ? {...claimed, state: 'not-provable'} : claimed;
}

/** An answer that says whether the channel runs is believed, unless the gateway wrote of its end after it. */
function believed(answer: Proof | null, word: Proof | null): Proof | null {
  if (word === null || answer === null) return word ?? answer;
  if (answer.state === 'failed' || answer.state === 'off') return answer;
  const says = answer.state !== 'claimed' && answer.detail !== bare;
  return says && (answer.checkedAt ?? 0) >= (word.checkedAt ?? 0) ? answer : word;
}

interface Started {
  readonly names: readonly string[];
  readonly at: number;
}

/** `http server listening (15 plugins: anthropic, browser, …; 3.3s)`; before 2026.8 `ready (6 plugins: …)`. */
function startedPlugins(readings: Readings, since: number): Started | null {
  const lines = readings.log?.seen ? readings.log.value.lines : [];
  const line = lines.findLast((one) => one.at >= since && /\(\d+ plugins: /.test(one.text));
  const names = /\(\d+ plugins: ([\w., -]+)[;)]/.exec(line?.text ?? '')?.[1];
  return line && names !== undefined ? {names: names.split(', '), at: line.at} : null;
}

const wouldProve: Readonly<Record<Capability['kind'], string>> = {
  channel: '`openclaw channels status --probe` would check its token and its connection',
  agent: '`openclaw gateway call health` tells whether the gateway has it; only a turn proves its model, and that costs',
  provider: '`openclaw models status` tells whether a key is there; only a call to the model proves it, and that costs',
  plugin: '`openclaw gateway call health` tells whether the gateway has loaded it',
  skill: '`openclaw skills list` tells whether all it needs is there',
  mcp: '`openclaw mcp probe` would start it and list its tools',
  speech: 'only speaking would prove it, and that costs',
  browser: '`openclaw browser doctor` would check it',
  hook: 'only a real call would prove it',
  cron: '`openclaw automations status` lists the jobs and their last runs',
};

async function reach(host: Host, {host: name, port, tls}: FarTarget): Promise<string | null> {
  const look = await host.dial(tls ? {what: 'tls', host: name, port, limitMs} : {what: 'tcp', host: name, port, limitMs});
  return look.seen ? null : `${name}:${port} cannot be reached: ${look.detail}`;
}

/** A far side that answers proves nothing about a key; one that cannot be reached disproves whatever needs it. */
function withFarSide({kind}: Claim, proof: Proof, unreachable: string | null | undefined): Proof {
  const needsIt = kind === 'provider' || kind === 'mcp' || kind === 'speech';
  if (unreachable == null || !needsIt || proof.state === 'failed') return proof;
  return {...proof, state: 'failed', detail: unreachable.slice(0, 400)};
}
