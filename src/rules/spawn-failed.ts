import type {Case, Facts, LogLine, SupervisorValue, UnitState} from '../model/index.ts';
import {meaning, namedBy} from '../openclaw/meaning.ts';
import {look, path} from '../steps/index.ts';
import {isSupervisorsLine} from '../supervisors/index.ts';
import {say, steps, wordsFor} from './shared/commands.ts';
import {lastEnd} from './shared/crashes.ts';
import {type Setting, settingEvidence, settingsOf} from './shared/definition.ts';
import {logEvidence, recentLine} from './shared/last-run.ts';
import {clear, holds, maybe, rule} from './shared/rule.ts';
import {serviceEvidence, toldService} from './shared/service.ts';
import {serves, unlessServing} from './shared/serving.ts';
import {chosenUnit, execFailed, failedStep, isUp, unitEvidence, unitName} from './shared/unit.ts';
import {quote, span} from './shared/words.ts';

export const spawnFailed = rule({
  code: 'spawn-failed',
  title: 'The gateway is not even begun: a setting of its service fails',
  severity: 'down',
  behind: ['two-owners', 'disk-full', 'inodes-full', 'env-file-missing', 'entry-missing'],
  needs: ['supervisor'],
  recentMs: 15 * 60_000,
  judge({supervisor}, facts, {recentMs}) {
    const unit = chosenUnit(supervisor);
    const job = notBegun(facts, supervisor);
    if (job !== null) return holds(job);
    const helper = unit === null ? null : helperFailed(facts, unit);
    if (helper !== null) return holds(helper);
    // A program that is not there is another finding.
    const exit = unit === null || isServing(facts, unit) ? null : lastEnd(facts, unit);
    if (unit === null || exit === null || exit.status === execFailed) return clear;
    const step = failedStep({exit});
    return step === null ? clear : holds(failed(facts, unit, {step, status: exit.status}, recentMs));
  },
  explain: {
    means:
      "The exit status is the supervisor's own (200 to 245 of systemd, 78 of launchd): it failed to set up what the unit asks for, and the program never ran.",
    why:
      'A command that the unit runs before the gateway (ExecStartPre=) and that fails or never ends, a working directory that is gone, a user or group that is not there, a path that cannot be made writable or hidden, a limit or ' +
      'capability that may not be had, credentials that cannot be read. On a Mac, with 78 (EX_CONFIG): a folder for the log, or a user.',
    misleads: "OpenClaw's log is silent or shows an older run, and a restart ends in the same way.",
    next: (facts) => steps(wordsFor(facts).showLog(facts, 40), wordsFor(facts).showDefinition(facts)),
    page: 'gateway/troubleshooting/gateway-service-and-process',
  },
});

/** A start that systemd cannot make is "running" for a moment at each try: what it left before says more than that moment. */
function isServing(facts: Facts, unit: UnitState): boolean {
  return isUp(unit) && (unit.restarts === 0 || serves(facts) || facts.now - (unit.startedAt ?? 0) > momentMs);
}

const momentMs = 5_000;

/** launchd counts a start that it could not make as a run, with 78, which a gateway that refuses to start says, too. */
function notBegun(facts: Facts, supervisor: SupervisorValue): Case | null {
  const service = toldService(supervisor);
  if (service?.run.neverBegan !== true || service.running) return null;
  const folders = [...new Set((service.logs ?? []).map((file) => file.slice(0, file.lastIndexOf('/'))))];
  const asked = folders.length === 0 ? '' : ` Have to be there, and to be the owner's: ${folders.join(', ')}.`;
  return {
    text: `The ${service.title} could not be begun: ${service.detail}. The gateway itself never ran, so that its log says nothing of it.${asked}`,
    evidence: [serviceEvidence(facts, service)],
    severity: unlessServing(facts),
    next: steps(
      wordsFor(facts).showDefinition(facts, service),
      folders.map((folder) => look`ls -ld ${path(folder)}`),
      say`put there what its definition names and is missing; the next try comes by itself`,
    ),
  };
}

