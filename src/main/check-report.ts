import type {Gateway, Judgement, Readings} from '../model/index.ts';
import {cliVersion} from '../openclaw/commands.ts';
import {overSince, triggersNow} from '../session/triggers.ts';
import {printStep} from '../steps/index.ts';
import {duration, utc} from '../ticket/format.ts';
import type {Opened} from './open-gateway.ts';
import {type Past, pastReport, pastText} from './past-report.ts';

/** What was seen of one gateway, and what it means. */
export interface Looked {
  readonly gateway: Gateway;
  readonly readings: Readings;
  readonly judgement: Judgement;
  /** Where it was asked for. */
  readonly past?: Past;
}

/** What `--json` prints of one gateway; docs/schemas/check.json says its form. */
export function report(opened: Pick<Opened, 'facts'>, {gateway, readings, judgement, past}: Looked, at: number, tookMs: number): object {
  const install = readings.install?.seen === true ? readings.install.value : null;
  const supervisor = readings.supervisor?.seen === true ? readings.supervisor.value : null;
  return {
    schema: 'rungs.check/1',
    at: new Date(at).toISOString(),
    tookMs,
    host: hostOf(opened),
    gateway: {
      profile: gateway.profile,
      port: gateway.port,
      user: gateway.user.name,
      unit: gateway.unit,
      version: install?.running?.version ?? install?.unit?.version ?? null,
      cli: cliVersion(readings),
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
    unproved: unproved(readings),
    ...(past === undefined ? {} : {past: pastReport(past)}),
    readings,
  };
}

function hostOf({facts: {name, os, through}}: Pick<Opened, 'facts'>): object {
  return {name, os, ...(through === undefined ? {} : {through})};
}

/** What is configured, switched on, and neither seen to work nor seen to fail: no verdict speaks of it. */
function unproved({capabilities}: Readings): readonly {readonly kind: string; readonly name: string; readonly detail: string}[] {
  if (capabilities?.seen !== true) return [];
  return capabilities.value.capabilities.filter(({state}) => state === 'claimed').map(({kind, name, detail}) => ({kind, name, detail}));
}

export function withoutGateway(opened: Opened, tookMs: number, sentence: string): object {
  return {
    schema: 'rungs.check/1',
    at: new Date(opened.host.clock.now() - tookMs).toISOString(),
    tookMs,
    host: hostOf(opened),
    gateway: null,
    verdict: 'unknown',
    findings: [],
    unseen: [
      {probe: 'supervisor', why: 'missing', detail: sentence},
      ...opened.denied.map((detail) => ({probe: 'supervisor', why: 'denied', detail})),
    ],
    unanswered: [],
    unproved: [],
    readings: {},
    others: [],
    leftovers: opened.leftovers.map(({stateDir, profile, user}) => ({stateDir, profile, user: user.name})),
  };
}

export function text({gateway, readings, judgement, past}: Looked, tookMs: number): string {
  const owner = readings.supervisor?.seen === true ? readings.supervisor.value.owner : 'unknown';
  const lines = [
    `${judgement.verdict.toUpperCase()}  ${gateway.profile} :${gateway.port} of ${gateway.user.name}, owner ${owner}, looked for ${(tookMs / 1000).toFixed(1)} s`,
  ];
  const open = unproved(readings);
  if (judgement.verdict === 'clear' && readings.cli === undefined)
    lines.push("as far as a quick look sees; not asked: OpenClaw's own commands (--deep asks them)");
  if (open.length > 0) lines.push(`configured and not proved: ${open.map(({kind, name}) => `${kind} ${name}`).join(', ')}`);
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
  lines.push(...before({readings, judgement}));
  if (judgement.unseen.length > 0) lines.push('', ...judgement.unseen.map((one) => `not seen: ${one.probe} (${one.why}): ${one.detail}`));
  return `${lines.join('\n')}\n${past === undefined ? '' : pastText(past)}`;
}

/** What was changed shortly before the trouble of now, where somebody looked for it. */
function before(looked: Pick<Looked, 'readings' | 'judgement'>): readonly string[] {
  const now = triggersNow(looked);
  if (now === null) return over(looked);
  const told = now.triggers.map(({change, beforeMs}) => `  ${duration(beforeMs)} before it: ${change.text}`);
  return ['', `first sign of trouble ${utc(now.trouble.at)}: ${now.trouble.text}`, ...told, '  (together in time; that proves no cause)'];
}

/** What was wrong in the last day and is over. */
function over(looked: Pick<Looked, 'readings' | 'judgement'>): readonly string[] {
  const all = overSince(looked);
  const left = all.length - overMax;
  const told = all.slice(0, overMax).map(({at, text}) => `  ${utc(at)} ${text}`);
  const more = left > 0 ? [`  and ${left} times more before: rungs changed`] : [];
  return all.length === 0 ? [] : ['', 'not well in the last day, and over:', ...told, ...more];
}

const overMax = 3;

/** A folder that is nobody's gateway, and how to look at it all the same. */
export function leftoverSentence({stateDir, user, profile}: Gateway): string {
  return `${stateDir} of ${user.name} is left over: nothing runs or is supervised from it; --profile ${profile} looks at it as ${user.name}`;
}
