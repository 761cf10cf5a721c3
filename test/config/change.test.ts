import {mkdtempSync, readdirSync, readFileSync, readlinkSync, statSync, symlinkSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {repairLock} from '../../src/journal/index.ts';
import {changeConfig, type Hands, type Outcome} from '../../src/main/config/change.ts';
import {leftNote} from '../../src/main/config/left-note.ts';
import {wordIn} from '../../src/main/config/reload.ts';
import {setConfig} from '../../src/main/config/set-config.ts';
import type {Subject} from '../../src/main/config/subject.ts';
import {openclaws} from './openclaws.ts';
import {refuses, saying, subject, takes, text} from './subject.ts';

const set = (on: Subject, words: readonly string[]) =>
  saying(['set', ...words], (options) => setConfig(options, options.rest[1] ?? '', options.rest[2] ?? '', on));

describe('rungs config set', () => {
  it('shows what it would be without a secret, and writes it after its word', async () => {
    const on = await subject(takes);
    const {code, said} = await set(on, ['gateway.auth.token', '${GW_TOKEN}', '--typed', 'set']);
    expect(code).toBe(0);
    expect(said).not.toContain('Zq8-plain-secret-77');
    expect(said).toContain('+  gateway:');
    expect(said).toContain('the gateway does not answer now and reads it at its next start');
    expect(readFileSync(on.gateway.configPath, 'utf8')).toBe(text.replace("'Zq8-plain-secret-77'", '"${GW_TOKEN}"'));
    const [copy = ''] = readdirSync(on.folder).filter((name) => name.startsWith('openclaw.json.before-'));
    expect(readFileSync(join(on.folder, copy), 'utf8')).toBe(text);
    expect(statSync(join(on.folder, copy)).mode & 0o777).toBe(0o600);
  });

  it.each([
    ['another word', ['gateway.port', '19000', '--typed', 'yes'], takes, 'that is another word'],
    ['no word, because nobody is there', ['gateway.port', '19000'], takes, 'nobody is there to type "set"'],
    ['what OpenClaw refuses', ['gateway.bogus', '1', '--typed', 'set'], refuses, 'openclaw refuses'],
    ['no place', ['gateway..mode', '1', '--typed', 'set'], takes, 'is no place in a configuration'],
  ])('writes nothing after %s', async (_, words, script, why) => {
    const on = await subject(script);
    const {code, said} = await set(on, words);
    expect(code).toBe(1);
    expect(said).toContain(why);
    expect(readFileSync(on.gateway.configPath, 'utf8')).toBe(text);
    expect(readdirSync(on.folder).sort()).toEqual(['channels.json5', 'openclaw.json']);
  });

  it('changes a value in the file that it comes from, and says what is dangerous about it', async () => {
    const on = await subject(takes);
    const {code, said} = await set(on, ['channels.telegram.dmPolicy', 'open', '--typed', 'set']);
    expect(code).toBe(0);
    expect(said).toContain('! open-to-all channels.telegram.dmPolicy');
    expect(said).not.toContain('! plain-secret');
    expect(readFileSync(join(on.folder, 'channels.json5'), 'utf8')).toBe('{telegram: {dmPolicy: "open"}} // who may\n');
    expect(readFileSync(on.gateway.configPath, 'utf8')).toBe(text);
  });

  it('changes what a link leads to, and leaves the link', async () => {
    const on = await subject(takes);
    const configPath = join(on.folder, 'link.json');
    symlinkSync(on.gateway.configPath, configPath);
    expect((await set({...on, gateway: {...on.gateway, configPath}}, ['gateway.port', '19000', '--typed', 'set'])).code).toBe(0);
    expect(readlinkSync(configPath)).toBe(on.gateway.configPath);
    expect(readFileSync(on.gateway.configPath, 'utf8')).toContain('port: 19000');
  });

  it('says that OpenClaw could not be asked, which is no refusal', async () => {
    const {code, said} = await set(await subject(null), ['gateway.port', '19000', '--typed', 'set']);
    expect(code).toBe(0);
    expect(said).toContain('openclaw could not be asked');
  });
});

describe('the gate', () => {
  it('leaves the file to whoever holds the lock, and to whoever changed it while it was read', async () => {
    const on = await subject(takes);
    const wish = {
      original: {path: on.gateway.configPath, text, sha256: 'of another text', mode: 0o600},
      called: on.gateway.configPath,
      at: on.gateway.configPath,
      text: text.replace('loopback', 'lan'),
      word: 'set',
      title: 'a test',
    };
    const locks = mkdtempSync(join(tmpdir(), 'rungs-locks-'));
    const through = async (pid: number): Promise<{readonly outcome: Outcome; readonly said: string}> => {
      const said: string[] = [];
      const hands: Hands = {lock: repairLock(locks, 'gw', pid), say: (line) => said.push(line), ask: async () => 'set'};
      return {outcome: await changeConfig(wish, on, hands), said: said.join('\n')};
    };
    expect(await through(process.pid)).toMatchObject({outcome: 'unchanged', said: expect.stringContaining('changed by somebody else')});
    expect(repairLock(locks, 'gw', process.pid).take(leftNote(wish, on)).is).toBe('ours');
    expect(await through(process.ppid)).toMatchObject({outcome: 'unchanged', said: expect.stringContaining('sam does act config')});
    expect(readFileSync(on.gateway.configPath, 'utf8')).toBe(text);
  });
});

describe('what the gateway says of it', () => {
  it.each([
    ['taken', ['config change detected; evaluating reload (gateway.port)', 'config hot reload applied (models)']],
    ['taken', ['config change applied (dynamic reads: ui.theme)']],
    ['refused', ['config reload skipped (invalid config): gateway: Unrecognized key: "bogus"']],
    ['restart', ['config change requires gateway restart (gateway.port) — preparing']],
    ['refused', ['config change requires gateway restart (gateway.bind)', 'Refusing to bind gateway to lan without auth.']],
    ['later', ['config reload disabled (gateway.reload.mode=off)']],
    ['later', ['config reload requires gateway restart; hot mode ignoring (gateway.port)']],
    [undefined, ['config change detected; evaluating reload (x)']],
  ])('is %s in %j', (is, lines) => {
    expect(wordIn(lines)?.is).toBe(is);
  });
});

describe.skipIf(openclaws.length === 0)('with the real openclaw (where the lab has installed one)', () => {
  it.each(openclaws)('of $version: what it refuses is not written, what it takes is', {timeout: 120_000}, async ({command: cli}) => {
    const on = await subject(null, cli);
    const refused = await set(on, ['gateway.bogusKey', '1', '--typed', 'set']);
    expect(refused).toMatchObject({code: 1, said: expect.stringContaining('openclaw refuses')});
    expect(readFileSync(on.gateway.configPath, 'utf8')).toBe(text);
    expect(await set(on, ['gateway.port', '19000', '--typed', 'set'])).toMatchObject({
      code: 0,
      said: expect.stringContaining('openclaw takes it'),
    });
    // It was asked about copies elsewhere: nothing of it lies beside the files.
    expect(readdirSync(on.folder).filter((name) => !name.startsWith('openclaw.json'))).toEqual(['channels.json5']);
  });
});
