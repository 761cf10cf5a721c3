import {afterEach, expect, it, vi} from 'vitest';
import {farOn, reach} from '../../src/far/index.ts';
import {farProgram} from './program.ts';

afterEach(() => {
  vi.useRealTimers();
});

it('does not take a far side for lost that was never asked to say that it lives', async () => {
  const program = await farProgram();
  vi.useFakeTimers({toFake: ['setInterval', 'clearInterval']});
  const line = await reach({argv: (words) => ['sh', '-c', words], become: false, show: null, answer: null}, {program, door: false});
  if ('why' in line) throw new Error(JSON.stringify(line));
  const far = farOn(line, 'via');
  if ('seen' in far) throw new Error(far.detail);
  vi.advanceTimersByTime(120_000);
  expect(await far.host.read('/proc/self/comm', {bytesMax: 20})).toMatchObject({seen: true});
  far.end();
}, 60_000);
