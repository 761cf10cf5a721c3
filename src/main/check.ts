import type {Gateway, Judgement, Readings, Verdict} from '../model/index.ts';
import {lookAtAll, probes} from '../probes/index.ts';
import {printStep} from '../steps/index.ts';
import {reportUncaught} from './bug.ts';
import {judgeByRules} from './judging.ts';
import {type Opened, openGateway, wishOf} from './open-gateway.ts';
import type {Options} from './options.ts';
import type {Recording} from './recording.ts';

/** 0 nothing wrong, 1 degraded, 2 down, 3 could not see enough to say. */
export const exitCodes: Readonly<Record<Verdict, number>> = {clear: 0, degraded: 1, down: 2, unknown: 3};

const wrongUse = 64;

/** Looks once, judges, prints, leaves. */
export async function check(options: Options): Promise<number> {
  reportUncaught();
  const begunAt = performance.now();
  const there = await openWanted(options);
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

/** This host, or one that was recorded; with what writes this one down, where that is wanted. */
async function openWanted(options: Options): Promise<Recording | {readonly problem: string}> {
  const wish = wishOf(options);
  if (options.record === undefined && options.from === undefined) return {opened: await openGateway({find: wish}), close: () => null};
  const {openRecording, recordTo} = await import('./recording.ts');
  if (options.record !== undefined) return recordTo(options.record, await openGateway({find: wish}), wish);
  const opened = await openRecording(options.from ?? '', {find: wish});
  return 'facts' in opened ? {opened, close: () => null} : opened;
}

async function lookOnce(options: Options, opened: Opened, took: () => number): Promise<number> {
  const gateway = opened.gateways[0];
  if (gateway === undefined) {
    const sentence = opened.problem ?? 'no gateway was found on this host';
    if (options.json) process.stdout.write(`${JSON.stringify(withoutGateway(opened, took(), sentence))}\n`);
    else process.stdout.write(`? ${sentence}\n${opened.denied.map((text) => `  ${text}\n`).join('')}`);
    return exitCodes.unknown;
  }
  for (const other of opened.gateways.slice(1))
    process.stderr.write(`rungs: also here, not looked at: --profile ${other.profile} (${other.user.name}, port ${other.port})\n`);
  const readings = await lookAtAll(probes, opened.host, gateway, options.deep);
  const judgement = judgeByRules({gateway, now: opened.host.clock.now(), readings});
  const tookMs = took();
  process.stdout.write(
    options.json
      ? `${JSON.stringify(report(opened, gateway, readings, judgement, opened.host.clock.now() - tookMs, tookMs))}\n`
      : text(judgement, gateway, readings, tookMs),
  );
  return exitCodes[judgement.verdict];
}

/** What `--json` prints; docs/schemas/check.json says its form. */
export function report(
  opened: Pick<Opened, 'facts'>,
  gateway: Gateway,
  readings: Readings,
  judgement: Judgement,
  at: number,
  tookMs: number,
): object {
  const install = readings.install?.seen === true ? readings.install.value : null;
  const supervisor = readings.supervisor?.seen === true ? readings.supervisor.value : null;
  return {
    schema: 'rungs.check/1',
    at: new Date(at).toISOString(),
    tookMs,
    host: {name: opened.facts.name, os: opened.facts.os},
    gateway: {
      profile: gateway.profile,
      port: gateway.port,
      user: gateway.user.name,
      unit: gateway.unit,
      version: install?.running?.version ?? install?.unit?.version ?? null,
      cli: install?.cli.seen === true ? install.cli.value.version : null,
      owner: supervisor?.owner ?? 'unknown',
    },
    verdict: judgement.verdict,
    findings: judgement.findings.map(({code, severity, subject, title, text: said, behind, evidence, next}) => ({
      code,
      severity,
      subject,
      title,
      text: said,
      behind,
      evidence,
      // As a person reads them, and as data: words, effect, who must run it, what takes it back.
      next: next.map(printStep),
      steps: next,
    })),
    unseen: judgement.unseen,
    unanswered: judgement.unanswered,
    readings,
  };
}

function withoutGateway(opened: Opened, tookMs: number, sentence: string): object {
  return {
    schema: 'rungs.check/1',
    at: new Date(opened.host.clock.now() - tookMs).toISOString(),
    tookMs,
    host: {name: opened.facts.name, os: opened.facts.os},
    gateway: null,
    verdict: 'unknown',
    findings: [],
    unseen: [
      {probe: 'supervisor', why: 'missing', detail: sentence},
      ...opened.denied.map((detail) => ({probe: 'supervisor', why: 'denied', detail})),
    ],
    unanswered: [],
    readings: {},
  };
}

function text(judgement: Judgement, gateway: Gateway, readings: Readings, tookMs: number): string {
  const owner = readings.supervisor?.seen === true ? readings.supervisor.value.owner : 'unknown';
  const lines = [
    `${judgement.verdict.toUpperCase()}  ${gateway.profile} :${gateway.port} of ${gateway.user.name}, owner ${owner}, looked for ${(tookMs / 1000).toFixed(1)} s`,
  ];
  for (const finding of judgement.findings) {
    const indent = finding.behind === null ? '' : '    ';
    lines.push(
      '',
      `${indent}${finding.severity} ${finding.code}${finding.subject === null ? '' : ` (${finding.subject})`}: ${finding.title}${finding.behind === null ? '' : ` [behind ${finding.behind}]`}`,
    );
    if (finding.behind !== null) continue;
    lines.push(
      `  ${finding.text}`,
      ...finding.evidence.map((one) => `  | ${one.line}`),
      ...finding.next.map((step) => `  > ${printStep(step)}`),
    );
  }
  if (judgement.unseen.length > 0) lines.push('', ...judgement.unseen.map((one) => `not seen: ${one.probe} (${one.why}): ${one.detail}`));
  return `${lines.join('\n')}\n`;
}
