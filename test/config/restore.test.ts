import {spawnSync} from 'node:child_process';
import {
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {repairLock, sessionsFolder} from '../../src/journal/index.ts';
import {lockName} from '../../src/main/begin-session.ts';
import {restoreConfig} from '../../src/main/config/restore-config.ts';
import type {Subject} from '../../src/main/config/subject.ts';
import {openclaws} from './openclaws.ts';
import {refuses, saying, subject, takes, text} from './subject.ts';

const restore = (on: Subject, words: readonly string[]) =>
  saying(['restore', ...words], (options) => restoreConfig(options, options.rest[1], on));

/** A copy beside the configuration, of so many minutes ago. */
function copy(on: Subject, name: string, content: string, minutes: number): string {
  const path = join(on.gateway.stateDir, name);
  writeFileSync(path, content, {mode: 0o600});
  const then = new Date(on.host.clock.now() - minutes * 60_000);
  utimesSync(path, then, then);
  return path;
}

const other = text.replace('loopback', 'lan');

describe('rungs config restore, without a name', () => {
  it('lists every copy there is, the newest first, with its age, its size, what openclaw says and where it differs', async () => {
    const on = await subject(takes);
    copy(on, 'openclaw.json.bak.1', other, 60 * 72);
    copy(on, 'openclaw.json.bak', '{gateway: {\n  bind "lan"}}', 60 * 5);
    copy(on, 'openclaw.json.before-2026-11-26T21-31-15-000Z', `${text}// seen\n`, 5);
    copy(on, 'openclaw.json.last-good', text, 60 * 30);
    copy(on, 'channels.json5.before-2026-11-20T21-31-15-000Z', "{telegram: {dmPolicy: 'open'}}\n", 60 * 24 * 6);
    copy(on, 'openclaw.json.lock', '', 1);
    const {code, said} = await restore(on, []);
    expect(code).toBe(0);
    expect(said.split('\n').slice(1, -2)).toEqual([
      `! openclaw.json.before-2026-11-26T21-31-15-000Z  5 min old, ${text.length + 8} B`,
      '    before rungs changed it; openclaw takes it, 1 known danger',
      '    the same values, in another text',
      '✖ openclaw.json.bak  5 h old, 26 B',
      expect.stringMatching(/^ {4}before openclaw wrote it; cannot be parsed at 2:8: invalid character/),
      `! openclaw.json.last-good  30 h old, ${text.length} B`,
      '    the last with which a gateway ran; openclaw takes it, 1 known danger',
      '    equal to the present file',
      `! openclaw.json.bak.1  3 days old, ${other.length} B`,
      '    before openclaw wrote it; openclaw takes it, 1 known danger',
      '    differs in gateway.bind',
      '! channels.json5.before-2026-11-20T21-31-15-000Z  6 days old, 31 B',
      '    before rungs changed it; openclaw takes it, 2 known dangers',
      '    differs in telegram.dmPolicy',
    ]);
    expect(said).not.toContain('Zq8-plain-secret-77');
    expect(readFileSync(on.gateway.configPath, 'utf8')).toBe(text);
  });

  it('says that there is none, and that none can be used, with another exit code', async () => {
    const on = await subject(refuses);
    expect(await restore(on, [])).toMatchObject({code: 1, said: expect.stringContaining('no copy of')});
    copy(on, 'openclaw.json.bak', other, 5);
    const {code, said} = await restore(on, []);
    expect(code).toBe(1);
    expect(said).toContain('openclaw refuses it: gateway: Unrecognized key: bogus\n    differs in gateway.bind');
  });
});

describe('rungs config restore COPY', () => {
  it('shows what it would be without a secret, and puts it there after its word with what stood there beside it', async () => {
    const on = await subject(takes);
    copy(on, 'openclaw.json.bak', other.replace('Zq8-plain-secret-77', 'Kp4-older-secret-31'), 5);
    expect(await restore(on, ['openclaw.json.bak'])).toMatchObject({
      code: 1,
      said: expect.stringContaining('nobody is there to type "restore"'),
    });
    expect(readFileSync(on.gateway.configPath, 'utf8')).toBe(text);
    const {code, said} = await restore(on, ['openclaw.json.bak', '--typed', 'restore']);
    expect(code).toBe(0);
    expect(said).toContain('+  gateway:');
    expect(said).toContain('openclaw takes it');
    expect(said).not.toMatch(/Zq8-plain-secret-77|Kp4-older-secret-31/);
    expect(readFileSync(on.gateway.configPath, 'utf8')).toContain("bind: 'lan', auth: {mode: 'token', token: 'Kp4-older-secret-31'}");
    const [kept = ''] = readdirSync(on.folder).filter((name) => name.startsWith('openclaw.json.before-'));
    expect(readFileSync(join(on.folder, kept), 'utf8')).toBe(text);
    expect(statSync(join(on.folder, kept)).mode & 0o777).toBe(0o600);
  });

  it('puts the copy of an included file in the place of that one', async () => {
    const on = await subject(takes);
    copy(on, 'channels.json5.bak', "{telegram: {dmPolicy: 'open'}}\n", 5);
    expect(await restore(on, ['channels.json5.bak', '--typed', 'restore'])).toMatchObject({code: 0});
    expect(readFileSync(join(on.folder, 'channels.json5'), 'utf8')).toBe("{telegram: {dmPolicy: 'open'}}\n");
    expect(readFileSync(on.gateway.configPath, 'utf8')).toBe(text);
  });

  it('takes what lies elsewhere under the name of an included file for that one', async () => {
    const on = await subject(takes);
    const draft = join(mkdtempSync(join(tmpdir(), 'rungs-draft-')), 'channels.json5');
    writeFileSync(draft, "{telegram: {dmPolicy: 'open'}}\n", {mode: 0o600});
    expect((await restore(on, [draft, '--typed', 'restore'])).code).toBe(0);
    expect(readFileSync(join(on.folder, 'channels.json5'), 'utf8')).toBe("{telegram: {dmPolicy: 'open'}}\n");
    expect(readFileSync(on.gateway.configPath, 'utf8')).toBe(text);
  });

  it('puts one where nothing is any more, and in the place of what cannot be parsed', async () => {
    const on = await subject(takes);
    copy(on, 'openclaw.json.bak', other, 5);
    rmSync(on.gateway.configPath);
    const {code, said} = await restore(on, ['openclaw.json.bak', '--typed', 'restore']);
    expect(code).toBe(0);
    expect(said).toContain('nothing was there before');
    expect(readFileSync(on.gateway.configPath, 'utf8')).toBe(other);
    expect(statSync(on.gateway.configPath).mode & 0o777).toBe(0o600);
    writeFileSync(on.gateway.configPath, "{gateway: {auth: {token: 'Zq8-plain-secret-77'");
    const again = await restore(on, ['openclaw.json.bak', '--typed', 'restore']);
    expect(again.code).toBe(0);
    expect(again.said).toContain('-{gateway:');
    expect(again.said).not.toContain('Zq8-plain-secret-77');
    expect(readFileSync(on.gateway.configPath, 'utf8')).toBe(other);
  });

  it.each([
    ['cannot be parsed', 1, '{gateway: {\n  bind "lan"}}', takes, /openclaw\.json\.bak:2:8: /],
    ['is refused by OpenClaw', 1, other, refuses, /openclaw refuses .*openclaw\.json\.bak so: gateway: Unrecognized key: bogus/],
    ['is equal to what is there', 0, text, takes, /openclaw\.json\.bak is equal to .*openclaw\.json; nothing was changed/],
  ])('writes nothing where the copy %s', async (_, leaves, content, script, why) => {
    const on = await subject(script);
    copy(on, 'openclaw.json.bak', content, 5);
    const {code, said} = await restore(on, ['openclaw.json.bak', '--typed', 'restore']);
    expect(code).toBe(leaves);
    expect(said).toMatch(why);
    expect(readFileSync(on.gateway.configPath, 'utf8')).toBe(text);
    expect(readdirSync(on.folder).sort()).toEqual(['channels.json5', 'openclaw.json', 'openclaw.json.bak']);
  });

  it.each<[string, (path: string) => void, string]>([
    ['a link', (path) => symlinkSync('/etc/hostname', path), 'it is a link'],
    ['a folder', (path) => mkdirSync(path), 'it is no ordinary file'],
    ['a pipe', (path) => spawnSync('mkfifo', [path]), 'it is no ordinary file'],
    ['a file into which everybody may write', (path) => writeFileSync(path, other, {mode: 0o600}), 'everybody may write into it'],
    ['nothing', () => undefined, 'there is no such file'],
    [
      'a file that is named after another one',
      () => undefined,
      'by its name a copy of agents.json5, which the configuration does not include',
    ],
  ])('takes no %s for a copy', async (what, make, why) => {
    const on = await subject(takes);
    const path = join(on.folder, what.includes('another') ? 'agents.json5.bak' : 'openclaw.json.bak');
    make(path);
    if (what.includes('everybody')) spawnSync('chmod', ['666', path]);
    const {code, said} = await restore(on, [path, '--typed', 'restore']);
    expect(code).toBe(1);
    expect(said).toContain(why);
    expect(readFileSync(on.gateway.configPath, 'utf8')).toBe(text);
  });

  it.runIf(process.geteuid?.() === 0)("takes no other user's file for a copy", async () => {
    const on = await subject(takes);
    chownSync(copy(on, 'openclaw.json.bak', other, 5), 65_534, 65_534);
    expect(await restore(on, ['openclaw.json.bak', '--typed', 'restore'])).toMatchObject({
      code: 1,
      said: expect.stringContaining('it belongs to uid 65534 and not to'),
    });
  });

  it.runIf(process.geteuid?.() === 0)("takes root's own file for another user's configuration, but through no link of his", async () => {
    const on = await subject(null);
    const nobody = {name: 'nobody', uid: 65_534, gid: 65_534, home: '/nonexistent'};
    for (const path of [on.folder, ...readdirSync(on.folder).map((name) => join(on.folder, name))]) chownSync(path, nobody.uid, nobody.gid);
    const his = {...on, gateway: {...on.gateway, user: nobody, own: false}};
    const mine = mkdtempSync(join(tmpdir(), 'rungs-mine-'));
    writeFileSync(join(mine, 'draft.json'), other, {mode: 0o600});
    symlinkSync(mine, join(on.folder, 'leads'));
    expect(await restore(his, [join(on.folder, 'leads/draft.json'), '--typed', 'restore'])).toMatchObject({
      code: 1,
      said: expect.stringContaining('permission denied'),
    });
    expect((await restore(his, [join(mine, 'draft.json'), '--typed', 'restore'])).code).toBe(0);
    expect(readFileSync(on.gateway.configPath, 'utf8')).toBe(other);
    expect(statSync(on.gateway.configPath).uid).toBe(nobody.uid);
  });
});

describe.skipIf(openclaws.length === 0)('with the real openclaw (where the lab has installed one)', () => {
  it.each(openclaws)(
    'of $version: what its own write took away comes back from its own copy',
    {timeout: 300_000},
    async ({command: cli}) => {
      const on = await subject(null, cli);
      const home = mkdtempSync(join(tmpdir(), 'rungs-home-'));
      const whole = text.replace(/ {2}channels: .*\n/, '');
      writeFileSync(on.gateway.configPath, whole);
      const wrote = spawnSync(cli, ['config', 'set', 'gateway.port', '19001'], {
        env: {PATH: process.env['PATH'], HOME: home, OPENCLAW_STATE_DIR: on.folder, OPENCLAW_CONFIG_PATH: on.gateway.configPath},
        encoding: 'utf8',
      });
      expect(wrote.status, wrote.stderr).toBe(0);
      expect(readFileSync(on.gateway.configPath, 'utf8')).not.toContain('// the gateway of the shop');
      const list = await restore(on, []);
      expect(list.said).toMatch(
        /! openclaw\.json\.bak {2}.+\n +before openclaw wrote it; openclaw takes it.*\n +differs in .*gateway\.port/,
      );
      const {code, said} = await restore(on, ['openclaw.json.bak', '--typed', 'restore']);
      expect(code, said).toBe(0);
      expect(said).toContain('openclaw takes it');
      expect(readFileSync(on.gateway.configPath, 'utf8')).toBe(whole);
      writeFileSync(join(on.folder, 'openclaw.json.bak'), whole.replace("bind: 'loopback'", 'bogusKey: 1'));
      expect(await restore(on, ['openclaw.json.bak', '--typed', 'restore'])).toMatchObject({
        code: 1,
        said: expect.stringMatching(/openclaw refuses .*openclaw\.json\.bak so: /),
      });
    },
  );
});

describe('rungs config restore, as an act of a console that has the gateway locked', () => {
  it('works under the lock of who started it, and leaves it locked', async () => {
    const on = await subject(takes);
    const kept = copy(on, 'openclaw.json.last-good', other, 5);
    const name = lockName(on.facts.name, on.gateway);
    const ofConsole = repairLock(sessionsFolder(undefined), name, process.ppid);
    const begun = {
      act: 'restore-config',
      title: '',
      code: 'config-broken' as const,
      subject: null,
      steps: [],
      undo: [],
      effect: '',
      touches: [],
    };
    ofConsole.take({...begun, word: 'restore', verifyMs: 1, session: 's', responder: 'sam', since: 1, before: [], undoes: false});
    try {
      expect(await restore(on, [kept, '--typed', 'restore'])).toMatchObject({code: 0});
      expect(readFileSync(on.gateway.configPath, 'utf8')).toBe(other);
      expect(ofConsole.holder()).toBe(process.ppid);
    } finally {
      ofConsole.release();
    }
  });
});
