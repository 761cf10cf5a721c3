import {afterEach, describe, expect, it} from 'vitest';
import type {Admission} from '../../src/session/gate/index.ts';
import {confirm} from '../../src/session/gate/index.ts';
import {type Looping, loopOn} from './looping.ts';

let walk: Looping;

async function begun(drill = 'first-ladder'): Promise<Looping> {
  walk = await loopOn(drill);
  await walk.until((event) => event.type === 'first-touch');
  return walk;
}

afterEach(() => walk.loop.stop());

const restart = ['systemctl', '--user', 'restart', 'openclaw-gateway.service'] as const;

/** The leave to run a change, with its word typed. */
function armed(argv: readonly string[]): Admission {
  const answer = walk.loop.ask({kind: 'own', argv});
  const admission = answer.is === 'arm' ? confirm(answer.arming, answer.arming.word) : null;
  if (admission === null) throw new Error(`not armed: ${JSON.stringify(answer)}`);
  return admission;
}

/** The leave to run a look. */
function admitted(argv: readonly string[]): Admission {
  const answer = walk.loop.ask({kind: 'own', argv});
  if (answer.is !== 'run') throw new Error(`not admitted: ${JSON.stringify(answer)}`);
  return answer.admission;
}

describe('the loop runs', () => {
  it('nothing that the gate has not admitted, whoever asks', async () => {
    await begun();
    const change = {session: walk.session().id, request: {kind: 'own', argv: restart}, commands: [restart], armed: true, variant: null};
    expect(await walk.loop.run(change as never)).toBeNull();
    expect(await walk.loop.run({...admitted(['id']), commands: [restart]} as Admission)).toBeNull();
    expect(await walk.loop.run(restart as never)).toBeNull();
    expect(walk.ran).not.toContainEqual(restart);
    expect(walk.events.some((event) => event.type.startsWith('own-'))).toBe(false);
  });

  it('a change once its word was typed, and once only', async () => {
    await begun();
    const admission = armed(restart);
    expect(walk.ran).not.toContainEqual(restart);
    const ending = walk.loop.run(admission);
    await walk.until((event) => event.type === 'own-ended');
    expect(await ending).toBe(walk.session().own[0]!.run);
    expect(await walk.loop.run(admission)).toBeNull();
    expect(walk.ran.filter((argv) => argv.includes('restart'))).toHaveLength(1);
    expect(walk.session().own).toMatchObject([{argv: restart, armed: true, result: {seen: true}}]);
  });

  it('one change at a time: the second is withheld and says which one is not over', async () => {
    await begun();
    const [one, other] = [armed(restart), armed(['kill', '1'])];
    const first = walk.loop.run(one);
    expect(await walk.loop.run(other)).toBeNull();
    await walk.until((event) => event.type === 'own-ended');
    await first;
    expect(walk.ran).not.toContainEqual(['kill', '1']);
    expect(walk.events.find((event) => event.type === 'own-withheld')).toMatchObject({
      argv: ['kill', '1'],
      reason: `one change at a time: ${restart.join(' ')} has not ended yet`,
    });
  });

  it('looks beside one another, each with a number and an output of its own', async () => {
    await begun();
    const runs = [walk.loop.run(admitted(['id'])), walk.loop.run(admitted(['hostname']))];
    await walk.until((event) => event.type === 'own-ended' && walk.session().own.every((run) => run.result !== null));
    const [first, second] = await Promise.all(runs);
    expect(first).not.toBe(second);
    const said = new Map(walk.session().own.map(({run, result}) => [run, result?.seen === true ? result.value.stdout.text.trim() : null]));
    expect(said.get(first!)).toContain(`(${walk.session().gateway.user.name})`);
    expect(said.get(second!)).toBe(walk.session().host.name);
  });

  it('what is withheld by the time it would run is withheld', async () => {
    await begun();
    const admission = admitted(['openclaw', 'status']);
    const {install} = walk.session().readings;
    if (install?.seen !== true) throw new Error('no install');
    const other = {
      node: {path: '', exists: null, version: null},
      entry: null,
      entryExists: null,
      packageRoot: null,
      version: '2026.4.14',
      nodeWanted: null,
    };
    walk.dispatch({type: 'looked', at: 0, looked: {name: 'install', reading: {...install, value: {...install.value, running: other}}}});
    expect(await walk.loop.run(admission)).toBeNull();
    expect(walk.events.at(-1)).toMatchObject({type: 'own-withheld', reason: expect.stringContaining('migrate')});
  });

  it('the read-only rungs by themselves, each with a number of its own', async () => {
    await begun();
    await walk.until((event) => event.type === 'rung-ended');
    const runs = walk.events.flatMap((event) => (event.type === 'rung-started' ? [event.run] : []));
    expect(runs.length).toBeGreaterThan(0);
    expect(new Set(runs).size).toBe(runs.length);
  });

  it('every look again when it is asked to, once however often that is, and no command of a rung', async () => {
    await begun();
    await walk.until((event) => event.type === 'rung-ended');
    const names = new Set(walk.events.flatMap((event) => (event.type === 'looked' ? [event.looked.name] : [])));
    const from = walk.events.length;
    expect(walk.loop.lookAgain()).toBe(walk.loop.lookAgain());
    const seen = new Set<string>();
    await walk.until((event) => {
      if (event.type === 'looked' && walk.events.indexOf(event) >= from) seen.add(event.looked.name);
      return seen.size === names.size;
    });
    expect(seen).toEqual(names);
  });
});

describe('what was changed on the host', () => {
  const asked = (): number => walk.events.filter((event) => event.type === 'looked' && event.looked.name === 'changes').length;

  it('is asked after the first look, which does not wait for it, and again where that is asked for', async () => {
    await begun('everything-red');
    expect(walk.session().firstTouch.changes).toBeUndefined();
    await walk.until(() => asked() === 1);
    expect(walk.session().readings.changes).toMatchObject({seen: true});
    await walk.loop.lookAgain();
    expect(asked()).toBe(2);
  });
});
