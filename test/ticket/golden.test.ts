import {expect, test} from 'vitest';
import {ticket} from '../../src/ticket/index.ts';
import {entryMissing} from './session.ts';

test('the ticket of a whole walk reads as the page that is kept beside this test', async () => {
  const text = ticket(entryMissing, {
    now: entryMissing.lastEventAt,
    lastHash: 'b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c',
    journalPath: '/home/ops/.local/state/rungs/20261121-011420-7f3a/journal.jsonl',
  });
  await expect(text).toMatchFileSnapshot('golden/entry-missing.md');
});
