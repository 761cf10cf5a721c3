import type {Case, Code, Facts, Step, SupervisorValue} from '../model/index.ts';
import {meaning} from '../openclaw/meaning.ts';
import {look, lookFor, operand, path, say} from '../steps/index.ts';
import {openclaw, openclawTo, steps} from './shared/commands.ts';
import {configOfUnit} from './shared/definition.ts';
import {type FailedStart, failedStart, reasonOf} from './shared/failed-start.ts';
import {logEvidence} from './shared/last-run.ts';
import {refusal, startOf} from './shared/refusal.ts';
import {clear, holds, maybe, rule, unknown} from './shared/rule.ts';
import {serviceEvidence, type Told, toldService} from './shared/service.ts';
import {serves, unlessServing} from './shared/serving.ts';
import {chosenUnit, presentUnits, refused} from './shared/unit.ts';
import {beside, listed, quote} from './shared/words.ts';

export const configIncomplete = rule({
  code: 'config-incomplete',
  title: 'The configuration is valid but the gateway refuses to start with it',
  severity: 'down',
  behind: ['inodes-full', 'disk-full', 'config-split', 'config-missing'],
  needs: ['config'],
  judge({config}, facts) {
    // A gateway that cannot read the file misses whatever it looks for first: that is the broken file, and not a key.
    if (config.state === 'broken' || config.state === 'unreadable') return clear;
    const supervisor = maybe(facts, 'supervisor');
    const unit = supervisor === null ? null : chosenUnit(supervisor);
    const remains = beside(config.path, config.remains);
    const copies = remains.length === 0 ? '' : ` Beside it: ${listed(remains)}.`;
    const next = steps(
      remains[0] === undefined ? null : lookFor('was it cut short')`diff ${path(remains[0])} ${path(config.path)}`,
      setMode(facts),
    );
    const causes: readonly Code[] = ['inodes-full', 'disk-full', 'config-split', 'config-missing'];
    const told = refusal(facts, meaning('asked-start-blocked'));
    // What the gateway misses in a file of its own says nothing of this one.
    const elsewhere = !serves(facts) && ![null, config.path].includes(configOfUnit(facts));
    if (told.is === 'said' && config.state !== 'missing' && !elsewhere) {
      return holds({
        text:
          `The ${told.by.title} refuses to start: "${quote(told.line.text)}" (${config.path}: gateway.mode ` +
          `${config.mode ?? 'not set'}).${copies}`,
        evidence: [
          logEvidence(told.line),
          {probe: 'config', line: `${config.path}: gateway.mode ${config.mode ?? 'not set'}`},
          told.by.evidence,
        ],
        severity: unlessServing(facts),
        behind: causes,
        next: steps(next, startOf(facts, told.by)),
      });
    }
    const silent = supervisor === null ? null : refusedInSilence(supervisor);
    if (silent !== null && config.state === 'valid' && config.mode === null) {
      return holds({
        text:
          `The ${silent.title} ends with status 78, with which a gateway refuses to start, and ${config.path} has no gateway.mode. ` +
          `What it says of it goes into no file.${copies}`,
        evidence: [{probe: 'config', line: `${config.path}: gateway.mode not set`}, serviceEvidence(facts, silent)],
        severity: unlessServing(facts),
        behind: causes,
        next,
      });
    }
    const demand = config.state === 'valid' && !elsewhere ? demanded(facts) : null;
    if (demand !== null) return holds({...lacking(facts, config.path, demand), behind: causes});
    if (told.is === 'unsaid') return unknown(told.because);
    const wanted = supervisor !== null && presentUnits(supervisor).length > 0 && unit?.exec?.argv.includes('--allow-unconfigured') !== true;
    if (config.state !== 'valid' || config.mode !== null || !wanted || !serves(facts)) return clear;
    return holds({
      text: `${config.path} has no gateway.mode. The running gateway does not mind; its next start will be refused.${copies}`,
      evidence: [{probe: 'config', line: `${config.path}: gateway.mode not set, keys ${listed(config.topKeys, 8) || 'none'}`}],
      severity: 'degraded',
      behind: causes,
      next,
    });
  },
  explain: {
    means: 'openclaw.json passes the schema and lacks something that a start demands, such as gateway.mode.',
    why: 'The file was written by hand, or an accident replaced it by a smaller one; OpenClaw treats that as suspicious.',
    misleads: '`config validate` says valid with exit 0, and `gateway status` gives no hint.',
    next: (facts) => steps(setMode(facts), look`ls -la ${path(facts.gateway.stateDir)}`),
    page: 'gateway/troubleshooting/gateway-service-and-process',
  },
});

/** One setting asks for another that is not there, and the start says which. */
function demanded(facts: Facts): FailedStart | null {
  const sign = meaning('asked-setting-demanded');
  const told = refusal(facts, sign);
  if (told.is === 'said') return told;
  const failed = failedStart(facts);
  return failed !== null && sign.test(failed.line.text) ? failed : null;
}

function lacking(facts: Facts, file: string, {by, line}: FailedStart): Case {
  const reason = reasonOf(line);
  const key = /\b(?:gateway|hooks)(?:\.\w+)+/.exec(reason)?.[0] ?? 'gateway.auth.mode';
  return {
    text: `The ${by.title} refuses to start: "${quote(reason)}" (${file} is valid without it).`,
    evidence: [logEvidence(line), by.evidence],
    severity: unlessServing(facts),
    next: steps(
      openclaw(facts)`config get ${operand(/password|token/i.test(key) ? 'gateway.auth.mode' : key)}`,
      say`set what it names in ${file}, or take back the setting that asks for it`,
      startOf(facts, by),
    ),
  };
}

/** Since 2026.5 the job of launchd throws away what is said before there is a log. */
function refusedInSilence(supervisor: SupervisorValue): Told | null {
  const service = toldService(supervisor);
  return service?.by === 'launchd' && service.run.exit === refused && service.run.neverBegan !== true ? service : null;
}

function setMode(facts: Facts): Step {
  return openclawTo(facts, {effect: 'sets what a start demands', word: 'set'})`config set gateway.mode local`;
}
