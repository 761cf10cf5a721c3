import {complained, said, type Tool} from './call.ts';
import {journalLine, parseJournalctl, selects} from './journal-words.ts';

export const journalctl: Tool = async (call) => {
  const {world} = call;
  const asked = parseJournalctl(call.argv.slice(1));
  if (asked.problem !== null) return complained(`${asked.problem}\n`);
  await call.wait(30);
  const found = world.journal.all().filter((entry) => selects(world, asked, entry));
  const kept = asked.lines === null ? found : found.slice(-asked.lines || found.length);
  const text = (asked.reverse ? kept.toReversed() : kept).map((entry) => `${journalLine(world, asked, entry)}\n`).join('');
  if (!asked.follow) return said(text === '' && !asked.quiet ? '-- No entries --\n' : text);
  call.print(text);
  const unwatch = world.journal.watch((entry) => {
    if (selects(world, asked, entry)) call.print(`${journalLine(world, asked, entry)}\n`);
  });
  try {
    await call.wait(Number.POSITIVE_INFINITY);
  } finally {
    unwatch();
  }
  return said('');
};
