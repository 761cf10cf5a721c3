import {mkdtemp, rm, symlink, writeFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {cleaned, createCleaner, localHost, withheld} from '../../src/host/index.ts';
import type {Host} from '../../src/model/index.ts';
import {freshCleaner} from './marked.ts';

const token = 'Zq7RtY2uIo9PaS4dFgH6jKlX';
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rungs-wrapper-'));
  await writeFile(
    join(folder, 'openclaw.json'),
    `// by hand\n{gateway: {auth: {token: '${token}'}, port: 18789},\n` +
      `  channels: {telegram: {botToken: "short1", accounts: {a: {botToken: '\${TG}'}}}}, }\n`,
  );
  await writeFile(join(folder, '.env'), `# keys\nGROQ_API_KEY=gsk with blanks # mine\nPORT=18789\nQUOTED_TOKEN="a\\"b"\n`);
  await writeFile(
    join(folder, 'openclaw.service'),
    `[Service]\nEnvironment="OPENCLAW_GATEWAY_TOKEN=${token}" PORT=1\nExecStart=/usr/bin/node index.js --token ${token} --port 1\n`,
  );
  await symlink(`/srv/${token}`, join(folder, 'link'));
});

afterAll(() => rm(folder, {recursive: true}));

function wrapped(): {readonly host: Host; readonly cleaner: ReturnType<typeof freshCleaner>} {
  const cleaner = freshCleaner();
  return {host: cleaned(localHost(), cleaner), cleaner};
}

async function text(host: Host, name: string): Promise<string> {
  const file = await host.read(join(folder, name), {bytesMax: 10_000});
  return file.seen ? file.value.text.replace(/ ~[\da-f]{6}›/g, '›') : file.detail;
}

describe('files that hold secrets', () => {
  it('show their names, and the config its full names, in every file that has the same value', async () => {
    const {host} = wrapped();
    expect(await text(host, 'openclaw.json')).toBe(
      "// by hand\n{gateway: {auth: {token: '‹secret gateway.auth.token›'}, port: 18789},\n" +
        '  channels: {telegram: {botToken: "‹secret telegram.botToken›", accounts: {a: {botToken: \'${TG}\'}}}}, }\n',
    );
    expect(await text(host, '.env')).toBe(
      '# keys\nGROQ_API_KEY=‹secret GROQ_API_KEY› # mine\nPORT=18789\nQUOTED_TOKEN="‹secret QUOTED_TOKEN›"\n',
    );
    expect(await text(host, 'openclaw.service')).toBe(
      '[Service]\nEnvironment="OPENCLAW_GATEWAY_TOKEN=‹secret gateway.auth.token›" PORT=1\n' +
        'ExecStart=/usr/bin/node index.js --token ‹secret gateway.auth.token› --port 1\n',
    );
  });

  it('teach their values before anything is shown', async () => {
    const {host, cleaner} = wrapped();
    expect(cleaner.clean(`connected with ${token}`, 'log')).toContain(token);
    await host.read(join(folder, 'openclaw.json'), {bytesMax: 10_000});
    expect(cleaner.clean(`connected with ${token}`, 'log')).toMatch(/^connected with ‹secret gateway\.auth\.token ~[\da-f]{6}›$/);
  });

  it('are found again in link targets, names of files and sentences about what could not be seen', async () => {
    const {host} = wrapped();
    await host.read(join(folder, 'openclaw.json'), {bytesMax: 10_000});
    expect(await host.link(join(folder, 'link'))).toMatchObject({seen: true, value: expect.stringMatching(/^\/srv\/‹secret/)});
    expect(await host.read(`/nowhere/${token}`, {bytesMax: 1})).toMatchObject({
      seen: false,
      detail: expect.stringMatching(/^Reading \/nowhere\/‹secret/),
    });
    await writeFile(join(folder, token), '');
    expect(JSON.stringify(await host.list(folder))).not.toContain(token);
  });

  it('keep the NUL between the entries of a process environment', async () => {
    const {host} = wrapped();
    const child = host.run({
      argv: ['sh', '-c', 'cat /proc/self/environ | tr "\\0" "|"; tr "\\0" "\\0" < /proc/self/environ'],
      env: {X_TOKEN: 'a b c', Y: '1'},
      limitMs: 5000,
      keepBytes: 10_000,
    });
    const ran = await child;
    expect(ran.seen && ran.value.stdout.text).not.toContain('a b c');
    const own = await host.read('/proc/self/environ', {bytesMax: 1_000_000});
    expect(own.seen && own.value.text.split('\u0000').some((entry) => entry.startsWith('PATH='))).toBe(true);
  });
});