/** What systemd runs around the gateway: a start fails with it, although nothing is wrong with the gateway itself. */
function helperFailed(facts: Facts, unit: UnitState): Case | null {
  const waits = unit.active === 'activating' && /^start-(?:pre|post)$/.test(unit.sub);
  const waitedMs = waits && unit.stateSince !== null ? facts.now - unit.stateSince : 0;
  const line = isUp(unit) || waits ? null : helperLine(facts, unit);
  if (line === null && waitedMs < helperMs) return null;
  const after = waits ? unit.sub === 'start-post' : unit.exit.how !== 'none';
  const key = after ? 'ExecStartPost' : 'ExecStartPre';
  // A dash before a command says that its failure does not count.
  const commands = settingsOf(facts, [key]).filter(({value}) => line === null || !/^[@:+!]*-/.test(value));
  // What stops or reloads a gateway says the same when it fails; nothing of its start depends on that.
  if (commands.length === 0) return null;
  const what = wordsOf(commands);
  const how = line === null ? '' : (namedBy('asked-control-ended', line.text) ?? '').replace(', status=', ' with status ');
  return {
    text:
      line === null
        ? `systemd waits for ${what} of the ${unitName(unit)} since ${span(waitedMs)}; the start goes on when that has ended.`
        : `systemd runs ${what} ${after ? 'after' : 'before'} the gateway of the ${unitName(unit)}: it ${how}, and ${after ? 'the gateway was ended with it' : 'the gateway itself was not begun'}.`,
    evidence: [...commands.map(settingEvidence), unitEvidence(unit), ...(line === null ? [] : [logEvidence(line)])],
    severity: unlessServing(facts),
    next: steps(
      wordsFor(facts).showLog(facts, 40, unit),
      wordsFor(facts).showDefinition(facts, unit),
      say`mend what that command needs, or take it out of the definition`,
      wordsFor(facts).reload(facts, unit),
      waits || unit.active === 'activating' ? null : [wordsFor(facts).resetFailed(facts, unit), wordsFor(facts).start(facts, unit)],
    ),
  };
}

/** A start waits for it; what takes longer than this is worth a word. */
const helperMs = 60_000;

/** The end of that command, where no run of the gateway came after it. */
function helperLine(facts: Facts, unit: UnitState): LogLine | null {
  const log = maybe(facts, 'log');
  const ended = meaning('asked-control-ended');
  const line = log?.lines.findLast((one) => isSupervisorsLine(one) && ended.test(one.text)) ?? null;
  const lastEnd = log?.exits.at(-1)?.at ?? Number.NEGATIVE_INFINITY;
  return line === null ||
    (unit.result !== 'exit-code' && unit.result !== 'signal' && unit.result !== 'core-dump') ||
    lastEnd > line.at + 2_000
    ? null
    : line;
}

function failed(facts: Facts, unit: UnitState, {step, status}: {readonly step: string; readonly status: number}, recentMs: number): Case {
  const line = recentLine(facts, recentMs, meaning('asked-step-failed'));
  const setting = settings[step];
  const having = settingsOf(facts, setting?.match(/\w+(?==)/g) ?? []);
  return {
    text:
      `systemd could not begin the ${unitName(unit)}: step ${step} failed (status ${status}).` +
      `${line === null ? '' : ` It says: "${quote(line.text)}".`}` +
      `${setting === undefined ? '' : ` That step does what ${having.length === 0 ? setting : wordsOf(having)} asks for.`} The gateway itself never ran.`,
    evidence: [...having.map(settingEvidence), unitEvidence(unit), ...(line === null ? [] : [logEvidence(line)])],
    severity: unlessServing(facts),
    next: steps(
      wordsFor(facts).showDefinition(facts, unit),
      wordsFor(facts).edit(facts, unit),
      wordsFor(facts).resetFailed(facts, unit),
      wordsFor(facts).start(facts, unit),
    ),
  };
}

function wordsOf(settings: readonly Setting[]): string {
  return settings.map(({key, value, path}) => `${key}=${quote(value)} (in ${path})`).join(' and ');
}

/** Where to look in the unit, for the steps that fail in practice. */
const settings: Readonly<Record<string, string>> = {
  CHDIR: 'WorkingDirectory=',
  LIMITS: 'a Limit…= setting',
  OOM_ADJUST: 'OOMScoreAdjust=',
  STDIN: 'StandardInput=',
  STDOUT: 'StandardOutput=',
  STDERR: 'StandardError=',
  CHROOT: 'RootDirectory=',
  GROUP: 'Group= or SupplementaryGroups=',
  USER: 'User= or DynamicUser=',
  CAPABILITIES: 'CapabilityBoundingSet= or AmbientCapabilities=',
  PAM: 'PAMName=',
  NETWORK: 'PrivateNetwork=',
  NAMESPACE: 'ReadWritePaths=, ProtectSystem=, PrivateTmp= or another path of the sandbox',
  SECCOMP: 'SystemCallFilter= or MemoryDenyWriteExecute=',
  ADDRESS_FAMILIES: 'RestrictAddressFamilies=',
  RUNTIME_DIRECTORY: 'RuntimeDirectory=',
  STATE_DIRECTORY: 'StateDirectory=',
  CACHE_DIRECTORY: 'CacheDirectory=',
  LOGS_DIRECTORY: 'LogsDirectory=',
  CONFIGURATION_DIRECTORY: 'ConfigurationDirectory=',
  CREDENTIALS: 'LoadCredential= or SetCredential=',
};
