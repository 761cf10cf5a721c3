import {describe, expect, it} from 'vitest';
import type {LogLine} from '../../src/model/index.ts';
import {doubtOf, lastWordOf} from '../../src/probes/parse/channel-words.ts';

const start = 1_795_240_000_000;
const seconds = (count: number): number => start + count * 1000;

/** Lines of an account, one a pair of its second and its words. */
function log(name: string, ...said: readonly (readonly [number, string])[]): readonly LogLine[] {
  return said.map(([at, text]) => ({at: seconds(at), from: 'gateway', pid: null, level: 'info', text: `[${name}] ${text}`}));
}

const refusal = "[default] channel exited: Call to 'getMe' failed! (401: Unauthorized)";
const retry = (attempt: number, wait: number): string => `[default] auto-restart attempt ${attempt}/10 in ${wait}s`;

describe('the last word of a channel', () => {
  it('is its end, while the next try is still to come', () => {
    const lines = log('telegram', [1, '[default] starting provider (@bot)'], [2, refusal], [2, retry(1, 5)]);
    expect(lastWordOf('telegram', lines, start, seconds(4))).toMatchObject({
      state: 'failed',
      checkedAt: seconds(2),
      detail: `its log says: ${refusal.slice(10)}; auto-restart attempt 1/10 in 5s`,
    });
  });

  it('is nothing where it began again and stayed', () => {
    const lines = log('telegram', [2, refusal], [2, retry(4, 20)], [22, '[default] starting provider (@bot)']);
    expect(lastWordOf('telegram', lines, start, seconds(30))).toMatchObject({state: 'failed'});
    expect(lastWordOf('telegram', lines, start, seconds(83))).toBeNull();
  });

  it('is nothing after a first failure that the next try mended', () => {
    const lines = log('telegram', [2, refusal], [2, retry(1, 5)], [7, '[default] starting provider (@bot)']);
    expect(lastWordOf('telegram', lines, start, seconds(8))).toBeNull();
  });

  it('is nothing where a channel is silent about its start and its next try has had its time', () => {
    const lines = log('discord', [2, '[default] channel exited without an error'], [2, retry(2, 10)]);
    expect(lastWordOf('discord', lines, start, seconds(60))).toMatchObject({state: 'failed'});
    expect(lastWordOf('discord', lines, start, seconds(73))).toBeNull();
  });

  it.each([
    ['the tries are used up', '[default] giving up after 10 restart attempts'],
    ['the far side ended it for good', '[default] auto-restart skipped, terminal disconnect'],
    ['it never started', '[slack] channel startup failed: no such module'],
  ])('is its end for ever where %s', (_, text) => {
    const lines = log('slack', [2, text]);
    expect(lastWordOf('slack', lines, start, seconds(36_000))).toMatchObject({state: 'failed'});
    expect(lastWordOf('slack', [...lines, ...log('slack', [9, '[default] starting provider'])], start, seconds(36_000))).toBeNull();
  });

  it('is of the account that is meant, of this channel and of this run', () => {
    const gone = '[team] giving up after 10 restart attempts';
    const lines = log('slack', [2, '[guests] starting provider'], [3, gone], [4, '[guests] starting provider']);
    expect(lastWordOf('slack:team', lines, start, seconds(9))).toMatchObject({state: 'failed'});
    expect(lastWordOf('slack:guests', lines, start, seconds(9))).toBeNull();
    expect(lastWordOf('slack', lines, start, seconds(9))).toMatchObject({state: 'failed'});
    expect(lastWordOf('discord', lines, start, seconds(9))).toBeNull();
    expect(lastWordOf('slack:team', lines, seconds(4), seconds(9))).toBeNull();
  });

  it('is found in the file of the gateway, too, where the name is longer', () => {
    const lines = log('gateway/channels/slack', [2, '[team] giving up after 10 restart attempts']);
    expect(lastWordOf('slack', lines, start, seconds(9))?.detail).toBe('its log says: giving up after 10 restart attempts');
  });
});

describe('the doubt that its own log casts on a channel of a gateway that is ready', () => {
  const failed = "setMyCommands failed: Network request for 'setMyCommands' failed!";

  it('is a request that did not come through, in its own words', () => {
    expect(doubtOf('telegram', log('telegram', [1, '[default] starting provider (@bot)'], [2, failed]))).toBe(
      `the gateway is ready, and its log says of it: ${failed}`,
    );
  });

  it('is not what another channel says, and not what it says of itself else', () => {
    expect(doubtOf('telegram', [...log('discord', [2, failed]), ...log('telegram', [2, 'deleteWebhook failed: 404'])])).toBeNull();
  });
});
