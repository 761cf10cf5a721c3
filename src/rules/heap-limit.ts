import type {Facts, LogLine, Step, UnitState} from '../model/index.ts';
import {meaning} from '../openclaw/meaning.ts';
import type {SignatureId} from '../openclaw/signatures.ts';
import {say} from '../steps/index.ts';
import {reinstall, steps, wordsFor} from './shared/commands.ts';
import {logEvidence} from './shared/last-run.ts';
import {pastSeverity} from './shared/past.ts';
import {clear, holds, maybe, rule, unknown, whyUnseen} from './shared/rule.ts';
import {chosenUnit, isUp, unitEvidence} from './shared/unit.ts';
import {clockTime, quote} from './shared/words.ts';

export const heapLimit = rule({
  code: 'heap-limit',
  title: 'The gateway reached the memory limit of Node itself (V8 heap)',
  severity: 'degraded',
  behind: [],
  needs: ['supervisor'],
  // A day: what happened in the night is still worth a line in the morning's ticket.
  recentMs: 24 * 3_600_000,
  judge({supervisor}, facts, {recentMs}) {
    const unit = chosenUnit(supervisor);
    const log = maybe(facts, 'log');
    const aborted = unit?.exit.status === 6 && (unit.exit.how === 'killed' || unit.exit.how === 'dumped');
    if (log === null) return aborted ? unknown(`ended by signal 6 (ABRT), and ${whyUnseen(facts, 'log')}`) : clear;
    const line = fatalLine(facts, unit);
    if (line === null) return clear;
    const severity = pastSeverity(facts, unit, line.at, recentMs);
    if (severity === null) return clear;
    const flag = unit?.exec?.argv.find((word) => word.startsWith('--max-old-space-size')) ?? null;
    const limit = flag === null ? "Node's default limit" : flag;
    return holds({
      text:
        `The gateway ended at ${clockTime(line.at, facts.now)} because its JavaScript heap was full, at ${limit}: "${quote(line.text)}".` +
        " This is V8's own limit, not the kernel's; signal 6 is its abort.",
      evidence: [logEvidence(line), ...(unit === null ? [] : [unitEvidence(unit)])],
      severity,
      next: next(facts, unit),
    });
  },
  explain: {
    means: 'V8, the JavaScript engine inside Node, hit its heap limit and aborted the process (signal 6).',
    why: 'The limit in the unit (--max-old-space-size) is too small for what runs, or something in the gateway grows without end.',
    misleads:
      'OpenClaw\'s status prints "last exit 6, reason 2": 6 is a signal, not a status. The FATAL line stands some 20 lines above the ' +
      'last one.',
    next: (facts) => steps(wordsFor(facts).showLog(facts, 200), wordsFor(facts).showDefinition(facts), reinstall(facts)),
    page: 'gateway/troubleshooting/gateway-service-and-process',
  },
});

function fatalLine(facts: Facts, unit: UnitState | null): LogLine | null {
  const log = maybe(facts, 'log');
  const line = log?.lines.findLast((one) => meaning('heap-exhausted').test(one.text)) ?? null;
  if (line !== null) return line;
  // Beyond the lines that are kept only the count of the signature and its last line are left.
  const hit = log?.signatures.find((one) => one.id === exhausted) ?? null;
  return hit === null ? null : {at: hit.lastAt, from: 'gateway', pid: unit?.mainPid ?? null, text: hit.line};
}

function next(facts: Facts, unit: UnitState | null): readonly Step[] {
  return steps(
    wordsFor(facts).showLog(facts, 200, unit ?? undefined),
    reinstall(facts, 'writes a heap limit that fits this host'),
    unit === null || isUp(unit) ? null : say`the ${unit.scope} unit ${unit.name} starts again once the limit is raised`,
  );
}

const exhausted: SignatureId = 'heap-exhausted';
