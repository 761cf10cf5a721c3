import type {Case, Facts, SupervisorValue, UnitState} from '../model/index.ts';
import {meaning} from '../openclaw/meaning.ts';
import {look, path} from '../steps/index.ts';
import {say, steps, wordsFor} from './shared/commands.ts';
import {logEvidence, recentLine} from './shared/last-run.ts';
import {clear, holds, rule} from './shared/rule.ts';
import {serviceEvidence, toldService} from './shared/service.ts';
import {unlessServing} from './shared/serving.ts';
import {chosenUnit, execFailed, failedStep, isUp, unitEvidence, unitName} from './shared/unit.ts';
import {quote} from './shared/words.ts';

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
    // A program that is not there is another finding.
    if (unit === null || isUp(unit) || unit.exit.status === execFailed) return clear;
    const step = failedStep(unit);
    return step === null ? clear : holds(failed(facts, unit, step, recentMs));
  },
  explain: {
    means:
      "The exit status is the supervisor's own (200 to 245 of systemd, 78 of launchd): it failed to set up what the unit asks for, and the program never ran.",
    why:
      'A working directory that is gone, a user or group that is not there, a path that cannot be made writable or hidden, a limit or ' +
      'capability that may not be had, credentials that cannot be read. On a Mac, with 78 (EX_CONFIG): a folder for the log, or a user.',
    misleads: "OpenClaw's log is silent or shows an older run, and a restart ends in the same way.",
    next: (facts) => steps(wordsFor(facts).showLog(facts, 40), wordsFor(facts).showDefinition(facts)),
    page: 'gateway/troubleshooting/gateway-service-and-process',
  },
});

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

function failed(facts: Facts, unit: UnitState, step: string, recentMs: number): Case {
  const line = recentLine(facts, recentMs, meaning('asked-step-failed'));
  const setting = settings[step];
  return {
    text:
      `systemd could not begin the ${unitName(unit)}: step ${step} failed (status ${unit.exit.status}).` +
      `${line === null ? '' : ` It says: "${quote(line.text)}".`}` +
      `${setting === undefined ? '' : ` That step does what ${setting} asks for.`} The gateway itself never ran.`,
    evidence: [unitEvidence(unit), ...(line === null ? [] : [logEvidence(line)])],
    severity: unlessServing(facts),
    next: steps(
      wordsFor(facts).showDefinition(facts, unit),
      wordsFor(facts).edit(facts, unit),
      wordsFor(facts).resetFailed(facts, unit),
      wordsFor(facts).start(facts, unit),
    ),
  };
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
