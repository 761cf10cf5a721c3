import {describe, expect, it} from 'vitest';
import {ticket} from '../../src/ticket/index.ts';
import {everything} from './everything.ts';
import {seenInHtml} from './html.ts';
import {startedAt} from './session.ts';

const target = {content: 'whole', print: 'html', limitChars: null} as const;
const text = ticket(everything, {now: startedAt, lastHash: null, journalPath: null, target});
const {markup, code} = seenInHtml(text);

describe('a ticket as a page', () => {
  it('has no script, no form and no address, and forbids them', () => {
    const names = new Set(markup.map((one) => one.split(' ')[0]));
    expect([...names].sort()).toEqual(
      'body code details h1 h2 h3 head html li main meta p pre style summary table td title tr ul'.split(' '),
    );
    const attributes = new Set(markup.flatMap((one) => [...one.matchAll(/ ([\w-]+)="/g)].map(([, name]) => name)));
    expect([...attributes].sort()).toEqual(['charset', 'content', 'http-equiv', 'lang', 'name']);
    expect(markup).toContain(
      `meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"`,
    );
    expect(/<style>(.*?)<\/style>/s.exec(text)?.[1]).not.toMatch(/url\(|@import|https?:/i);
  });

  it('is readable by day and by night', () => {
    expect(markup).toContain('meta name="color-scheme" content="light dark"');
    expect(text).toContain('@media (prefers-color-scheme: dark)');
  });

  it('folds everything under page one, and has tables where a ticket has columns', () => {
    expect(markup.filter((one) => one === 'details')).toHaveLength(12);
    expect(code).toContain('nobody listens');
  });
});
