import {afterEach, describe, expect, it} from 'vitest';
import {type Drill, loadDrill} from '../../src/drill/index.ts';
import {type Admission, confirm, type MendRequest} from '../../src/session/gate/index.ts';
import {mendsOf} from '../../src/session/mending.ts';
import {type Looping, loopOn} from './looping.ts';

/** Acts that change files, on a live host: their copy, their undo that is set beforehand, and what becomes of it. */
let walk: Looping;

async function begun(drill: string | Drill): Promise<Looping> {
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

const offered = (act: string) => mendsOf(walk.session()).find(({plan}) => plan.act === act)!;
const ended = () => walk.until((event) => event.type === 'act-ended');
const last = () => walk.session().acts.at(-1)!;
const unitPath = () => `${walk.session().gateway.user.home}/.config/systemd/user/openclaw-gateway.service`;
const textOf = async (path: string): Promise<string> => {
  const read = await walk.running.host.read(path, {bytesMax: 10_000});
  return read.seen ? read.value.text : `not there: ${read.detail}`;
};
const modeOf = async (path: string): Promise<number | null> => {
  const facts = await walk.running.host.stat(path);
  return facts.seen ? facts.value.mode : null;
};
const names = async (path: string): Promise<readonly string[]> => {
  const list = await walk.running.host.list(path);
  return list.seen ? list.value : [];
};

describe('repoint-unit', {timeout: 240_000}, () => {
  it('shows the line that changes, starts what is there, and ends the undo that it had set', async () => {
    await begun('hard-coded-path');
    const {plan, request, refused} = offered('repoint-unit');
    expect(refused).toBeNull();
    expect(plan.preview?.slice(0, 2)).toEqual([`--- ${unitPath()}`, `+++ ${unitPath()}`]);
    expect(plan.preview?.[3]).toMatch(/^-ExecStart=.*openclaw@2026\.8\.3/);
    expect(plan.preview?.[4]).toMatch(/^\+ExecStart=.*openclaw@2026\.9\.6/);
    const before = await textOf(unitPath());
    void walk.loop.run(armed(request));
    await ended();
    expect(last()).toMatchObject({act: 'repoint-unit', verdict: 'mended', pack: '/kept/before-act.tar', fate: {is: 'disarmed'}});
    const ran = walk.ran.map(([program]) => program);
    expect(ran.indexOf('install')).toBeLessThan(ran.indexOf('systemd-run'));
    expect(ran.indexOf('systemd-run')).toBeLessThan(ran.indexOf('sed'));
    expect([...walk.undo.set.values()]).toMatchObject([{state: 'ended'}]);
    expect(await textOf(unitPath())).toBe(before.replace('openclaw@2026.8.3', 'openclaw@2026.9.6'));
    const folder = unitPath().slice(0, unitPath().lastIndexOf('/'));
    const copy = (await names(folder)).find((name) => name.includes('.before-'))!;
    expect(await textOf(`${folder}/${copy}`)).toBe(before);
    expect(await walk.running.host.stat(`${folder}/${copy}`)).toMatchObject({value: {mode: 0o600}});
    expect(walk.lock.released).toBe(1);
  });

  it('is taken back whole, with the mode from before', async () => {
    await begun('hard-coded-path');
    const before = await textOf(unitPath());
    const mode = await modeOf(unitPath());
    void walk.loop.run(armed(offered('repoint-unit').request));
    await ended();
    void walk.loop.run(armed({kind: 'undo', of: 'last'}));
    await walk.until((event) => event.type === 'act-ended' && event.verdict === 'undone');
    expect(await textOf(unitPath())).toBe(before);
    expect(await modeOf(unitPath())).toBe(mode);
  });

  it('is taken back by itself where nobody verified or kept it, and says so; meanwhile nothing else begins', async () => {
    await begun('hard-coded-path');
    const before = await textOf(unitPath());
    const {configPath} = walk.session().gateway;
    // Somebody breaks the configuration at that very moment, so the gateway does not start.
    walk.packs.during = () => walk.onHost(['sed', '-i', 's|{|[|', configPath]);
    void walk.loop.run(armed(offered('repoint-unit').request));
    await ended();
    expect(last().verdict).not.toBe('mended');
    expect(last().fate).toMatchObject({is: 'waits'});
    expect(walk.lock.released).toBe(0);
    for (const {plan, request, refused} of mendsOf(walk.session()))
      if (request.kind === 'mend') expect(`${plan.act}: ${refused}`).toMatch(/keep it or take it back first/);
    await walk.until((event) => event.type === 'act-armed' && event.fate.is === 'ran');
    expect(await textOf(unitPath())).toBe(before);
    expect(walk.lock.released).toBe(1);
    expect(walk.loop.ask({kind: 'undo', of: 'last'})).toMatchObject({is: 'withhold'});
    expect(walk.session().timeline.map(({text}) => text)).toContain(
      'act repoint-unit was taken back by itself: nobody had verified or kept it in time',
    );
  });

  it('begins nothing where no pack can be made, or its undo cannot be set', async () => {
    await begun('hard-coded-path');
    const before = await textOf(unitPath());
    walk.packs.problem = 'the disk is full';
    void walk.loop.run(armed(offered('repoint-unit').request));
    await walk.until((event) => event.type === 'act-withheld');
    expect(walk.session().actWithheld?.text).toBe('no rollback pack could be made before it: the disk is full; nothing was run');
    expect(walk.session().acts).toEqual([]);
    walk.packs.problem = null;
    const offer = offered('repoint-unit');
    const admission = armed(offer.request);
    walk.undo.refuses = true;
    void walk.loop.run(admission);
    await ended();
    expect(last().verdict).toBe('not mended');
    expect(last().because).toMatch(/its undo could not be set beforehand, so nothing was changed/);
    expect(await textOf(unitPath())).toBe(before);
  });
});

const keysGone: Drill = {...loadDrill('two-faults'), plant: [{fault: 'env-file-gone', options: {}}]};

/** What is not ready for good is waited for to the end of the act's time. */
describe('drop-in-aside', {timeout: 240_000}, () => {
  it('takes away the one that demands a file which is not there, keeps it closed beside, and starts the gateway without it', async () => {
    await begun(keysGone);
    const dropIn = `${unitPath()}.d/10-keys.conf`;
    const before = await textOf(dropIn);
    const {plan, request, refused} = offered('drop-in-aside');
    expect(refused).toBeNull();
    expect(plan.preview).toEqual([
      `--- ${dropIn}`,
      '+++ /dev/null',
      '@@ -1,1 +0,0 @@',
      `-Service.EnvironmentFile=${walk.session().gateway.user.home}/keys/telegram.env`,
    ]);
    void walk.loop.run(armed(request));
    await ended();
    expect(last()).toMatchObject({verdict: 'mended', because: expect.stringContaining('env-file-missing is gone'), fate: {is: 'disarmed'}});
    const [aside] = await names(`${unitPath()}.d`);
    expect(aside).toMatch(/^10-keys\.conf\.aside-\d{8}T\d{6}Z$/);
    expect(await walk.running.host.stat(`${unitPath()}.d/${aside}`)).toMatchObject({value: {mode: 0o600}});
    void walk.loop.run(armed({kind: 'undo', of: 'last'}));
    await walk.until((event) => event.type === 'act-ended' && event.verdict === 'undone');
    expect(await textOf(dropIn)).toBe(before);
    expect(await names(`${unitPath()}.d`)).toEqual(['10-keys.conf']);
  });

  it('that was not mended is kept by a word, and then nothing takes it back', async () => {
    await begun(keysGone);
    walk.packs.during = () => walk.onHost(['sed', '-i', 's|{|[|', walk.session().gateway.configPath]);
    void walk.loop.run(armed(offered('drop-in-aside').request));
    await ended();
    expect(last().fate).toMatchObject({is: 'waits'});
    expect(mendsOf(walk.session())[0]).toMatchObject({request: {kind: 'keep'}, plan: {word: 'keep'}});
    void walk.loop.run(armed({kind: 'keep'}));
    await walk.until((event) => event.type === 'act-ended' && event.verdict === 'kept');
    expect([...walk.undo.set.values()]).toMatchObject([{state: 'ended'}]);
    await walk.pass(20 * 60_000);
    expect(await names(`${unitPath()}.d`)).toHaveLength(1);
    expect(walk.session().acts[0]?.fate?.is).toBe('disarmed');
    expect(walk.lock.released).toBe(1);
  });

  it('whose console is gone is taken back all the same, and the next console says so', async () => {
    await begun(keysGone);
    walk.packs.during = () => walk.onHost(['sed', '-i', 's|{|[|', walk.session().gateway.configPath]);
    void walk.loop.run(armed(offered('drop-in-aside').request));
    await walk.until((event) => event.type === 'act-verifying');
    const left = {...walk.lock.taken[0]!, session: '20261121-010000-dead', responder: 'root'};
    walk.loop.stop();
    const next = await walk.again(left);
    await next.until((event) => event.type === 'act-left' && event.left?.fate?.is === 'waits');
    await next.until((event) => event.type === 'act-left' && event.left?.fate?.is === 'ran');
    expect(await names(`${unitPath()}.d`)).toEqual(['10-keys.conf']);
    expect(
      next
        .session()
        .timeline.map(({text}) => text)
        .join('\n'),
    ).toMatch(/act drop-in-aside was taken back by itself: .*; it was begun by root /);
    next.loop.stop();
  });
});
