import {dirname} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';

import {files, type Lab, labUp, uid, user} from './gateway.ts';
import {installReady, stop} from './hands.ts';
import {leaves} from './leaves.ts';
import {check} from './look.ts';
import {inBox, versions} from './openclaw.ts';
import {changes, type Snapshot, snapshot} from './snapshot.ts';

/** What OpenClaw's own commands write, as the README says: that path, what is under it, and the time of the folder that it stands in. */
function isOpenclaws(change: string): boolean {
  const [how, path = ''] = change.split(' ');
  return leaves
    .map((one) => (one.path.startsWith('/') ? one.path.replace('UID', String(uid)) : `${files.state}/${one.path}`))
    .some((left) => path === left || path.startsWith(`${left}/`) || (how === 'changed:' && path === dirname(left)));
}

/** While a gateway runs it writes by itself; so it is stopped, and whatever changes then is the look's doing. */
describe.each(versions)('the home of a stopped gateway of OpenClaw %s', (version) => {
  let lab: Lab;
  let before: Snapshot;
  beforeAll(async () => {
    lab = await labUp(version);
    await installReady(lab);
    await stop(lab);
    // Rungs keeps what it has compiled and its sessions in a folder of its own, which is made once.
    await check(lab);
    before = await snapshot(lab);
  });
  afterAll(async () => {
    await lab?.down();
  });

  const expectUnchanged = async () => {
    expect(changes(before, await snapshot(lab)).filter((change) => !isOpenclaws(change))).toEqual([]);
    expect(await processes()).toBe('');
  };
  const processes = async () => (await lab.box.sh(['bash', '-c', `ps -u ${user} -o args= | grep -i '[o]penclaw' || true`])).stdout;

  test.each([user, 'root'])('is as it was after a whole deep check by %s', async (as) => {
    await check(lab, {as, deep: true});
    await expectUnchanged();
  });

  test('is as it was after a walk along the ladder', async () => {
    const walked = await lab.as(['rungs', 'walk', '--plain'], {limitMs: 180_000});
    expect(walked.stdout).toContain('ticket: ');
    await expectUnchanged();
  });

  test.each([400, 1200, 2500, 5000])('is as it was after its CLI was killed at a limit of %i ms', async (limitMs) => {
    const commands = ['status --json', 'gateway status --deep --json', 'config validate --json', 'models status --json'];
    const script = `
      import {localHost} from '${inBox.checkout}/src/host/index.ts';
      const host = localHost();
      const user = {name: '${user}', uid: ${uid}, gid: ${uid}, home: '/home/${user}'};
      for (const words of ${JSON.stringify(commands)})
        console.log((await host.run({argv: ['openclaw', ...words.split(' ')], limitMs: ${limitMs}, keepBytes: 1000, as: user, scratch: true})).value?.ended);`;
    const said = await lab.box.sh([inBox.node24, '--input-type=module', '--eval', script], {limitMs: 120_000});
    expect(said.stdout.trim().split('\n')).toHaveLength(commands.length);
    if (limitMs < 1000) expect(said.stdout).toContain('limit');
    await expectUnchanged();
  });
});
