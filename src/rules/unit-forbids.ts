import type {Case, Evidence, Facts, UnitState} from '../model/index.ts';
import {meaning} from '../openclaw/meaning.ts';
import type {SignatureId} from '../openclaw/signatures.ts';
import {say} from '../steps/index.ts';
import {steps, wordsFor} from './shared/commands.ts';
import {type End, lastEnd, windowMs} from './shared/crashes.ts';
import {type Setting, settingEvidence, settingsOf} from './shared/definition.ts';
import {lastRunLine, logEvidence, recentLine} from './shared/last-run.ts';
import {clear, holds, maybe, rule} from './shared/rule.ts';
import {serves} from './shared/serving.ts';
import {chosenUnit, isUp, lastExit, unitEvidence, unitName} from './shared/unit.ts';
import {quote} from './shared/words.ts';

export const unitForbids = rule({
  code: 'unit-forbids',
  title: 'A setting of its unit ends the gateway: a limit, a sandbox, an option',
  severity: 'down',
  behind: ['two-owners', 'foreground-owner'],
  needs: ['supervisor'],
  judge({supervisor}, facts) {
    const unit = chosenUnit(supervisor);
    if (unit === null || serves(facts) || !fell(facts, unit)) return clear;
    const cases = bans.map((ban) => forbidden(facts, unit, ban)).filter((one) => one !== null);
    return cases[0] === undefined ? clear : holds(cases[0]);
  },
  explain: {
    means:
      'A setting in the definition of the service forbids what every gateway does, or gives it less than it needs, and its run ends by that.',
    why:
      'A hardened unit or a drop-in copied from another program: SystemCallFilter=, MemoryDenyWriteExecute=, RestrictAddressFamilies=, a small ' +
      'LimitNOFILE=, LimitAS=, LimitFSIZE= or TasksMax=, WatchdogSec= for a program that sends no such sign, RuntimeMaxSec=.',
    misleads:
      'It looks like a crash of Node or a damaged file: a native stack, a signal that nobody sent, "unexpected runtime error". Neither a ' +
      'reinstallation nor doctor changes the unit.',
    next: (facts) => steps(wordsFor(facts).showDefinition(facts), wordsFor(facts).showLog(facts, 80)),
    page: 'gateway/troubleshooting/gateway-service-and-process',
  },
});

/** One way in which a setting ends a run: the sign that it leaves, and the settings that can be behind it. */
interface Ban {
  readonly keys: readonly string[];
  /** Values that forbid nothing. */
  readonly harmless: RegExp;
  readonly signals?: readonly number[];
  readonly result?: string;
  readonly says?: SignatureId;
  readonly because: string;
}

const off = /^(?:no|false|off|0|infinity)$/i;

