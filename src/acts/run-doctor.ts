import type {Code, Facts, Finding} from '../model/index.ts';
import {inRange, sameVersion} from '../openclaw/versions.ts';
import {change, value} from '../steps/index.ts';
import {asOwner, wordsFor} from '../supervisors/index.ts';
import type {Act} from './act.ts';
import {commandOf, nameOf, notBeforeTheCause, startMs, unitOf} from './shared.ts';

/** OpenClaw's own repair, between two looks at everything that it may touch. */
export const runDoctor: Act = {
  name: 'run-doctor',
  title: "Have OpenClaw's doctor repair it, and see what it changed",
  mends: ['config-rejected'],
  draft(facts, finding) {
    const unit = unitOf(facts);
    if (unit === null || facts.gateway.cliPath === null || !isTried(facts) || !isAboutKeys(finding)) return null;
    const {profile, configPath, stateDir} = facts.gateway;
    const words = wordsFor(facts);
    const failed = unit.active === 'failed';
    const forget = failed ? commandOf(words.resetFailed(facts, unit)) : null;
    const again = failed ? commandOf(words.start(facts, unit)) : null;
    const reload = commandOf(words.reload(facts, unit));
    // As its owner, or the files would not be his any more.
    const repair = asOwner(
      facts,
      change({
        effect: 'runs openclaw doctor --fix between two looks at what it may touch',
        word: 'doctor',
      })`rungs config doctor --typed doctor --profile ${value(profile)}`,
    );
    const back = asOwner(
      facts,
      change({effect: 'puts back what it changed', word: 'back'})`rungs config doctor back --typed back --profile ${value(profile)}`,
    );
    return {
      steps: [repair, forget ?? [], again ?? []].flat().map((step) => ({step})),
      undo: [back, ...(reload === null ? [] : [reload])],
      effect:
        'keeps copies of what openclaw doctor --fix may touch, runs it with nothing of your environment, and says every file that it ' +
        `changed as a difference without secrets; it also switches off skills, and what it writes into databases is not put back${again === null ? '' : `; then ${again.effect}`}`,
      touches: [configPath, stateDir, nameOf(unit), 'what else doctor sees fit to change'],
      word: 'doctor',
      verifyMs: again === null ? 60_000 : startMs,
      changes: [configPath],
      packs: true,
    };
  },
  wrongNow: (facts, findings, finding) => whyNoDoctor(facts, findings) ?? notBeforeTheCause(findings, finding),
};

/** That of 2026.4.14 had written nothing after two minutes. */
function isTried({readings: {install}}: Facts): boolean {
  return install?.seen === true && install.value.cli.seen && inRange(install.value.cli.value.version, '>=2026.9.6');
}

/** It takes keys away that nobody knows, or moves them; where a value is wrong as well it writes nothing. */
function isAboutKeys({evidence}: Finding): boolean {
  const lines = evidence.map(({line}) => line);
  return (
    lines.some((line) => /Unrecognized keys?:? /.test(line)) &&
    !lines.some((line) => /Invalid (?:input|option|value|enum|type)|expected /.test(line))
  );
}

/** Why doctor would make it worse now, in a sentence; null = nothing is known that says so. */
export function whyNoDoctor(facts: Facts, findings: readonly Finding[]): string | null {
  const skew = skewOf(facts);
  if (skew !== null) return skew;
  const bad = findings.find(({code, severity}) => worse[code] !== undefined && (severity !== 'note' || noted.has(code)));
  return bad === undefined ? null : `${bad.code} holds: ${worse[bad.code]}`;
}

/** A finding may be silent of it, where it stands behind another one. */
function skewOf({readings: {install}}: Facts): string | null {
  if (install?.seen !== true || !install.value.cli.seen) return null;
  const {cli, running, unit} = install.value;
  const mine = cli.value.version;
  const other = [running, unit].find((one) => one?.version != null && !sameVersion(one.version, mine));
  return other === undefined || other === null
    ? null
    : `the openclaw command is ${mine} and the gateway ${other.version}: doctor would move the state to its own release, which nothing takes back`;
}

const migrates = 'doctor would move the state to another release, which nothing takes back';
const owners = 'another gateway has the state, and doctor would write into it under its hands';
const room = 'doctor would leave half-written files; make room first';
const embeds = 'doctor may write the value that it finds first into the unit, where it beats the right one from then on; settle that first';

const worse: Partial<Record<Code, string>> = {
  'version-skew': migrates,
  'config-newer': migrates,
  'update-unfinished': 'doctor would repair a package that is half replaced',
  'two-owners': owners,
  'foreground-owner': owners,
  'disk-full': room,
  'inodes-full': room,
  'state-unusable': 'doctor mends neither a damaged nor a locked nor a read-only state, and writes into what should be copied first',
  'secret-shadowed': embeds,
  'secret-in-unit': embeds,
};

/** These count although nothing is down by them. */
const noted: ReadonlySet<Code> = new Set(['secret-in-unit', 'secret-shadowed', 'update-unfinished', 'version-skew', 'config-newer']);
