import type {Entry} from '../../world/journal.ts';
import {complained, said, type Tool} from '../call.ts';

/** `log show --last 15m --style compact --predicate '…'`: what launchd and the kernel wrote; the gateway itself writes nothing there. */
export const macLog: Tool = async (call) => {
  const words = call.argv.slice(1);
  if (words[0] !== 'show') return complained('log: this drill knows only: log show --last TIME --style compact --predicate WORDS\n', 64);
  await call.wait(2_400);
  const {world} = call;
  const value = (name: string): string | null => (words.includes(name) ? (words[words.indexOf(name) + 1] ?? '') : null);
  const since = world.time.now() - lengthOf(value('--last') ?? '15m');
  const wanted = value('--predicate') ?? '';
  const all = world.journal.all().filter((entry) => entry.at >= since && selects(wanted, entry));
  if (value('--style') === 'ndjson') return said(all.map((entry) => `${JSON.stringify(objectOf(entry))}\n`).join(''));
  return said(
    `Timestamp               Ty Process[PID:TID]\n${all.map((entry) => `${stamp(entry.at)} Df ${entry.identifier}[${entry.pid}:1a2] ${entry.text}\n`).join('')}`,
  );
};

/** Every comparison has to hold; of the language of predicates these two are known. */
function selects(predicate: string, {identifier, text}: Entry): boolean {
  const fields: Readonly<Record<string, string>> = {process: identifier, eventMessage: text};
  return [...predicate.matchAll(/(process|eventMessage)\s*(==|CONTAINS(?:\[c\])?)\s*["']([^"']*)["']/g)].every(
    ([, field = '', how, word = '']) => (how === '==' ? fields[field] === word : (fields[field] ?? '').includes(word)),
  );
}

function objectOf({at, identifier, pid, text}: Entry): object {
  return {
    timestamp: `${stamp(at)}000+0000`,
    eventMessage: text,
    processImagePath: `/sbin/${identifier}`,
    processID: pid,
    messageType: 'Default',
  };
}

function stamp(at: number): string {
  return new Date(at).toISOString().replace('T', ' ').replace('Z', '');
}

function lengthOf(text: string): number {
  const [, amount = '15', scale = 'm'] = /^(\d+)([smhd])$/.exec(text) ?? [];
  return Number(amount) * ({s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000}[scale] ?? 60_000);
}
