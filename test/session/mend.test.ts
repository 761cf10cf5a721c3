import {afterEach, describe, expect, it} from 'vitest';
import {undoableAct} from '../../src/session/act-runs.ts';
import {type Admission, confirm, type MendRequest} from '../../src/session/gate/index.ts';
import {mendsOf} from '../../src/session/mending.ts';
import {type Looping, loopOn} from './looping.ts';

/** Acts on a live host, from the offer to the verdict, through the gate and the loop with the real probes and rules. */
let walk: Looping;

async function begun(drill = 'first-ladder'): Promise<Looping> {
  walk = await loopOn(drill);
  await walk.until((event) => event.type === 'first-touch');
  return walk;
}

afterEach(() => walk.loop.stop());

function armed(request: MendRequest): Admission {
  const answer = walk.loop.ask(request);
  const admission = answer.is === 'arm' ? confirm(answer.arming, answer.arming.word) : null;
  if (admission === null) throw new Error(`not armed: ${JSON.stringify(answer)}`);
  return admission;
}

const start = {kind: 'mend', act: 'start', code: 'unit-down', subject: null} as const;
const changes = () => walk.ran.filter((argv) => ['start', 'stop', 'restart', 'reset-failed', 'kill'].some((word) => argv.includes(word)));

describe('an act on a live host', () => {
  it('is offered for the root cause, runs once its word was typed, and is mended only when its finding is gone', async () => {
    await begun();
    expect(mendsOf(walk.session()).map(({plan, refused}) => [plan.act, refused])).toEqual([['start', null]]);
    const admission = armed(start);
    expect(changes()).toEqual([]);
    void walk.loop.run(admission);
    await walk.until((event) => event.type === 'act-ended');
    expect(changes()).toEqual([['systemctl', '--user', 'start', 'openclaw-gateway.service']]);
    const [act] = walk.session().acts;
    expect(act).toMatchObject({act: 'start', verdict: 'mended', because: 'unit-down is gone', undoes: null});
    expect(act!.before.join('\n')).toMatch(/user unit openclaw-gateway\.service: inactive/);
    expect(act!.after.join('\n')).toMatch(/user unit openclaw-gateway\.service: active\/running/);
    expect(walk.events.findIndex(({type}) => type === 'act-begun')).toBeLessThan(walk.events.findIndex(({type}) => type === 'act-stepped'));
    expect(walk.lock).toMatchObject({taken: [{act: 'start', session: walk.session().id}], released: 1});
  });

  it('is taken back by its undo, which is an act as well, and only once', async () => {
    await begun();
    void walk.loop.run(armed(start));
    await walk.until((event) => event.type === 'act-ended');
    void walk.loop.run(armed({kind: 'undo', of: 'last'}));
    await walk.until((event) => event.type === 'act-ended' && event.verdict === 'undone');
    expect(changes().at(-1)).toEqual(['systemctl', '--user', 'stop', 'openclaw-gateway.service']);
    expect(walk.session().acts.at(-1)).toMatchObject({act: 'undo-start', undoes: walk.session().acts[0]!.run});
    expect(undoableAct(walk.session())).toBeNull();
    expect(walk.loop.ask({kind: 'undo', of: 'last'})).toMatchObject({is: 'withhold'});
  });

  it('does not begin where another console has the gateway, and says who', async () => {
    await begun();
    walk.lock.held = 'root does act restart since 02:00 in session X';
    await Promise.race([walk.loop.run(armed(start)), walk.until((event) => event.type === 'act-withheld')]);
    expect(changes()).toEqual([]);
    expect(walk.session().acts).toEqual([]);
    expect(walk.session().actWithheld?.text).toBe('root does act restart since 02:00 in session X; nothing was run');
  });

  it('does not begin where somebody else has mended it meanwhile', async () => {
    await begun();
    const admission = armed(start);
    await walk.onHost(['systemctl', '--user', 'start', 'openclaw-gateway.service']);
    void walk.loop.run(admission);
    await walk.until((event) => event.type === 'act-withheld');
    expect(changes()).toEqual([]);
    expect(walk.session().actWithheld?.text).toMatch(/not as it was shown/);
    expect(walk.lock.taken).toEqual([]);
  });

  it('runs one at a time, and nothing else that changes beside it', async () => {
    await begun();
    const [first, second] = [armed(start), walk.loop.ask({kind: 'own', argv: ['kill', '1']})];
    expect(second.is).toBe('arm');
    void walk.loop.run(first);
    await walk.until((event) => event.type === 'act-begun');
    expect(walk.loop.ask({kind: 'own', argv: ['kill', '1']})).toMatchObject({is: 'withhold', reason: expect.stringContaining('act start')});
    expect(walk.loop.ask(start)).toMatchObject({is: 'withhold'});
    await walk.until((event) => event.type === 'act-ended');
  });

  it('that was cut off has no verdict but that, and what a dead console left is settled without running anything', async () => {
    await begun();
    void walk.loop.run(armed(start));
    await walk.until((event) => event.type === 'act-stepped');
    const left = {...walk.lock.taken[0]!, session: '20261121-010000-dead', responder: 'root'};
    walk.dispatch({type: 'resumed', at: walk.session().lastEventAt, responder: 'ops'});
    expect(walk.session().acts).toMatchObject([{verdict: 'cut off'}]);
    walk.dispatch({type: 'act-left', at: walk.session().lastEventAt, left});
    walk.lock.left = left;
    expect(mendsOf(walk.session()).map(({request, plan}) => [request.kind, plan.steps.map(({argv}) => argv.at(-2))])).toEqual([
      ['settle', []],
      ['undo', ['stop']],
      ...(walk.session().judgement.findings.some(({code}) => code === 'unit-down') ? [['mend', ['start']]] : []),
    ]);
    const before = changes().length;
    void walk.loop.run(armed({kind: 'settle'}));
    await walk.until((event) => event.type === 'act-left' && event.left === null);
    expect(changes()).toHaveLength(before);
    expect(walk.session().left).toBeNull();
    expect(
      walk
        .session()
        .timeline.map(({text}) => text)
        .join('\n'),
    ).toMatch(/taken over: act start was begun by root in session 20261121-010000-dead/);
  });

  it('ends the forgotten gateway, waits until it is gone, and only then starts the service', async () => {
    await begun('forgotten-foreground');
    const [offer] = mendsOf(walk.session());
    expect(offer).toMatchObject({refused: null, plan: {act: 'end-foreground', code: 'foreground-owner'}});
    expect(offer!.plan.effect).toMatch(/pid \d+ of \w+, \d+ min old, in session-\d+\.scope, under /);
    void walk.loop.run(armed(offer!.request));
    await walk.until((event) => event.type === 'act-ended');
    expect(walk.session().acts).toMatchObject([{verdict: 'mended'}]);
    expect(walk.session().acts[0]!.results.every((run) => run.seen && run.value.exit === 0)).toBe(true);
  });

  it.each(['drill', 'recorded', 'ssh'] as const)('offers nothing on a host that is %s', async (kind) => {
    walk = await loopOn('first-ladder', kind);
    await walk.until((event) => event.type === 'first-touch');
    expect(mendsOf(walk.session())).toEqual([]);
    expect(walk.loop.ask(start)).toMatchObject({is: 'withhold'});
  });
});
