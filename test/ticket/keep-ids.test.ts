import {expect, it} from 'vitest';
import {idsIn} from '../../src/main/ids-in.ts';
import {trackers} from '../../src/main/ticket-form.ts';
import {type Target, targets, ticket} from '../../src/ticket/index.ts';
import {everything, mended} from './everything.ts';
import {mark, withTexts} from './hostile.ts';
import {startedAt} from './session.ts';

const page = (content: Target['content'], print: Target['print']): Target => ({content, print, limitChars: null});

/** Every document that `rungs ticket` can print. */
const forms: readonly (readonly [string, Target | undefined])[] = [
  ['no option', undefined],
  ...trackers.map((one): [string, Target] => [`--for ${one}`, targets[one]]),
  ['--short', page('page one', 'markdown')],
  ['--postmortem', page('postmortem', 'markdown')],
  ['--html', page('whole', 'html')],
  ['--short --html', page('page one', 'html')],
  ['--postmortem --html', page('postmortem', 'html')],
  ['--postmortem --for slack', page('postmortem', 'slack')],
  ['--short --for jira', page('page one', 'jira')],
  ['--postmortem --for jira', page('postmortem', 'jira')],
];

/** Some trackers write the plus before it in another way. */
const ids = ['4915112345678', '5123456789'];
const key = Buffer.alloc(32, 7);

it.each(forms)('with %s who somebody is shows where it was asked for, and is a mark else', (_, target) => {
  for (const session of [everything, mended]) {
    const told = withTexts(session, ['call +4915112345678 of chat_id=5123456789']);
    const options = {now: startedAt + 400_000, lastHash: mark, journalPath: mark, ...(target === undefined ? {} : {target})};
    const marked = ticket(told, {...options, ids: idsIn(key)});
    const kept = ticket(told, {...options, ids: idsIn(key, true)});
    for (const id of ids) {
      expect(kept).toContain(id);
      expect(marked).not.toContain(id);
    }
    expect(marked).toMatch(/(?:~|&#126;)[\da-f]{6}/);
  }
});
