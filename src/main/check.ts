import type {Gateway, Verdict} from '../model/index.ts';
import {lookAtAll, pastLog, probes} from '../probes/index.ts';
import {connect, unavailable} from './away/connect.ts';
import {placeName} from './away/place-name.ts';
import {reportUncaught} from './bug.ts';
import {type Looked, leftoverSentence, report, text, withoutGateway} from './check-report.ts';
import {judgeByRules} from './judging.ts';
import {type Away, type Opened, openGateway, wishOf} from './open-gateway.ts';
import type {Options} from './options.ts';
import {pastOf} from './past-report.ts';
import type {Recording} from './recording.ts';

/** 0 nothing wrong, 1 degraded, 2 down, 3 could not see enough to say. */
export const exitCodes: Readonly<Record<Verdict, number>> = {clear: 0, degraded: 1, down: 2, unknown: 3};

const wrongUse = 64;

/** Looks once at every gateway that is meant, judges, prints the worst first, leaves. */
export async function check(options: Options): Promise<number> {
  reportUncaught();
  const begunAt = performance.now();
  const away = await connect(options, null);
  if (away !== null && 'problem' in away) {
    process.stderr.write(`rungs: ${away.problem}\n`);
    return unavailable;
  }
  const there = await openWanted(options, away);
  if ('problem' in there) {
    process.stderr.write(`rungs: ${there.problem}\n`);
    return wrongUse;
  }
  const {opened, close} = there;
  const code = await lookOnce(options, opened, () => Math.round(performance.now() - begunAt));
  const unwritten = close();
  if (unwritten !== null) process.stderr.write(`rungs: the recording is not whole: ${unwritten}\n`);
  return code;
}

/** This host, another one, or one that was recorded; with what writes this one down, where that is wanted. */
async function openWanted(options: Options, away: Away | null): Promise<Recording | {readonly problem: string}> {
  const wish = wishOf(options);
  if (options.record === undefined && options.from === undefined) return {opened: await openGateway({find: wish}, away), close: () => null};
  const {openRecording, recordTo} = await import('./recording.ts');
  if (options.record !== undefined) return recordTo(options.record, await openGateway({find: wish}, away), wish);
  const opened = await openRecording(options.from ?? '', {find: wish});
  return 'facts' in opened ? {opened, close: () => null} : opened;
}

async function lookOnce(options: Options, opened: Opened, took: () => number): Promise<number> {
  if (opened.gateways.length === 0) {
    const sentence = opened.problem ?? 'no gateway was found on this host';
    if (options.json) process.stdout.write(`${JSON.stringify(withoutGateway(opened, took(), sentence))}\n`);
    else process.stdout.write(`? ${sentence}\n${opened.denied.map((text) => `  ${text}\n`).join('')}`);
    return exitCodes.unknown;
  }
  const looked: Looked[] = [];
  // One after another: each look is bounded for itself, and together they would be too much for a small host.
  for (const gateway of opened.gateways) looked.push(await lookAt(opened, gateway, options));
  const worstFirst = looked.toSorted((a, b) => gravity(b) - gravity(a));
  process.stdout.write(options.json ? asJson(opened, worstFirst, took()) : asText(opened, worstFirst, took()));
  return exitCodes[worstFirst[0]?.judgement.verdict ?? 'unknown'];
}

async function lookAt({host}: Opened, gateway: Gateway, {deep, sinceMs}: Options): Promise<Looked> {
  const readings = await lookAtAll(probes, host, gateway, deep);
  const now = host.clock.now();
  const judgement = judgeByRules({gateway, now, readings});
  if (sinceMs === undefined) return {gateway, readings, judgement};
  return {gateway, readings, judgement, past: pastOf(await pastLog(host, gateway, readings, now - sinceMs))};
}

/** What could not be seen is worse than what is well, and better than what is known to be broken. */
function gravity({judgement}: Looked): number {
  return (['clear', 'unknown', 'degraded', 'down'] as const).indexOf(judgement.verdict);
}

function asJson(opened: Opened, [worst, ...others]: readonly Looked[], tookMs: number): string {
  const at = opened.host.clock.now() - tookMs;
  const one = (looked: Looked): object => report(opened, looked, at, tookMs);
  const leftovers = opened.leftovers.map(({stateDir, profile, user}) => ({stateDir, profile, user: user.name}));
  return `${JSON.stringify({...(worst === undefined ? {} : one(worst)), others: others.map(one), leftovers})}\n`;
}

function asText(opened: Opened, looked: readonly Looked[], tookMs: number): string {
  const leftovers = opened.leftovers.map((one) => `note: ${leftoverSentence(one)}\n`);
  const place = opened.facts.through === undefined ? '' : `on ${placeName(opened.facts)}\n`;
  return place + [...looked.map((one) => text(one, tookMs)), ...(leftovers.length === 0 ? [] : [leftovers.join('')])].join('\n');
}
