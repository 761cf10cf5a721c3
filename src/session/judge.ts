import type {Case, Code, Facts, Finding, Judged, Judgement, ReadingName, Rule, Severity, Verdict, Why} from '../model/index.ts';
import {whyLeftOpen} from '../openclaw/answers.ts';
import {supervisorFor, unaskedName} from '../supervisors/index.ts';

/** Asks every rule, puts each finding behind the one that explains it, the root first, and says how the gateway stands. */
export function judge(facts: Facts, rules: readonly Rule[]): Judgement {
  const answers = rules.map((rule) => ({rule, judged: ask(rule, facts)}));
  const shown = answers.flatMap(({rule, judged}) => held(rule, judged, facts.now));
  const causes = causesOf(shown);
  const findings = shown.flatMap(({rule, cases}) => cases.map((one) => finding(rule, one, causes, facts)));
  const unseen = unseenOf(facts, findings);
  return {
    verdict: verdictOf(findings, unseen.neededMissing),
    findings: sorted(findings),
    unanswered: answers.flatMap(({rule, judged}) => (judged.is === 'unknown' ? [{code: rule.code, because: judged.because}] : [])),
    unseen: unseen.list,
  };
}

interface Answered {
  readonly rule: Rule;
  readonly cases: readonly Case[];
}

type UnseenEntry = Judgement['unseen'][number] & {readonly why: Why};

const rank: Readonly<Record<Severity, number>> = {down: 0, degraded: 1, note: 2};

/** A rule that throws is a bug of ours and must not take the others with it. */
function ask(rule: Rule, facts: Facts): Judged {
  try {
    return rule.judge(facts);
  } catch (error) {
    return {is: 'unknown', because: `the rule itself failed: ${error instanceof Error ? error.message : String(error)}`};
  }
}

/** The cases that have held for long enough, and have not passed. */
function held(rule: Rule, judged: Judged, now: number): readonly Answered[] {
  if (judged.is !== 'holds') return [];
  const cases = judged.cases.filter(
    ({since, lastAt}) =>
      (since === undefined || now - since >= (rule.holdMs ?? 0)) && (lastAt === undefined || now - lastAt <= (rule.recentMs ?? Infinity)),
  );
  return cases.length === 0 ? [] : [{rule, cases}];
}

/** What explains what among the codes that hold: a forest, since a code never leads back to itself. */
interface Causes {
  readonly worst: ReadonlyMap<Code, Severity>;
  readonly parents: ReadonlyMap<Code, Code>;
}

function causesOf(held: readonly Answered[]): Causes {
  const parents = new Map<Code, Code>();
  const worst = new Map(held.map(({rule, cases}) => [rule.code, worstOf(cases.map((one) => one.severity ?? rule.severity))]));
  // The gravest first: where lists contradict one another, it is the lighter finding that gives way.
  const bySeverity = [...held].sort((a, b) => rank[worst.get(a.rule.code) ?? 'note'] - rank[worst.get(b.rule.code) ?? 'note']);
  for (const {rule, cases} of bySeverity) {
    // A code as a whole is explained only when each of its cases is.
    const explained = cases.map((one) => causeOf(rule, one, {worst, parents}));
    const first = explained[0];
    if (first !== undefined && explained.every((code) => code !== undefined)) parents.set(rule.code, first);
  }
  return {worst, parents};
}

/** The first code of the case's list that holds. A note is no cause of anything worse than a note. */
function causeOf(rule: Rule, held: Case, {worst, parents}: Causes): Code | undefined {
  return (held.behind ?? rule.behind).find((code) => {
    const severity = worst.get(code);
    return severity !== undefined && (severity !== 'note' || worst.get(rule.code) === 'note') && !leadsTo(code, rule.code, parents);
  });
}

function leadsTo(from: Code, to: Code, parents: ReadonlyMap<Code, Code>): boolean {
  for (let code: Code | undefined = from; code !== undefined; code = parents.get(code)) if (code === to) return true;
  return false;
}

/** The end of the chain of explanations. */
function rootOf(from: Code, parents: ReadonlyMap<Code, Code>): Code {
  let code = from;
  for (let next = parents.get(code); next !== undefined; next = parents.get(code)) code = next;
  return code;
}

