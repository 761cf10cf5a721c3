import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {execa} from 'execa';
import {expect, test} from 'vitest';
import {boxUp, whyNoBox} from './box.ts';
import {until} from './until.ts';

test("a box is a host of its own: users, processes, network, control groups and the kernel's clock are out of its reach", async () => {
  expect(whyNoBox()).toBeNull();
  const box = await boxUp();
  try {
    await box.addUser('ops', 4242);
    const seen = await box.as('ops', ['bash', '-c', 'id -un; cat /proc/1/comm; ls /home; ip -brief address; cat /proc/self/cgroup']);
    expect(seen.stdout).toMatch(/^ops\nsystemd\nops\nlo /);
    expect(seen.stdout).toContain('0::/user.slice/user-4242.slice/');
    expect(readFileSync('/etc/passwd', 'utf8')).not.toContain('ops:x:4242');
    expect((await box.sh(['date', '--set', '2020-01-01'])).exit).not.toBe(0);
    expect((await box.sh(['sh', '-c', 'echo 1 >/proc/sys/vm/drop_caches'])).exit).not.toBe(0);
    expect((await box.sh(['rm', '/usr/bin/env'])).exit).toBe(0);
    expect(existsSync('/usr/bin/env')).toBe(true);
  } finally {
    await box.down();
  }
});

test('two boxes at once do not share control groups: what one kills, the other keeps', async () => {
  const [one, other] = await Promise.all([boxUp(), boxUp()]);
  try {
    for (const box of [one, other]) await box.sh(['systemd-run', '--unit', 'same-name', 'sleep', '1000']);
    await one.sh(['systemctl', 'stop', 'same-name']);
    expect((await one.sh(['systemctl', 'is-active', 'same-name'])).stdout).toBe('inactive\n');
    expect((await other.sh(['systemctl', 'is-active', 'same-name'])).stdout).toBe('active\n');
  } finally {
    await Promise.all([one.down(), other.down()]);
  }
});

test('a box goes down with whoever made it, killed without a word, and what is left is swept by the next one', async () => {
  const module = fileURLToPath(new URL('box.ts', import.meta.url));
  const owner = execa(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `
    import {boxUp} from '${module}';
    const box = await boxUp();
    console.log(box.name, box.pid);
    setInterval(() => {}, 1e9);
  `,
    ],
    {reject: false, buffer: false},
  );
  const [name = '', pid = ''] = await new Promise<string[]>((resolve) => {
    owner.stdout.once('data', (bytes: Buffer) => {
      resolve(bytes.toString().trim().split(' '));
    });
  });
  expect(readFileSync(`/proc/${pid}/comm`, 'utf8')).toBe('systemd\n');
  owner.kill('SIGKILL');
  await owner;
  await until('its first process is gone', 10_000, async () => (existsSync(`/proc/${pid}`) ? null : true));
  await (await boxUp()).down();
  await until('its directory is gone', 10_000, async () => (readdirSync('/run/rungs-lab').includes(name) ? null : true));
});

test('without root it says so in one sentence', async () => {
  const module = fileURLToPath(new URL('box.ts', import.meta.url));
  // A checkout may lie in a home that only its owner can read.
  const said = await execa(
    'setpriv',
    [
      '--reuid=65534',
      '--regid=65534',
      '--clear-groups',
      '--inh-caps=+dac_read_search',
      '--ambient-caps=+dac_read_search',
      process.execPath,
      '--input-type=module',
      '--eval',
      `
    import {whyNoBox} from '${module}';
    console.log(whyNoBox());
  `,
    ],
    {reject: false, cwd: '/'},
  );
  expect(said.stdout).toBe('The lab needs root, because it makes namespaces and mounts: run it as root or with sudo.');
});
