import {describe, expect, it} from 'vitest';
import {createCleaner} from '../../src/host/index.ts';
import type {Readings, Session} from '../../src/model/index.ts';
import {targets, ticket} from '../../src/ticket/index.ts';
import {entryMissing, startedAt} from './session.ts';

const cleaner = createCleaner({key: Buffer.alloc(32)}).tellNothing('nothing is told here');
const options = {now: startedAt + 1000, lastHash: null, journalPath: null, lean: true, target: targets.vendor};

/** As providers' answers are logged, and as they come through the cleaner. */
const texts = [
  'LLM request failed: 529 {"type":"error","error":{"type":"overloaded_error"},"request_id":"req_011CSHoEeqs5C35K2UUqR7Fy"}',
  'openai: 429 rate limit, x-request-id: 7f3c1b2a-9d4e-4a55-8c1f-0b9e2d6a7c31',
  'http server listening',
].map((text) => cleaner.clean(text, 'log'));

function withLog(): Session {
  const value = {
    sources: [],
    lines: texts.map((text, at) => ({at: startedAt + at * 1000, from: 'gateway' as const, pid: 7, text})),
    signatures: [],
    exits: [],
    restarts: [],
    startLimitAt: null,
    kernelOom: [],
  };
  const log: NonNullable<Readings['log']> = {seen: true, value, at: startedAt, tookMs: 3};
  return {...entryMissing, readings: {...entryMissing.readings, log}};
}

describe('what the support of a model provider gets', () => {
  const text = ticket(withLog(), {...options, ids: 'kept'});

  it('has the ids of requests with the time of their lines, each once', () => {
    const ids = text.slice(text.indexOf('## Request ids'), text.indexOf('## Lines of the log'));
    expect(ids.match(/^\S+Z {2}\S+$/gm)).toEqual([
      '2026-11-21T01:14:20Z  req_011CSHoEeqs5C35K2UUqR7Fy',
      '2026-11-21T01:14:21Z  7f3c1b2a-9d4e-4a55-8c1f-0b9e2d6a7c31',
    ]);
  });

  it('has the lines that name an error, and no others', () => {
    expect(text).toContain('overloaded_error');
    expect(text).not.toContain('http server listening');
  });
});
