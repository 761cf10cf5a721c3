import {expect, test} from 'vitest';
import {eventShape} from '../../src/model/index.ts';
import {next} from '../../src/session/next.ts';
import {entryMissing} from '../ticket/session.ts';

test('an ended session takes in what is said of it, and stays ended', () => {
  const event = eventShape().parse({type: 'stated', at: entryMissing.lastEventAt + 5000, what: 'impact', text: 'nobody got an answer'});
  const session = next(entryMissing, event);
  expect(session.stated).toEqual([{at: event.at, what: 'impact', text: 'nobody got an answer'}]);
  expect(session.endedAt).toBe(entryMissing.endedAt);
  expect(session.timeline.at(-1)).toEqual({at: event.at, text: 'impact said'});
});
