import {spawnSync} from 'node:child_process';
import {chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {repairLock} from '../../src/journal/index.ts';
import type {LeftAct} from '../../src/model/index.ts';

const act: LeftAct = {
  act: 'start',
  title: 'Start the gateway',
  code: 'unit-down',
  subject: null,
  steps: [{argv: ['systemctl', '--user', 'start', 'x.service'], shown: 'systemctl --user start x.service', asOwner: false}],
  undo: [],
  effect: 'starts the unit',
  touches: ['user unit x.service'],
  word: 'start',
  verifyMs: 1000,
  session: '20261121-020000-abcd',
  responder: 'ops',
  since: 1_795_000_000_000,
  before: [],
  undoes: false,
};

let base: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'rungs-lock-'));
});
afterEach(() => rmSync(base, {recursive: true, force: true}));

/** A number that no process has: its owner has ended and was waited for. */
const deadPid = () => spawnSync('true').pid;

describe('the lock of a repair', () => {
  it('is one console at a time, and says who has it, since when and doing what', () => {
    const [living, other] = [repairLock(base, 'gw', process.ppid), repairLock(base, 'gw', process.pid)];
    expect(living.take(act)).toEqual({is: 'ours', over: null});
    expect(other.take(act)).toEqual({
      is: 'held',
      by: `ops does act start since ${new Date(act.since).toISOString()} in session ${act.session} (process ${process.ppid})`,
    });
    expect(other.left()).toBeNull();
    living.release();
    expect(other.take(act)).toEqual({is: 'ours', over: null});
  });

  it('says which living process has it, so that what that one starts can work under it', () => {
    const lock = repairLock(base, 'gw', process.ppid);
    expect(lock.holder()).toBeNull();
    lock.take(act);
    expect(repairLock(base, 'gw', process.pid).holder()).toBe(process.ppid);
    lock.release();
    repairLock(base, 'gw', deadPid()).take(act);
    expect(lock.holder()).toBeNull();
  });

  it('of a dead console says what was left, and can be taken over', () => {
    expect(repairLock(base, 'gw', deadPid()).take(act)).toEqual({is: 'ours', over: null});
    const mine = repairLock(base, 'gw', process.pid);
    expect(mine.left()).toEqual(act);
    expect(mine.take({...act, act: 'restart'})).toEqual({is: 'ours', over: act});
    expect(mine.left()).toBeNull();
  });

  it('is another one for another gateway, and readable by nobody else', () => {
    repairLock(base, 'gw', process.ppid).take(act);
    expect(repairLock(base, 'other', process.pid).take(act)).toEqual({is: 'ours', over: null});
    const folder = join(base, '.repairs');
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(readdirSync(folder).map((name) => statSync(join(folder, name)).mode & 0o777)).toEqual([0o600, 0o600]);
  });

  it('believes nothing that others could have put there', () => {
    repairLock(base, 'gw', deadPid()).take(act);
    const mine = repairLock(base, 'gw', process.pid);
    expect(mine.left()).toEqual(act);
    chmodSync(join(base, '.repairs'), 0o777);
    expect(mine.left()).toBeNull();
    expect(mine.take(act)).toMatchObject({is: 'held', by: expect.stringContaining('others may write there')});
  });

  it('that cannot even be looked for is no reason to end', () => {
    writeFileSync(join(base, 'file'), '');
    const lock = repairLock(join(base, 'file'), 'gw', process.pid);
    expect(lock.left()).toBeNull();
    expect(lock.take(act)).toMatchObject({is: 'held', by: expect.stringContaining('could not be locked')});
  });

  it('that is torn belongs to nobody, and one that cannot be made holds the act back', () => {
    const lock = repairLock(base, 'gw', process.pid);
    lock.take(act);
    const path = join(base, '.repairs', 'gw.json');
    writeFileSync(path, readFileSync(path, 'utf8').slice(0, 40));
    expect(repairLock(base, 'gw', process.ppid).take(act)).toEqual({is: 'ours', over: null});
    rmSync(join(base, '.repairs'), {recursive: true});
    writeFileSync(join(base, '.repairs'), '');
    expect(lock.take(act)).toMatchObject({is: 'held', by: expect.stringContaining('could not be locked')});
    rmSync(join(base, '.repairs'));
    symlinkSync('.repairs', join(base, '.repairs'));
    expect(lock.take(act).is).toBe('held');
  });
});
