import {openJournal} from '../../src/journal/index.ts';
import type {Event} from '../../src/model/index.ts';

/** Writes a value and takes it back, over and over, until it is killed. */
const [folder = '', value = ''] = process.argv.slice(2);
const journal = openJournal(folder);
const note = (text: string): Event => ({type: 'noted', at: 1, rung: 'status', text});
const search = {
  holds: (line: string) => line.includes(value),
  cleaned: (event: Event) => JSON.parse(JSON.stringify(event).replaceAll(value, 'taken back')) as Event,
};
for (let round = 0; ; round += 1) {
  for (let at = 0; at < 50; at += 1) journal.append(note(`round ${round} ${value} ${'x'.repeat(round % 300)}`));
  for (const _ of journal.withdraw(search, 2));
  if (round === 5) process.stdout.write('going on\n');
}