describe('a run through the cleaner', () => {
  it('hides a secret in the arguments, in both streams and in where it was found', async () => {
    const {host, cleaner} = wrapped();
    const ran = await host.run({
      argv: ['sh', '-c', 'echo out "$2"; echo err "$2" >&2', 'x', '--token', token],
      limitMs: 5000,
      keepBytes: 1000,
    });
    expect(JSON.stringify([ran, cleaner.ledger()])).not.toContain(token);
    const [use] = cleaner.ledger();
    expect(use).toMatchObject({kind: 'token', count: expect.any(Number)});
    expect(ran.seen && ran.value.argv.slice(3)).toEqual(['x', '--token', use?.mark]);
    expect(ran.seen && [ran.value.stdout.text, ran.value.stderr.text]).toEqual([`out ${use?.mark}\n`, `err ${use?.mark}\n`]);
  });

  it('cleans what is followed, line by line', async () => {
    const {host} = wrapped();
    const lines: string[] = [];
    const following = host.follow(
      {argv: ['sh', '-c', `printf 'a \\033[31mb\\nX_TOKEN=${token}\\nthe value ${token}\\nlast'`], limitMs: 5000, keepBytes: 0},
      (line) => lines.push(line.replace(/ ~[\da-f]{6}›/g, '›')),
    );
    expect(await following.ended).toBe('sh ended by itself with exit 0.');
    expect(lines).toEqual(['a b', 'X_TOKEN=‹secret X_TOKEN›', 'the value ‹secret X_TOKEN›', 'last']);
  });

  it('cleans the answer of an address, also one that was cut', async () => {
    const server = createServer((_, response) =>
      response.setHeader('content-type', 'application/json').end(JSON.stringify({token, pad: 'x '.repeat(2000)})),
    ).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const {host} = wrapped();
    const {port} = server.address() as AddressInfo;
    const whole = await host.dial({what: 'http', host: '127.0.0.1', port, path: '/', limitMs: 5000, bytesMax: 10_000});
    expect(whole.seen && JSON.parse(whole.value.body ?? '')).toMatchObject({token: expect.stringMatching(/^‹secret token ~/)});
    const cut = await host.dial({what: 'http', host: '127.0.0.1', port, path: '/', limitMs: 5000, bytesMax: 20});
    expect(cut.seen && cut.value.body).not.toMatch(/Zq7R/);
    server.close();
  });
});

