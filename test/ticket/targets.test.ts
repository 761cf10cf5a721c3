import {describe, expect, it} from 'vitest';
import {type Target, targets, ticket} from '../../src/ticket/index.ts';
import fc from '../property.ts';
import {everything, mended} from './everything.ts';
import {seenByGithub} from './github.ts';
import {hostileText, mark, withCapturedTexts, withTexts} from './hostile.ts';
import {seenInHtml} from './html.ts';
import {seenByJira} from './jira.ts';
import type {Seen} from './seen-by.ts';
import {entryMissing, startedAt} from './session.ts';
import {seenBySlack} from './slack.ts';

const options = {now: startedAt + 400_000, lastHash: mark, journalPath: mark, lean: true} as const;

const page = (content: Target['content'], print: Target['print']): Target => ({content, print, limitChars: null});

const readers: readonly (readonly [string, Target, (text: string) => Seen])[] = [
  ['GitHub', targets.github, seenByGithub],
  ['GitLab', targets.gitlab, seenByGithub],
  ['Jira', targets.jira, seenByJira],
  ['Jira, of a postmortem', page('postmortem', 'jira'), seenByJira],
  ['Slack', targets.slack, seenBySlack],
  ['Slack, of the whole', page('whole', 'slack'), seenBySlack],
  ['a vendor', targets.vendor, seenByGithub],
  ['OpenClaw', targets.openclaw, seenByGithub],
  ['a browser', page('whole', 'html'), seenInHtml],
  ['a browser, of page one', page('page one', 'html'), seenInHtml],
  ['a browser, of a postmortem', page('postmortem', 'html'), seenInHtml],
  ['a browser, of a form', page('openclaw', 'html'), seenInHtml],
  ['a postmortem', page('postmortem', 'markdown'), seenByGithub],
];

describe.each(readers)('what is captured, for %s', (_, target, read) => {
  const seen = (session: typeof everything): Seen => read(ticket(session, {...options, target}));

  it('stays text, whatever it holds', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.array(hostileText, {minLength: 1, maxLength: 12}), (over, texts) => {
        expect(seen(withTexts(over ? mended : everything, texts)).words).not.toContain(mark);
      }),
      {numRuns: 12},
    );
  }, 120_000);

  it('can add, end or move nothing', () => {
    // Equal texts are said once, so that each has its number.
    const markup = (texts: readonly string[]) =>
      seen(
        withCapturedTexts(
          everything,
          texts.map((text, at) => `<${at} ${text}`),
        ),
      ).markup.map((one) => one.replace(/\d+/g, 'N'));
    fc.assert(
      fc.property(fc.array(hostileText, {minLength: 1, maxLength: 12}), (texts) => {
        expect(markup(texts)).toEqual(markup(texts.map(() => mark)));
      }),
      {numRuns: 12},
    );
  }, 120_000);

  it('is shown as it was', () => {
    const text = `<${mark}> {x} [y] *z* & "q" 'r' | a_b \\n -s- :) ABC-1 (/) https://x.test`;
    const judgement = {...everything.judgement, findings: everything.judgement.findings.map((one) => ({...one, text}))};
    const stated = everything.stated.map((one) => ({...one, text}));
    expect(seen({...everything, judgement, stated}).code.some((one) => one.includes(text))).toBe(true);
  });
});

describe('the limit of a tracker', () => {
  const long = {...entryMissing, notes: Array.from({length: 90}, () => ({at: startedAt, rung: 'logs', text: '{<&|`'.repeat(500)}))};

  it.each(Object.entries(targets).filter(([, {limitChars}]) => limitChars !== null))('of %s is kept', (_, target) => {
    const text = ticket(long, {...options, target});
    expect(text.length).toBeLessThanOrEqual(target.limitChars!);
    expect(text).toContain('entry');
  });

  it('gives way to one that is asked for', () => {
    expect(ticket(long, {...options, target: targets.jira, limitChars: 5000}).length).toBeLessThanOrEqual(5000);
  });
});
