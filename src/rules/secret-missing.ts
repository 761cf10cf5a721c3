import type {Case, ConfigValue, Facts, SecretsValue} from '../model/index.ts';
import {meaning} from '../openclaw/meaning.ts';
import {say} from '../steps/index.ts';
import {openclaw, steps, wordsFor} from './shared/commands.ts';
import {lastRunLine, logEvidence} from './shared/last-run.ts';
import {holds, maybe, rule, unknown} from './shared/rule.ts';
import {unlessServing} from './shared/serving.ts';
import {chosenUnit, isUp} from './shared/unit.ts';
import {listed, quote} from './shared/words.ts';

export const secretMissing = rule({
  code: 'secret-missing',
  title: 'The configuration refers to a variable that the gateway has not got',
  severity: 'degraded',
  behind: ['env-file-missing', 'config-split'],
  needs: ['config', 'secrets'],
  judge({config, secrets}, facts) {
    const wanted = config.references.filter((reference) => reference.source === 'env');
    const answers = wanted.map((reference) => ({reference, has: daemonHas(facts, secrets, reference.name)}));
    const missing = answers.filter((answer) => answer.has === false).map((answer) => answer.reference);
    const blind = answers.filter((answer) => answer.has === null);
    const found = holds(...[...new Set(missing.map((reference) => reference.name))].map((name) => held(facts, config, secrets, name)));
    return found.is === 'clear' && blind.length > 0
      ? unknown(
          `the running gateway's environment could not be read, and no file sets ` +
            `${listed([...new Set(blind.map((answer) => answer.reference.name))])}`,
        )
      : found;
  },
  explain: {
    means: 'openclaw.json says ${NAME} or {source: env}, and no source gives the gateway that variable.',
    why: "The key is exported in somebody's shell only, its line was lost in a rotation, or its file is not read by the service.",
    misleads:
      'In your shell the same key works: the CLI resolves it from your environment. A failed reference does not fall back to another key.',
    next: (facts) =>
      steps(openclaw(facts)`secrets audit --json`, wordsFor(facts).showLoaded(facts, 'environment files'), wordsFor(facts).restart(facts)),
    page: 'gateway/secrets/operations',
  },
});

function held(facts: Facts, config: ConfigValue, secrets: SecretsValue, name: string): Case {
  const places = config.references.filter((reference) => reference.name === name).map((reference) => reference.at);
  const elsewhere = secrets.keys.find((key) => key.name === name)?.sources.map((source) => source.where) ?? [];
  const supervisor = maybe(facts, 'supervisor');
  const unit = supervisor === null ? null : chosenUnit(supervisor);
  const line = lastRunLine(facts, unit, {
    test: (text) => text.includes(name) || meaning('secret-surface-cold', 'secrets-degraded').test(text),
  });
  return {
    subject: name,
    text:
      `${config.path} refers to \${${name}} (${listed(places)}), and the gateway has no such variable.` +
      (elsewhere.length === 0
        ? ' No file that the service reads sets it.'
        : ` It is set in ${listed(elsewhere)}, which the running gateway did not get: restart it.`) +
      `${line === null ? '' : ` The log: "${quote(line.text)}".`}`,
    evidence: [
      ...places.slice(0, 5).map((at) => ({probe: 'config' as const, line: `${at}: \${${name}}`})),
      {
        probe: 'secrets',
        line:
          `${name}: not in the gateway's environment ` +
          `(${secrets.daemonNames === null ? 'nothing runs' : `${secrets.daemonNames.length} names seen`})`,
      },
      ...(line === null ? [] : [logEvidence(line)]),
    ],
    severity: unit !== null && !isUp(unit) && line !== null ? unlessServing(facts) : 'degraded',
    next: steps(
      say`add a line ${`${name}=…`} to ${`${facts.gateway.stateDir}/.env`} (mode 600)`,
      wordsFor(facts).restart(facts, unit ?? undefined),
      openclaw(facts)`secrets audit --json`,
    ),
  };
}

/** Files that OpenClaw reads itself do not show in the process's environment. Null = cannot be told. */
function daemonHas(facts: Facts, secrets: SecretsValue, name: string): boolean | null {
  if (secrets.daemonNames?.includes(name) === true) return true;
  const key = secrets.keys.find((one) => one.name === name);
  if (
    key !== undefined &&
    (key.daemon !== null ||
      key.sources.some((source) => source.kind === 'dotenv' || source.kind === 'config-env' || source.kind === 'process'))
  )
    return true;
  if (secrets.daemonNames !== null) return false;
  if (key !== undefined && key.sources.length > 0) return true;
  const supervisor = maybe(facts, 'supervisor');
  const runs = supervisor === null || supervisor.units.some(isUp) || supervisor.processes.length > 0;
  return runs ? null : false;
}
