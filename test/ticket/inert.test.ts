import {expect, test} from 'vitest';
import type {Session} from '../../src/model/index.ts';
import {ticket} from '../../src/ticket/index.ts';
import fc from '../property.ts';
import {everything, mended} from './everything.ts';
import {hostileText, mark, withCapturedTexts, withTexts} from './hostile.ts';
import {outlineOf} from './markdown.ts';
import {entryMissing, startedAt} from './session.ts';

const options = {now: startedAt + 400_000, lastHash: null, journalPath: null};

const hostileTexts = fc.array(hostileText, {minLength: 1, maxLength: 12});

/** Text of the renderer's own making: words, numbers and the punctuation of our sentences. */
const plain = /^[A-Za-z0-9 ,.:;()'×?-]*$/;

function expectInert(session: Session): void {
  const outline = outlineOf(ticket(session, {...options, lastHash: mark, journalPath: mark}));
  expect(outline.text).not.toContain(mark);
  for (const line of outline.text.split('\n')) {
    expect(line).toMatch(plain);
  }
  for (const kind of ['html_block', 'html_inline', 'link', 'image', 'emph', 'block_quote', 'thematic_break', 'linebreak']) {
    expect(outline.skeleton).not.toContain(kind);
  }
}

test('the ticket of a real walk has nothing active in it', () => {
  expectInert(entryMissing);
  expectInert(mended);
});

test('hostile words in every string of a session stay inside code', () => {
  fc.assert(
    fc.property(fc.constantFrom(everything, mended), hostileTexts, (session, texts) => expectInert(withTexts(session, texts))),
    {numRuns: 150},
  );
});

test('hostile words where people and programs write stay inside code', () => {
  fc.assert(
    fc.property(hostileTexts, (texts) => expectInert(withCapturedTexts(everything, texts))),
    {numRuns: 150},
  );
});

test('no words can add, end or move a heading, a list or a fence', () => {
  // Equal texts are said once, so that each has its number.
  const skeleton = (texts: readonly string[]) =>
    outlineOf(
      ticket(
        withCapturedTexts(
          everything,
          texts.map((text, at) => `<${at} ${text}`),
        ),
        options,
      ),
    ).skeleton.map(withoutCounts);
  fc.assert(
    fc.property(hostileTexts, (texts) => {
      expect(skeleton(texts)).toEqual(skeleton(texts.map(() => mark)));
    }),
    {numRuns: 100},
  );
}, 60_000);

/** A longer text may be shortened, which the summary says; everything else must be the same. */
function withoutCounts(entry: string): string {
  return entry.replace(/\d+/g, 'N');
}

test('a fence is longer than any run of backticks in the output', () => {
  const session = {...entryMissing, notes: [{at: startedAt, rung: 'x', text: 'a\n``````\n# b\n~~~\n'}]};
  const outline = outlineOf(ticket(session, options));
  expect(outline.code).toContain('a\n``````\n# b\n~~~\n\n');
  expect(outline.headings).not.toContain('b');
});

test('a note mentions nobody and is kept word by word', () => {
  const text = '@everyone look: <b>it</b> | [x](https://x.test)\n    still me';
  const outline = outlineOf(ticket({...entryMissing, notes: [{at: startedAt, rung: 'logs', text}]}, options));
  expect(outline.code).toContain(`${text}\n`);
  expect(outline.text).not.toContain('everyone');
});

test('code between sentences keeps its backticks', () => {
  const outline = outlineOf(ticket({...entryMissing, responder: '`a` ``b`` `'}, options));
  expect(outline.code).toContain('`a` ``b`` `');
});

test('characters that hide or turn text are made visible', () => {
  const text = ticket({...entryMissing, notes: [{at: startedAt, rung: 'logs', text: 'a\u202Eb\u0000c\u001B[2Jd\uD800e'}]}, options);
  expect(text).toContain('a\uFFFDb\uFFFDc\uFFFD[2Jd\uFFFDe');
  expect(text.isWellFormed()).toBe(true);
});
