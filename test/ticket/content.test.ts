import {expect, test} from 'vitest';
import type {Code, Finding, Session} from '../../src/model/index.ts';
import {ticket} from '../../src/ticket/index.ts';
import {outlineOf} from './markdown.ts';
import {captured, entryMissing, ran, startedAt} from './session.ts';

const options = {now: startedAt + 90_000, lastHash: null, journalPath: null};

function print(change: Partial<Session>): string {
  return ticket({...entryMissing, ...change}, options);
}

function finding(code: string, behind: string | null): Finding {
  return {...entryMissing.judgement.findings[0]!, code: code as Code, behind: behind as Code | null, evidence: [], next: []};
}

function findingLines(findings: readonly Finding[]): readonly string[] {
  const text = print({judgement: {...entryMissing.judgement, findings}});
  return text
    .split('\n')
    .filter((line) => /^ *- (behind it, )?down: /.test(line))
    .map((line) => line.replace(/`, The unit.*/, '`'));
}

test('what stands behind a cause is indented under it, to any depth', () => {
  expect(findingLines([finding('c', 'b'), finding('a', null), finding('b', 'a'), finding('z', null)])).toEqual([
    '- down: `a`',
    '  - behind it, down: `b`',
    '    - behind it, down: `c`',
    '- down: `z`',
  ]);
});

test('a finding behind a code that is not there, behind itself or in a circle is not lost', () => {
  expect(findingLines([finding('a', 'gone'), finding('b', 'b'), finding('c', 'd'), finding('d', 'c')])).toEqual([
    '- down: `a`',
    '- down: `b`',
    '- down: `c`',
    '- down: `d`',
  ]);
});

test('what was changed on the host stands there with what came shortly before the trouble, as data', () => {
  const list = [
    {at: startedAt - 62_000, kind: 'package', text: 'openclaw `2026.9.6` was put in its place\n# not a heading', source: '/x'},
    {at: startedAt - 60_000, kind: 'start', text: 'the gateway was started', source: 'log'},
    {at: startedAt - 20_000, kind: 'trouble', text: 'the gateway ended: exited, status 1', source: 'log'},
  ] as const;
  const value = {since: startedAt - 86_400_000, until: startedAt, list, unseen: [{source: 'journal', detail: 'read by root'}]};
  const text = print({readings: {changes: {seen: true, at: startedAt, tookMs: 1, value}}});
  const section = text.slice(text.indexOf('## Changed on the host'), text.indexOf('## Timeline'));
  expect(section).toMatch(/First sign of trouble: 2026-11-21T01:14:00Z, `?the gateway ended: exited, status 1/);
  expect(section).toMatch(/- 42\.0 s before it: /);
  expect(section).toContain('2026-11-21T01:13:20Z  start          the gateway was started');
  expect(section).toContain('not seen: `journal`: `read by root`');
  expect(outlineOf(text).headings.join()).not.toContain('not a heading');
  expect(print({readings: {}})).not.toContain('Changed on the host');
});

test('a drill says so on top and in every heading', () => {
  const outline = outlineOf(print({host: {...entryMissing.host, kind: 'drill'}}));
  expect(outline.headings.filter((heading) => !heading.startsWith('DRILL: '))).toEqual([]);
  expect(outline.text).toContain('DRILL. This host lives in memory; no real gateway was touched.');
});

test('no other host is marked as a drill', () => {
  expect(print({})).not.toContain('DRILL');
  expect(print({host: {...entryMissing.host, kind: 'recorded'}})).toContain('Replayed from a recording');
});

test('a walk that goes on says so, with the time until now', () => {
  const waiting = {status: 'waiting', reason: null} as const;
  const text = print({endedAt: null, rungs: entryMissing.rungs.map((rung, index) => (index > 2 ? {...rung, ...waiting} : rung))});
  expect(text).toContain('2026-11-21T01:14:20Z to 2026-11-21T01:15:50Z, 1 min 30 s, still open');
  expect(text).toContain('not complete: 3 of 5 rungs done, 2 not walked');
  expect(text).toContain('### 4. Doctor: not walked, unknown');
});

test('a session before its first look is already a whole ticket', () => {
  const text = print({
    readings: {},
    firstTouch: {},
    firstTouchAt: null,
    timeline: [],
    notes: [],
    own: [],
    redacted: [],
    rungs: [],
    judgement: {verdict: 'unknown', findings: [], unanswered: [], unseen: []},
  });
  expect(outlineOf(text).headings).toEqual([
    'Rungs ticket: unknown on vm',
    'Summary',
    'Findings: 0',
    'Facts',
    'First touch',
    'Timeline (UTC)',
    'Rungs: 0',
    'Unit',
    'Capabilities',
    'Not seen',
    'Redacted',
    'Journal',
  ]);
  expect(text).toContain('Versions: CLI not looked at, daemon could not be seen');
});

test('the version that the running daemon names itself comes before the files', () => {
  const {http} = entryMissing.readings;
  if (http?.seen !== true) {
    throw new Error('the sample has an http reading');
  }
  const none = {failing: [], suppressed: [], eventLoop: null, startup: null, pendingReason: null};
  const value = {...http.value, ready: {...none, ready: true, uptimeMs: 1, version: '2026.4.14'}};
  expect(print({readings: {...entryMissing.readings, http: {...http, value}}})).toContain('CLI `2026.9.6`, daemon `2026.4.14`');
});

test('a command that did not run says why', () => {
  const text = print({rungs: [{...entryMissing.rungs[0]!, runs: [{seen: false, why: 'missing', detail: 'openclaw is not on the path'}]}]});
  expect(text).toContain('- did not run, `missing`: `openclaw is not on the path`');
});

test('every end of a command has its words', () => {
  const ended = (more: Parameters<typeof ran>[3]) => print({rungs: [{...entryMissing.rungs[0]!, runs: [ran(['x'], 61_000, '', more)]}]});
  expect(ended({exit: 3})).toContain('- `x`: exit 3, after 1 min 01 s');
  expect(ended({ended: 'signal', exit: null, signal: 'SIGABRT'})).toContain('- `x`: ended by SIGABRT');
  expect(ended({ended: 'limit', exit: null})).toContain('- `x`: killed at the time limit');
  expect(ended({ended: 'stopped', exit: null})).toContain('- `x`: stopped by the responder');
});

test('output that was cut when it was captured says what is missing and how to know the whole', () => {
  const sha256 = 'a'.repeat(64);
  const cut = {bytes: 199_000_000, lines: 4_990_000};
  const stdout = captured('head\ntail', {bytes: 200_000_000, lines: 5_000_000, cut, sha256});
  const text = print({rungs: [{...entryMissing.rungs[0]!, runs: [ran(['x'], 1, '', {stdout})]}]});
  expect(text).toContain(
    'Standard output, 5000000 lines, 200.0 MB; captured without 4990000 lines, 199.0 MB of the middle, ' +
      `SHA-256 of the whole ${sha256}:`,
  );
});

test('times that no calendar has do not stop the ticket', () => {
  const text = print({startedAt: Number.NaN, timeline: [{at: 9e15, text: 'late'}]});
  expect(text).toContain('When (UTC): unknown time');
  expect(text).toContain('unknown time  late');
});

test('the journal is named with its last hash', () => {
  expect(ticket(entryMissing, {...options, lastHash: 'abc', journalPath: '/tmp/j'})).toContain('- file: `/tmp/j`\n- last hash: `abc`\n');
  expect(ticket(entryMissing, options)).toContain('- file: none, this session is in memory only\n- last hash: none\n');
});