function finding(rule: Rule, held: Case, causes: Causes, facts: Facts): Finding {
  const cause = causeOf(rule, held, causes);
  return {
    code: rule.code,
    severity: held.severity ?? rule.severity,
    title: rule.title,
    text: held.text,
    behind: cause === undefined ? null : rootOf(cause, causes.parents),
    evidence: held.evidence,
    next: held.next ?? rule.explain.next(facts),
    subject: held.subject ?? null,
  };
}

/** Roots first, the gravest before the others by what stands behind them too; then their symptoms; notes last. */
function sorted(findings: readonly Finding[]): readonly Finding[] {
  const weight = (one: Finding): number =>
    Math.min(rank[one.severity], ...findings.filter((other) => other.behind === one.code).map((other) => rank[other.severity]));
  const symptoms = (one: Finding): number => findings.filter((other) => other.behind === one.code).length;
  const place = (one: Finding): number => (one.severity === 'note' ? 2 : one.behind === null ? 0 : 1);
  return [...findings].sort(
    (a, b) =>
      place(a) - place(b) ||
      weight(a) - weight(b) ||
      symptoms(b) - symptoms(a) ||
      a.code.localeCompare(b.code) ||
      (a.subject ?? '').localeCompare(b.subject ?? ''),
  );
}

function verdictOf(findings: readonly Finding[], neededMissing: boolean): Verdict {
  const worst = worstOf(findings.map((one) => one.severity));
  if (findings.length > 0 && worst !== 'note') return worst;
  return neededMissing ? 'unknown' : 'clear';
}

function worstOf(severities: readonly Severity[]): Severity {
  return severities.reduce<Severity>((worst, severity) => (rank[severity] < rank[worst] ? severity : worst), 'note');
}

function unseenOf(facts: Facts, findings: readonly Finding[]): {readonly list: readonly UnseenEntry[]; readonly neededMissing: boolean} {
  const {needed} = supervisorFor(facts.readings);
  const list: UnseenEntry[] = [];
  const add = (probe: ReadingName, why: Why, detail: string): void => {
    if (!list.some((one) => one.probe === probe && one.why === why && one.detail === detail)) list.push({probe, why, detail});
  };
  for (const name of names(facts)) {
    const reading = facts.readings[name];
    if (reading?.seen === false) add(name, reading.why, reading.detail);
  }
  for (const name of needed)
    if (facts.readings[name] === undefined)
      add(name, 'missing', `has not been looked at yet; without ${name} nobody can say that all is well`);
  const gap = gapOf(facts, findings);
  for (const one of gap) add(one.probe, one.why, one.detail);
  for (const one of leftOpen(facts)) add(one.probe, one.why, one.detail);
  const supervisor = facts.readings.supervisor;
  if (supervisor?.seen === true)
    for (const one of supervisor.value.unasked) add('supervisor', 'denied', `${unaskedName(one)}: ${one.detail}`);
  return {list, neededMissing: gap.length > 0 || needed.some((name) => facts.readings[name]?.seen !== true)};
}

function names(facts: Facts): readonly ReadingName[] {
  return (Object.keys(facts.readings) as ReadingName[]).sort();
}

/** Readings that came back and still do not carry a "clear". */
function gapOf(facts: Facts, findings: readonly Finding[]): readonly UnseenEntry[] {
  const {supervisor, http} = facts.readings;
  const gap: UnseenEntry[] = [];
  if (supervisor?.seen === true && supervisor.value.owner === 'unknown') {
    gap.push({probe: 'supervisor', why: 'denied', detail: "who owns the gateway could not be seen; look as root or as the gateway's user"});
  }
  const answers = http?.seen === true && http.value.healthz.seen && http.value.healthz.value.openclaw;
  if (http?.seen === true && !answers && !findings.some((one) => one.code === 'gateway-starting')) {
    const {healthz} = http.value;
    gap.push({
      probe: 'http',
      why: healthz.seen ? 'garbled' : healthz.why,
      detail: `/healthz: ${healthz.seen ? `not a gateway's answer (status ${healthz.value.status})` : healthz.detail}`,
    });
  }
  return gap;
}

/** What a look asked OpenClaw's own commands and was not told: a loaded host takes longer for them than anybody waits. */
function leftOpen({readings: {cli}}: Facts): readonly UnseenEntry[] {
  if (cli?.seen !== true) return [];
  return cli.value.answers.flatMap((answer): readonly UnseenEntry[] => {
    const detail = whyLeftOpen(answer);
    return detail === null ? [] : [{probe: 'cli', why: answer.ended === 'exit' ? 'garbled' : 'late', detail}];
  });
}
