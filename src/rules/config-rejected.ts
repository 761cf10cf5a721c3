import type {Case, ConfigValue, Facts, LogLine, Step} from '../model/index.ts';
import {meaning} from '../openclaw/meaning.ts';
import {say} from '../steps/index.ts';
import {openclaw, steps, wordsFor} from './shared/commands.ts';
import {cliAnswer, dig, items, text} from './shared/json.ts';
import {lastRunLine, lastRunLines, logEvidence} from './shared/last-run.ts';
import {refusal, startOf} from './shared/refusal.ts';
import {clear, holds, maybe, rule, unknown} from './shared/rule.ts';
import {unlessServing} from './shared/serving.ts';
import {chosenUnit} from './shared/unit.ts';
import {listed, quote} from './shared/words.ts';

export const configRejected = rule({
  code: 'config-rejected',
  title: 'The configuration is refused: a key or value that this version does not know',
  severity: 'down',
  behind: ['version-skew', 'entry-stale', 'config-split', 'config-missing', 'config-broken', 'config-newer'],
  needs: ['config'],
  judge({config}, facts) {
    if (config.state === 'broken' || config.state === 'missing') return clear;
    const told = refusal(facts, meaning('asked-config-refused'));
    if (told.is === 'said') {
      const issues = issueLines(facts, told.line);
      return holds({
        text: `The ${told.by.title} refuses ${config.path}: ${listed(
          (issues.length === 0 ? [told.line] : issues).map((line) => quote(issueOf(line.text))),
          3,
        )}.`,
        evidence: [logEvidence(told.line), ...issues.map(logEvidence), told.by.evidence],
        severity: unlessServing(facts),
        next: steps(remedy(facts), startOf(facts, told.by)),
      });
    }
    const other = fromCli(facts, config.path) ?? fromReload(facts, config);
    if (other !== null) return holds(other);
    return told.is === 'unsaid' ? unknown(told.because) : clear;
  },
  explain: {
    means: 'openclaw.json is well formed, and the schema of this version refuses a key or a value in it.',
    why: 'A slip in a key, a key of another version, or an older gateway that rewrote the file with keys that the newer one does not take.',
    misleads: '`status` and `health` wait 15 seconds for a service that never comes, and exit 0 or blame the connection.',
    next: (facts) => steps(openclaw(facts)`config validate --json`, wordsFor(facts).start(facts)),
    page: 'gateway/troubleshooting/config-validation-and-probes',
  },
});

/** The lines after `Invalid config`: `openclaw.json:2 — gateway: Unrecognized key: "bogusKey"`. */
function issueLines(facts: Facts, refused: LogLine): readonly LogLine[] {
  const log = maybe(facts, 'log');
  const supervisor = maybe(facts, 'supervisor');
  if (log === null || supervisor === null) return [];
  const own = lastRunLines(chosenUnit(supervisor), log).filter(
    (line) => line.at >= refused.at - 2_000 && line !== refused && meaning('asked-config-issue').test(line.text),
  );
  return own.slice(0, 5);
}

function issueOf(line: string): string {
  return line
    .replace(/^.*?Gateway failed to start: /, '')
    .replace(/^.*openclaw\.json:(\d+) — /, 'line $1, ')
    .trim();
}

function fromCli(facts: Facts, path: string): Case | null {
  const answer = cliAnswer(facts, 'config validate');
  if (answer === null || dig(answer.json, 'valid') !== false) return null;
  const issues = items(dig(answer.json, 'issues')).map((issue) => {
    const where = text(dig(issue, 'path'));
    return `${where === null ? '' : `${where}: `}${text(dig(issue, 'message')) ?? 'refused'}`;
  });
  if (issues.length === 0 || issues.some((issue) => notOfTheSchema.test(issue))) return null;
  return {
    text: `This version refuses ${path}: ${listed(issues.map(quote), 3)}.`,
    evidence: issues.slice(0, 5).map((issue) => ({probe: 'cli' as const, line: `config validate: ${issue}`})),
    severity: unlessServing(facts),
    next: remedy(facts),
  };
}

/** Then nobody looked at a key: the file could not be read, or the state that is read with it. */
const notOfTheSchema = /parse failed|file not found|read failed/i;

/** A running gateway that was handed a bad edit keeps the old configuration: file and gateway differ until the next edit. */
function fromReload(facts: Facts, config: ConfigValue): Case | null {
  const supervisor = maybe(facts, 'supervisor');
  const unit = supervisor === null ? null : chosenUnit(supervisor);
  const line = lastRunLine(facts, unit, meaning('reload-skipped-invalid'));
  // What could not be read then can be read now: the file was half written at that moment, and the gateway looks at whole ones, too.
  if (line !== null && meaning('asked-reload-half-written').test(line.text)) return null;
  if (line === null || (config.facts !== null && config.facts.modifiedAt > line.at + 1_000)) return null;
  return {
    text:
      `The running gateway ignored the last edit of ${config.path} and keeps its old configuration: "${quote(line.text)}". The ` +
      `next restart is refused.`,
    evidence: [logEvidence(line)],
    severity: 'degraded',
    next: remedy(facts),
  };
}

function remedy(facts: Facts): readonly Step[] {
  return [openclaw(facts)`config validate --json`, say`mend the named key in ${facts.gateway.configPath}`];
}