describe('the cleaner', () => {
  it('withholds a text that it cannot clean', () => {
    const broken = createCleaner({key: undefined as never}).tellNothing('a test');
    expect(broken.clean(`X_TOKEN=${token}`, 'log')).toBe(withheld);
    expect(broken.cleanStopped(`X_TOKEN=${token}`, 'log')).toBe(withheld);
    expect(broken.stream('log').push(`X_TOKEN=${token}\n`)).toBe(withheld);
  });

  it('keeps a ledger of kind, count and places, without any value', () => {
    const cleaner = freshCleaner();
    cleaner.clean(`X_TOKEN=${token}`, 'file a');
    cleaner.clean(`said ${token} and ${token}`, 'log b');
    expect(cleaner.ledger()).toEqual([
      {kind: 'X_TOKEN', mark: expect.stringMatching(/^‹secret X_TOKEN ~[\da-f]{6}›$/), count: 3, where: ['file a', 'log b']},
    ]);
  });

  it('marks equal values equally in one session, and otherwise in another', () => {
    const [one, two] = [freshCleaner(), freshCleaner()];
    expect(one.clean(`A_TOKEN=${token}`, 'x').slice(8)).toBe(one.clean(`B_TOKEN=${token}`, 'x').slice(8));
    expect(one.clean(`A_TOKEN=${token}`, 'x')).not.toBe(two.clean(`A_TOKEN=${token}`, 'x'));
  });

  it('does not search everywhere for a password that is an ordinary word', () => {
    const cleaner = freshCleaner();
    expect(cleaner.clean('DB_PASSWORD=openclaw', 'x')).toMatch(/^DB_PASSWORD=‹secret/);
    expect(cleaner.clean('openclaw gateway status', 'x')).toBe('openclaw gateway status');
  });

  it('repeats no secret in a label, where a name and a value stand together without a border', () => {
    expect(freshCleaner().clean(`AIza${'aB3dE'.repeat(7)}-TOKEN=abc123`, 'x')).not.toMatch(/aB3dE/);
  });
});

describe('a text that was clean when it came first', () => {
  it('is hidden when it comes again after its value became known', async () => {
    const {host, cleaner} = wrapped();
    const file = join(folder, 'twice');
    await writeFile(file, 'the word is plumtree77x and that is that\n');
    expect(await text(host, 'twice')).toContain('plumtree77x');
    cleaner.learn('LATE_TOKEN', 'plumtree77x');
    expect(await text(host, 'twice')).toBe('the word is ‹secret LATE_TOKEN› and that is that\n');
  });

  it('is still looked at where the same words mean something else', () => {
    const cleaner = freshCleaner();
    const argv = 'run\u0000--token\u0000hunter22hunter';
    expect(cleaner.clean(argv, 'a file').includes('hunter22hunter')).toBe(
      createCleaner({key: Buffer.alloc(32)})
        .tellNothing('a test')
        .clean(argv, 'a file')
        .includes('hunter22hunter'),
    );
    expect(cleaner.clean(argv, 'a command', 'nul')).not.toContain('hunter22hunter');
  });

  it("is a directory's name beside one that is a secret", async () => {
    const {host} = wrapped();
    await writeFile(join(folder, `ghp_${'aB3'.repeat(12)}`), '');
    const listed = await host.list(folder);
    expect(listed.seen && listed.value.some((name) => name.includes('aB3aB3'))).toBe(false);
    expect(listed.seen && listed.value).toContain('openclaw.json');
    await rm(join(folder, `ghp_${'aB3'.repeat(12)}`));
  });

  it('keeps the place of what cannot be seen in a name, which would be another name without it', async () => {
    const {host} = wrapped();
    for (const name of ['a\u202eb.bak', 'a\nb.bak', 'a\u200bb.bak']) await writeFile(join(folder, name), '');
    await symlink('/srv/a\u202eb', join(folder, 'turned'));
    const listed = await host.list(folder);
    expect(listed.seen && listed.value.filter((name) => name.endsWith('.bak'))).toEqual(['a\uFFFDb.bak', 'a\uFFFDb.bak', 'a\uFFFDb.bak']);
    expect(await host.link(join(folder, 'turned'))).toEqual({seen: true, value: '/srv/a\uFFFDb'});
  });
});

describe('a value that was told', () => {
  it('is known however many a log has brought before it', () => {
    const cleaner = freshCleaner();
    for (let at = 0; at < 2100; at += 1) cleaner.clean(`X_TOKEN=flood-of-tokens-${at}`, 'log');
    cleaner.learn('GW_X', 'plumtree-orbit-19');
    expect(cleaner.clean('and plumtree-orbit-19', 'log')).toMatch(/^and ‹secret GW_X/);
  });
});
