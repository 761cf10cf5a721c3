import type {Disk, Facts} from '../model/index.ts';
import {meaning} from '../openclaw/meaning.ts';
import {look, path} from '../steps/index.ts';
import {steps, wordsFor} from './shared/commands.ts';
import {gatewayDisks} from './shared/disks.ts';
import {lastRunLine, logEvidence} from './shared/last-run.ts';
import {holds, maybe, rule} from './shared/rule.ts';
import {largeFolders} from './shared/tools.ts';
import {chosenUnit} from './shared/unit.ts';
import {listed, quote, size} from './shared/words.ts';

export const diskFull = rule({
  code: 'disk-full',
  title: 'The disk that the gateway writes to is full',
  severity: 'degraded',
  behind: ['inodes-full'],
  needs: ['vitals'],
  recentMs: 15 * 60_000,
  judge({vitals}, facts, {recentMs}) {
    const line = complaint(facts, recentMs);
    const full = gatewayDisks(vitals).filter((one) => isFull(one.disk));
    const cases = full.map(({disk, paths}) => ({
      subject: disk.mount,
      text:
        `${disk.mount} has ${size(disk.freeBytes)} left of ${size(disk.totalBytes)}; it holds ` +
        `${listed(paths)}.${line === null ? '' : ` The log: "${quote(line.text)}".`}`,
      evidence: [
        {probe: 'vitals' as const, line: `${disk.mount}: ${disk.freeBytes} of ${disk.totalBytes} bytes free`},
        ...(line === null ? [] : [logEvidence(line)]),
      ],
      next: steps(
        look`df -h ${path(disk.mount)}`,
        largeFolders(facts, disk.mount),
        wordsFor(facts).shrinkLog(facts),
        look`ls -laS /tmp/openclaw`,
      ),
    }));
    if (cases.length > 0 || line === null) return holds(...cases);
    return holds({
      text: `The gateway could not write: "${quote(line.text)}", although the disks have room now. A quota, or room that was freed since.`,
      evidence: [logEvidence(line)],
      // A quota speaks up at every write; room that was freed lets the last complaint grow old.
      ...(facts.now - line.at > stillMs ? {severity: 'note' as const} : {}),
      next: [look`df -h`, look`df -i`, look`quota -s`],
    });
  },
  explain: {
    means: 'There is no room left where the state directory or the log is.',
    why: 'Logs (the file log rotates only at 100 MB), media, model or skill downloads, or another program on a small disk.',
    misleads:
      'The gateway goes on answering; databases fail, files are written by halves, and a half written openclaw.json is the next fault.',
    next: (facts) => steps(look`df -h ${path(facts.gateway.stateDir)} /tmp`, largeFolders(facts, '/'), wordsFor(facts).shrinkLog(facts)),
    page: 'install/docker/networking-and-storage',
  },
});

/** A file log may grow by 100 MB before it rotates, SQLite needs room for its journal: less than 64 MB is as good as nothing. */
const reserveBytes = 64 * 1024 * 1024;

/** On very large disks a percent is still plenty. */
const plentyBytes = 2 * 1024 ** 3;

function isFull(disk: Disk): boolean {
  if (disk.totalBytes <= 0) return false;
  const share = disk.freeBytes / disk.totalBytes;
  return (disk.freeBytes < reserveBytes && share < 0.1) || (share < 0.01 && disk.freeBytes < plentyBytes);
}

function complaint(facts: Facts, recentMs: number): ReturnType<typeof lastRunLine> {
  const supervisor = maybe(facts, 'supervisor');
  const line = lastRunLine(facts, supervisor === null ? null : chosenUnit(supervisor), meaning('disk-is-full'));
  return line !== null && facts.now - line.at <= recentMs ? line : null;
}

const stillMs = 30_000;
