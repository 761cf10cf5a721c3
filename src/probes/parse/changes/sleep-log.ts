import type {Change} from '../../../model/index.ts';

/**
 * When a Mac slept, as `pmset -g log` tells it. It stirs many times a night by itself (`DarkWake`, then `Maintenance Sleep`), and nothing that
 * waits for a network works in between: only `Wake` is the end of a sleep.
 */
export function sleepChanges(text: string, source: string): readonly Change[] {
  const changes: Change[] = [];
  let asleep = false;
  for (const line of text.split('\n')) {
    const [, date, time, zone, event, words = ''] = row.exec(line) ?? [];
    if (date === undefined) continue;
    const at = Date.parse(`${date}T${time}${zone!.slice(0, 3)}:${zone!.slice(3)}`);
    if (!Number.isFinite(at)) continue;
    if (event === 'Sleep' && !asleep) {
      const [, why] = /due to '([^']{1,60})'/.exec(words) ?? [];
      changes.push({at, kind: 'system', text: `the host went to sleep${why === undefined ? '' : ` (${why})`}`, source});
      asleep = true;
    } else if (event === 'Wake' && asleep) {
      changes.push({at, kind: 'system', text: 'the host woke up', source});
      asleep = false;
    }
  }
  return changes;
}

const row = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) ([+-]\d{4}) (Sleep|Wake)\s+(.*)$/;
