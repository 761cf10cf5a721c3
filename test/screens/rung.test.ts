import {describe, expect, it} from 'vitest';
import {rowText} from '../../screens/content.ts';
import {rung} from '../../screens/panes/rung.ts';
import {unicodeGlyphs} from '../../screens/theme.ts';
import type {Look, Ran, Session} from '../../src/model/index.ts';
import {healthyWalk, now, ran, stoppedWalk} from '../fixtures/walk.ts';

const page = (session: Session) => rung(session, unicodeGlyphs, 200).rows.slice(0).map(rowText);
const mark = (session: Session, words: string) => page(session).find((line) => line.includes(words))?.[0];

const walked = (walk: typeof healthyWalk, run: Look<Ran>) =>
  walk([
    {type: 'rung-started', at: now, run: 1, rung: 'status', variant: healthyWalk().runbook.rungs[0]!.variants[0]!},
    {type: 'rung-ended', at: now + 3400, run: 1, rung: 'status', runs: [run]},
  ]);
const answer = ran('{"runtimeVersion": "2026.9.6", "gateway": {"reachable": true}}');

describe('the page of a rung', () => {
  it('ticks what was judged once its command has answered, and leaves the rest to a person', () => {
    const session = walked(healthyWalk, answer);
    expect(mark(session, 'The disk has room')).toBe('✔');
    expect(mark(session, 'It took about 5 seconds')).toBe('•');
  });

  it('ticks nothing of a rung that never ran', () => {
    expect(mark(healthyWalk(), 'The disk has room')).toBe('·');
    expect(page(healthyWalk()).join('\n')).not.toContain('✔');
    expect(page(stoppedWalk()).join('\n')).not.toContain('✔');
  });

  it('ticks nothing of a rung whose command failed, and says what it said', () => {
    const lines = page(walked(healthyWalk, ran('', {exit: 1})));
    expect(lines.join('\n')).not.toContain('✔');
    expect(lines.find((line) => line.startsWith('?'))).toMatch(/does not clear this rung: openclaw status .*exit 1/);
  });

  it('begins with what it is for, and once it was run with its command and what does not hold', () => {
    expect(page(stoppedWalk())[0]).toMatch(/^One page over everything/);
    const lines = page(walked(stoppedWalk, answer));
    expect(lines[0]).toBe('$ openclaw status');
    const marks = lines.map((line) => line[0]).filter((one) => '✖?•✔'.includes(one ?? ' '));
    expect(marks.lastIndexOf('✖')).toBeLessThan(marks.indexOf('•'));
  });

  it('crosses what does not hold, with what was seen instead, and ticks nothing that a dead gateway says', () => {
    const session = walked(stoppedWalk, answer);
    expect(mark(session, 'The service is installed and running')).toBe('✖');
    expect(page(session).some((line) => line.trim().startsWith('not so: '))).toBe(true);
    expect(page(session).join('\n')).not.toContain('✔');
  });
});