const bans: readonly Ban[] = [
  {
    keys: ['SystemCallFilter', 'SystemCallArchitectures'],
    harmless: off,
    signals: [31],
    because: 'the kernel ends a program with signal 31 (SYS) that makes a system call which the unit does not allow',
  },
  {
    keys: ['MemoryDenyWriteExecute'],
    harmless: off,
    signals: [4, 5, 6, 11],
    because: 'Node compiles while it runs, and no memory may be made executable here: it ends itself before a line of OpenClaw is read',
  },
  {
    keys: ['LimitAS', 'LimitDATA', 'LimitRSS'],
    harmless: off,
    // Signal 6 is a full heap, which has a finding of its own.
    signals: [4, 5],
    because: 'Node reserves many gigabytes of addresses at its start, which costs no memory and is forbidden here',
  },
  {
    keys: ['LimitFSIZE'],
    harmless: off,
    signals: [25],
    because: 'the kernel ends a program with signal 25 (XFSZ) that writes a larger file',
  },
  {keys: ['LimitFSIZE'], harmless: off, says: 'asked-file-too-large', because: 'no file may become larger than that, a database neither'},
  {
    keys: ['LimitCPU'],
    harmless: off,
    signals: [24],
    because: 'the kernel ends a program with signal 24 (XCPU) that has computed for so long',
  },
  {
    keys: ['LimitNOFILE'],
    // Whoever comes to the end of thousands has lost them, and more would be lost, too.
    harmless: /^(?:infinity|\d{4,})/,
    says: 'too-many-files',
    because: 'a gateway has some hundred files and sockets open',
  },
  {
    keys: ['TasksMax', 'LimitNPROC'],
    harmless: off,
    says: 'asked-no-more-processes',
    because: 'Node alone has a dozen threads, and OpenClaw starts helpers beside it',
  },
  {
    keys: ['RestrictAddressFamilies'],
    harmless: /^none$/,
    says: 'asked-family-forbidden',
    because: 'it needs AF_UNIX, AF_INET, AF_INET6 and AF_NETLINK',
  },
  {
    keys: ['Environment'],
    harmless: /^(?!.*\bNODE_OPTIONS=[^\s"'])/,
    says: 'asked-node-refused',
    because: 'Node reads NODE_OPTIONS before the program, and refuses what it does not know there',
  },
  {
    keys: ['Environment'],
    harmless: /^(?!.*\bNODE_OPTIONS=.*(?:--require|-r|--import|--loader|--experimental-loader)\b)/,
    says: 'asked-module-missing',
    because: 'Node loads what NODE_OPTIONS names before the program, and that is not there',
  },
  {
    keys: ['WatchdogSec'],
    harmless: off,
    result: 'watchdog',
    says: 'asked-watchdog',
    because: 'systemd ends it when no sign of life comes within that time, and OpenClaw sends none',
  },
  {
    keys: ['RuntimeMaxSec'],
    harmless: off,
    says: 'asked-runtime-limit',
    because: 'systemd ends it after that time, however well it serves',
  },
];

/** A run ended badly just now, or nothing runs; what came before a start by hand has been dealt with. */
function fell(facts: Facts, unit: UnitState): boolean {
  if (!isUp(unit)) return true;
  const last = maybe(facts, 'log')?.exits.at(-1)?.at ?? Number.NEGATIVE_INFINITY;
  return unit.restarts > 0 && facts.now - last <= windowMs;
}

function forbidden(facts: Facts, unit: UnitState, ban: Ban): Case | null {
  const sign = signOf(facts, unit, ban);
  if (sign === null) return null;
  const settings = settingsOf(facts, ban.keys).filter(({value}) => !ban.harmless.test(value));
  const [setting] = settings;
  if (setting === undefined) return null;
  const again = isUp(unit) || unit.active === 'activating' ? null : wordsFor(facts).start(facts, unit);
  return {
    text:
      `${wordsOf(settings)} ${settings.length === 1 ? 'ends' : 'end'} the ${unitName(unit)}: ${ban.because}. ${sign.words} ` +
      'Every start ends in the same way until the setting is changed.',
    evidence: [...settings.map(settingEvidence), ...sign.evidence, unitEvidence(unit)],
    next: steps(
      wordsFor(facts).showDefinition(facts, unit),
      wordsFor(facts).edit(facts, unit),
      say`take ${setting.key}= out of ${setting.path}, or give it room`,
      wordsFor(facts).reload(facts, unit),
      wordsFor(facts).resetFailed(facts, unit),
      again,
    ),
  };
}

function wordsOf(settings: readonly Setting[]): string {
  const [first, ...others] = settings.map(({key, value, path}) => `${key}=${quote(value)} (in ${path})`);
  return [first, ...others].join(' and ');
}

interface Sign {
  readonly words: string;
  readonly evidence: readonly Evidence[];
}

function signOf(facts: Facts, unit: UnitState, {signals, says, result}: Ban): Sign | null {
  const end = lastEnd(facts, unit);
  if (end !== null && signals?.includes(end.status) && end.how !== 'exited') return signalSign(unit, end);
  if (says === undefined) return null;
  const line = lastRunLine(facts, unit, meaning(says)) ?? recentLine(facts, windowMs, meaning(says));
  if (line !== null) return {words: `It says: "${quote(line.text)}".`, evidence: [logEvidence(line)]};
  return result !== undefined && unit.result === result ? {words: `systemd says Result=${result}.`, evidence: []} : null;
}

function signalSign(unit: UnitState, {how, status}: End): Sign {
  return {words: `Its last run was ${unit.exit.how === 'none' ? `${how} by signal ${status}` : lastExit(unit)}.`, evidence: []};
}
