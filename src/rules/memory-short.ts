import {meaning} from '../openclaw/meaning.ts';
import {steps, wordsFor} from './shared/commands.ts';
import {logEvidence, recentLine} from './shared/last-run.ts';
import {clear, holds, rule} from './shared/rule.ts';
import {biggestProcesses, memoryLeft} from './shared/tools.ts';
import {quote, size} from './shared/words.ts';

export const memoryShort = rule({
  code: 'memory-short',
  title: 'The host is nearly out of memory',
  severity: 'degraded',
  behind: ['oom-killed'],
  needs: ['vitals'],
  recentMs: 15 * 60_000,
  judge({vitals}, facts, {recentMs}) {
    const {memory} = vitals;
    if (memory.totalBytes <= 0) return clear;
    const share = memory.availableBytes / memory.totalBytes;
    if (memory.availableBytes >= scarceBytes && (share >= 0.05 || memory.availableBytes >= startBytes)) return clear;
    const line = recentLine(facts, recentMs, meaning('memory-pressure'));
    const swap = memory.swapTotalBytes > 0 ? `${size(memory.swapFreeBytes)} of ${size(memory.swapTotalBytes)} swap` : 'no swap';
    return holds({
      text:
        `${size(memory.availableBytes)} of ${size(memory.totalBytes)} are available, ${swap}. A gateway alone needs some 700 ` +
        `MB.${line === null ? '' : ` It says: "${quote(line.text)}".`}`,
      evidence: [
        {
          probe: 'vitals',
          line:
            `memory: ${memory.availableBytes} of ${memory.totalBytes} bytes available, swap ${memory.swapFreeBytes} of ` +
            `${memory.swapTotalBytes} free`,
        },
        ...(line === null ? [] : [logEvidence(line)]),
      ],
      next: steps(biggestProcesses(facts), memoryLeft(facts), wordsFor(facts).showKernelKills(facts)),
    });
  },
  explain: {
    means: 'So little memory is available that the kernel will soon kill something, most likely the gateway.',
    why: 'A small host, a browser or model beside the gateway, many agents at once, or a leak.',
    misleads: 'Free memory alone says little; what counts is what is available. Every OpenClaw command needs another 200 to 700 MB.',
    next: (facts) => steps(memoryLeft(facts), biggestProcesses(facts)),
    page: 'platforms/linux',
  },
});

/** Less than this does not even hold one OpenClaw command (200 MB). */
const scarceBytes = 128 * 1024 * 1024;

/** A twentieth of a large host still starts a gateway (about 770 MB). */
const startBytes = 768 * 1024 * 1024;
