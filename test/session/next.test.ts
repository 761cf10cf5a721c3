import {describe, expect, it} from 'vitest';
import {rungGlyph} from '../../screens/panes/ladder.ts';
import {unicodeGlyphs} from '../../screens/theme.ts';
import {next} from '../../src/session/next.ts';
import {timeBoxMs, timeBoxPassed, whyNotShown} from '../../src/session/verdict.ts';
import {allLooked, builtIn, fold, healthyWalk, looked, now, opened, ran, stoppedWalk} from '../fixtures/walk.ts';

describe('the session is the fold of its events', () => {
  it('begins with opened and with nothing else', () => {
    expect(() => next(null, {type: 'first-touch', at: now})).toThrow('begins with "opened"');
    const session = fold([opened()]);
    expect(session.rungs.map((rung) => rung.status)).toEqual(['waiting', 'waiting', 'waiting', 'waiting', 'waiting']);
    expect(session.judgement.verdict).toBe('unknown');
  });

  it('is clear on a healthy gateway and colours a rung only once it was walked', () => {
    const session = healthyWalk();
    expect(session.judgement).toMatchObject({verdict: 'clear', findings: []});
    expect(session.rungs[0]!.verdict).toBe('unknown');
    const walked = healthyWalk([
      {type: 'rung-started', at: now + 1000, run: 1, rung: 'status', variant: session.runbook.rungs[0]!.variants[0]!},
      {type: 'rung-ended', at: now + 3000, run: 1, rung: 'status', runs: [ran('{}')]},
    ]);
    expect(walked.rungs[0]).toMatchObject({status: 'done', verdict: 'clear', startedAt: now + 1000, endedAt: now + 3000});
  });

  it('does not call a rung clear whose command was killed at its limit', () => {
    const session = healthyWalk([{type: 'rung-ended', at: now, run: 1, rung: 'status', runs: [ran('', {ended: 'limit', exit: null})]}]);
    expect(session.rungs[0]!.verdict).toBe('unknown');
  });

  it('does not call a rung clear that asked a gateway which is down, exit 0 or not', () => {
    const variant = healthyWalk().runbook.rungs[4]!.variants[0]!;
    const walked = (session: typeof stoppedWalk) =>
      session([
        {type: 'rung-started', at: now, run: 1, rung: 'channels-status', variant},
        {type: 'rung-ended', at: now, run: 1, rung: 'channels-status', runs: [ran('{}')]},
      ]).rungs[4]!;
    expect(walked(stoppedWalk)).toMatchObject({status: 'done', verdict: 'unknown'});
    expect(walked(healthyWalk)).toMatchObject({status: 'done', verdict: 'clear'});
  });

  it('leaves a rung without a judge to a person, and calls only that clear that was judged', () => {
    const runbook = builtIn('upgrade');
    const [rung] = runbook.rungs;
    const session = fold([
      opened(runbook),
      ...allLooked(),
      {type: 'rung-started', at: now, run: 1, rung: rung!.id, variant: rung!.variants[0]!},
      {type: 'rung-ended', at: now, run: 1, rung: rung!.id, runs: []},
    ]);
    expect(rung!.codes).toEqual([]);
    expect(session.judgement.verdict).toBe('clear');
    expect(session.rungs[0]).toMatchObject({status: 'done', verdict: 'unknown'});
    expect(whyNotShown(rung!, session.rungs[0]!, session.judgement)).toMatch(/for you to say/);
    expect(rungGlyph(rung, session.rungs[0]!, unicodeGlyphs)).toEqual({text: unicodeGlyphs.note, tone: 'quiet'});
    expect(rungGlyph(session.runbook.rungs[1], {...session.rungs[0]!}, unicodeGlyphs)).toMatchObject({text: unicodeGlyphs.unknown});
  });

  it('names what was found and what is gone in the timeline', () => {
    const session = stoppedWalk();
    expect(session.judgement.findings[0]!.code).toBe('unit-down');
    expect(session.timeline.map((moment) => moment.text)).toContainEqual(expect.stringMatching(/^found unit-down/));
    expect(session.timeline.map((moment) => moment.text)).toContain('verdict down');
  });

  it('shows what was judged then, whatever the rules of now would say', () => {
    const stopped = stoppedWalk();
    const kept = {...healthyWalk().judgement, verdict: 'degraded'} as const;
    const session = next(stopped, {type: 'judged', at: now, judgement: kept, rules: '0.0.9'});
    expect(session).toMatchObject({judgement: {verdict: 'degraded', findings: []}, judgedBy: '0.0.9'});
    const later = next(session, looked('ports', {ports: []}, now + 1));
    expect(later.judgement).toBe(kept);
  });

  it('keeps the first look as it was, whatever is seen later', () => {
    const session = stoppedWalk();
    const later = next(session, {
      type: 'looked',
      at: now + 5000,
      looked: {name: 'ports', reading: {seen: false, why: 'denied', detail: 'no', at: now + 5000, tookMs: 1}},
    });
    expect(later.readings.ports).toMatchObject({seen: false});
    expect(later.firstTouch.ports).toMatchObject({seen: true});
    expect(next(later, {type: 'first-touch', at: now + 6000}).firstTouchAt).toBe(now);
  });

  it('counts how long a rung has been red and lets go when it is not', () => {
    const red = stoppedWalk().rungs.find((rung) => rung.verdict === 'down')!;
    expect(red.redSince).not.toBeNull();
    expect(timeBoxPassed(red, now + timeBoxMs - 1)).toBe(false);
    expect(timeBoxPassed(red, now + timeBoxMs)).toBe(true);
    expect(healthyWalk().rungs.every((rung) => rung.redSince === null)).toBe(true);
  });

  it('takes up a rung that was running when the console died, and says what happened to an own command', () => {
    const session = healthyWalk([
      {type: 'rung-started', at: now, run: 1, rung: 'status', variant: healthyWalk().runbook.rungs[0]!.variants[0]!},
      {type: 'own-started', at: now, run: 2, rung: 'status', argv: ['id'], armed: false},
      {type: 'resumed', at: now + 60_000, responder: 'root'},
    ]);
    expect(session.rungs[0]!.status).toBe('waiting');
    expect(session.own[0]!.result).toMatchObject({seen: false, detail: expect.stringContaining('ended before')});
    expect(session).toMatchObject({resumed: 1, endedAt: null});
  });

  it('gives each of two commands that run at once what it said itself, whichever ends first', () => {
    const own = (run: number, word: string) =>
      ({type: 'own-started', at: now, run, rung: 'status', argv: ['echo', word], armed: false}) as const;
    const session = healthyWalk([
      own(1, 'A'),
      own(2, 'B'),
      {type: 'own-ended', at: now + 1, run: 1, result: ran('said by A')},
      {type: 'own-ended', at: now + 2, run: 2, result: ran('said by B')},
    ]);
    const said = session.own.map(({argv, result}) => [argv[1], result?.seen === true ? result.value.stdout.text : null]);
    expect(said).toEqual([
      ['A', 'said by A'],
      ['B', 'said by B'],
    ]);
    expect(session.lastRun).toBe(2);
  });

  it('never moves past the ends of the ladder', () => {
    expect(healthyWalk([{type: 'moved', at: now, to: 99}]).at).toBe(4);
    expect(healthyWalk([{type: 'moved', at: now, to: -1}]).at).toBe(0);
  });

  it('is the same whether folded at once or through its journalled form', () => {
    const events = [opened(), {type: 'noted', at: now, rung: 'status', text: 'x'} as const];
    expect(fold(JSON.parse(JSON.stringify(events)))).toEqual(fold(events));
  });
});
