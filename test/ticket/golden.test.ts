import {expect, test} from 'vitest';
import {type Target, targets, ticket} from '../../src/ticket/index.ts';
import {everything, mended} from './everything.ts';
import {entryMissing, ran, startedAt} from './session.ts';

const options = {
  now: entryMissing.lastEventAt,
  lastHash: 'b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c',
  journalPath: '/home/ops/.local/state/rungs/20261121-011420-7f3a/journal.jsonl',
};

test('the ticket of a whole walk reads as the page that is kept beside this test', async () => {
  await expect(ticket(entryMissing, options)).toMatchFileSnapshot('golden/entry-missing.md');
});

const repair = ['openclaw', 'gateway', 'install', '--force'];
const repaired = {run: 9, at: startedAt + 50_000, rung: 'doctor', argv: repair, armed: true, result: ran(repair, 900, 'installed\n')};

/** With everything that people say, and with what becomes of it. */
const told = {
  ...mended,
  own: [{...repaired, at: startedAt + 30_000, argv: ['openclaw', 'gateway', 'restart']}, repaired],
  timeline: [
    ...mended.timeline.slice(0, 2),
    {at: startedAt + 200, text: 'verdict down'},
    {at: startedAt + 50_000, text: 'own command started (armed): openclaw gateway install --force'},
    {at: startedAt + 60_000, text: 'verdict clear'},
    {at: startedAt + 372_000, text: 'closed'},
  ],
};
const lore = () => ({misleads: 'Its advice to restart repeats the loop.', drill: 'hard-coded-path'});
const pageOne = (print: Target['print']): Target => ({content: 'page one', print, limitChars: null});

test.each([
  ['postmortem.md', told, {content: 'postmortem', print: 'markdown', limitChars: null}],
  ['page-one.html', told, pageOne('html')],
  ['page-one.jira', everything, pageOne('jira')],
  ['slack.txt', everything, targets.slack],
  ['openclaw.md', everything, targets.openclaw],
  ['vendor.md', everything, targets.vendor],
] as const)('%s reads as it is kept beside this test', async (name, session, target) => {
  await expect(ticket(session, {...options, lean: true, target, lore})).toMatchFileSnapshot(`golden/${name}`);
});
