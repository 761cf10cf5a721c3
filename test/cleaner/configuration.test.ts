import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {loadDrill, startDrill} from '../../src/drill/index.ts';
import {withheldConfig} from '../../src/host/cleaner/index.ts';
import {cleaned, createCleaner} from '../../src/host/index.ts';
import {learnConfig} from '../../src/host/learn-config.ts';
import {eagerClock} from '../drill/look.ts';
import {paperHost} from '../probes/paper-host.ts';
import {everyday} from './harmless-settings.ts';
import {freshCleaner} from './marked.ts';
import {unthoughtSettings} from './unthought-settings.ts';

const path = '/home/ops/.openclaw/openclaw.json';
const root = new URL('../../', import.meta.url).pathname;

const told = (text: string, where = path) => createCleaner({key: Buffer.alloc(32, 1)}).tell((say) => say.text(where, text));

async function learnt(text: string): Promise<ReadonlyMap<string, string>> {
  const values = new Map<string, string>();
  await learnConfig(path, text, (name, value) => values.set(value, name));
  return values;
}

describe('a setting that nobody thought of', () => {
  it.each(unthoughtSettings)('%s is known from then on', async (_, document, secret) => {
    const cleaner = await told(JSON.stringify(document));
    expect(cleaner.clean(`the log says ${secret} by itself`, 'a log')).toMatch(/^the log says ‹secret .*› by itself$/);
    expect(cleaner.clean(JSON.stringify(document, null, 2), path)).not.toContain(secret);
  });

  it('is known by its path, and of an address only what lets somebody in', async () => {
    const cleaner = await told('{hooks: {sendTo: "https://hooks.example/T0/B0/x8sdK2p9QzLm4Rt7"}}');
    expect(cleaner.clean('to https://hooks.example/T0/B0/x8sdK2p9QzLm4Rt7', 'a log')).toMatch(
      /^to https:\/\/hooks\.example\/T0\/B0\/‹secret hooks\.sendTo ~[\da-f]{6}›$/,
    );
  });

  it('is known also from a file that is included, under whatever name, and from one that is half written', async () => {
    const secret = 'q7Rk2mVx9TzB4nWc';
    for (const [where, text] of [
      ['/etc/claw/voices', `// ours\n{eleven9: '${secret}'}`],
      ['/etc/claw/voices.json', `{"eleven9": "${secret}", "x": {`],
      [path, `{"voice": {"eleven9": "${secret}"`],
      [path, `{"voice": {"eleven9": "${secret}`],
    ] as const) {
      expect((await told(text, where)).clean(`says ${secret}`, 'a log')).not.toContain(secret);
    }
  });

  it('is learnt again when the file was changed, and not from what is no configuration', async () => {
    const cleaner = await told('{}', '/etc/claw/voices.json5');
    const files = {'/etc/claw/voices.json5': '{eleven9: "q7Rk2mVx9TzB4nWc"}', '/opt/x/package.json': '{"gitHead": "f3a9c1e87b2d4056a1"}'};
    const host = cleaned(paperHost({files}), cleaner);
    for (const file of Object.keys(files)) await host.read(file, {bytesMax: 1000});
    expect(cleaner.clean('q7Rk2mVx9TzB4nWc f3a9c1e87b2d4056a1', 'a log')).toMatch(/^‹secret eleven9 ~[\da-f]{6}› f3a9c1e87b2d4056a1$/);
  });
});

describe('a setting that is harmless', () => {
  it('stays as it is in a configuration of everyday life', async () => {
    const text = JSON.stringify(everyday, null, 2);
    expect([...(await learnt(text))]).toEqual([]);
    expect((await told(text)).clean(text, path)).toBe(text);
  });

  it('stays as it is in every document that a gateway or its command line gave', async () => {
    const documents = ['test/drill/recordings', 'test/drill/samples', 'test/samples', 'src/drill/openclaw/recorded'].flatMap((folder) =>
      readdirSync(join(root, folder), {recursive: true, encoding: 'utf8'})
        // What an engine says of a container, and Ansible of its hosts, are other documents.
        .filter((name) => name.endsWith('.json') && !/^(?:engines|fleet)\//.test(name))
        .map((name) => readFileSync(join(root, folder, name), 'utf8')),
    );
    expect(documents.length).toBeGreaterThan(100);
    const marked = new Map<string, string>();
    for (const text of documents)
      for (const [value, name] of await learnt(JSON.stringify(JSON.parse(text, withoutLogs)))) marked.set(name, value);
    expect([...marked]).toEqual([]);
  });

  it('stays as it is on the host of every drill', async () => {
    const names = readdirSync(join(root, 'runbooks/drills')).map((name) => name.replace(/\.yaml$/, ''));
    for (const [at, name] of names.entries()) {
      const {host} = await startDrill(loadDrill(name), at, eagerClock());
      for (const file of ['openclaw.json', 'agents/main/agent/auth-profiles.json']) {
        const read = await host.read(`${host.platform.user.home}/.openclaw/${file}`, {bytesMax: 1_000_000});
        const values = read.seen ? [...(await learnt(read.value.text))] : [];
        expect(values.filter(([, setting]) => !/(?:token|apiKey|key)$/i.test(setting))).toEqual([]);
      }
    }
  });
});

/** Lines of logs are no settings: they hold digests and traces. */
function withoutLogs(name: string, value: unknown): unknown {
  return /^(?:raw|text|line|message|body|stderr)$/.test(name) ? undefined : value;
}

describe('a configuration that is larger than what is read of one', () => {
  const text = `{"voice": {"eleven9": "q7Rk2mVx9TzB4nWc"}, "pad": "${'x '.repeat(2_200_000)}"}`;

  it.each([
    ['cut', 4_194_304],
    ['whole', 8_000_000],
  ])('is withheld, read %s', async (_, bytesMax) => {
    const read = await cleaned(paperHost({files: {[path]: text}}), freshCleaner()).read(path, {bytesMax});
    expect(read).toMatchObject({seen: true, value: {text: withheldConfig}});
  });

  it('is withheld where another one includes it', async () => {
    const read = await cleaned(
      paperHost({files: {'/etc/claw/voices.json': text}}),
      await told(text.slice(0, 4_194_304), '/etc/claw/voices.json'),
    ).read('/etc/claw/voices.json', {bytesMax: 4_194_304});
    expect(read).toMatchObject({seen: true, value: {text: withheldConfig}});
  });

  it('is withheld where it holds more that is opaque than anybody sets', async () => {
    const values = Array.from({length: 2001}, (_, at) => `q7Rk2mVx9TzB${at}`);
    const read = await cleaned(paperHost({files: {[path]: JSON.stringify({values})}}), freshCleaner()).read(path, {bytesMax: 100_000});
    expect(read).toMatchObject({seen: true, value: {text: withheldConfig}});
  });

  it('leaves other data as it is', async () => {
    const files = {'/srv/data.json': '"pad",\n'.repeat(1000)};
    const read = await cleaned(paperHost({files}), freshCleaner()).read('/srv/data.json', {bytesMax: 1000});
    expect(read).toMatchObject({seen: true, value: {text: expect.stringContaining('"pad"')}});
  });
});
