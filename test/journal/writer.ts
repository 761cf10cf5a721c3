import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {openJournal, readJournal} from '../../src/journal/index.ts';

// Appends notes as fast as it can and says each number once it is appended, until it is killed.
const [folder = '', first = '0'] = process.argv.slice(2);
const path = join(folder, 'journal.jsonl');
const journal = openJournal(folder, existsSync(path) ? readJournal(path) : undefined);
let number = Number(first);
const write = () => {
  journal.append({type: 'noted', at: number, rung: 'status', text: `note ${number} ${'x'.repeat(number % 4000)}`});
  process.stdout.write(`${number}\n`);
  number += 1;
  setImmediate(write);
};
write();
