import {chmodSync, copyFileSync, mkdirSync, writeFileSync} from 'node:fs';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {join} from 'node:path';
import {afterEach, describe, expect, it} from 'vitest';
import {hashOf} from '../../src/host/index.ts';
import {restoreConfig} from '../../src/main/config/restore-config.ts';
import {setConfig} from '../../src/main/config/set-config.ts';
import {saying, subject, takes, text} from './subject.ts';

const open: Server[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.close();
});

/** A gateway that answers and writes no word of it anywhere; time passes only where somebody waits. */
async function running(answered: (configPath: string) => void = () => undefined) {
  const on = await subject(takes);
  const server = createServer((_, answer) => {
    answered(on.gateway.configPath);
    answer.end(JSON.stringify({ok: true, status: 'live'}));
  });
  open.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  let waitedMs = 0;
  const begun = on.host.clock.now();
  const host = {
    ...on.host,
    clock: {
      now: () => begun + waitedMs,
      sleep: (ms: number) => {
        waitedMs += ms;
        return Promise.resolve();
      },
    },
  };
  const gateway = {...on.gateway, port: (server.address() as AddressInfo).port};
  return {on: {...on, host, gateway}, waitedMs: () => waitedMs};
}

type Running = Awaited<ReturnType<typeof running>>;

const put = ({on}: Running, content: string) => {
  const copy = join(on.folder, 'openclaw.json.bak');
  writeFileSync(copy, content, {mode: 0o600});
  return saying(['restore', copy, '--typed', 'restore'], (options) => restoreConfig(options, options.rest[1], on));
};

const half = text.slice(0, 60);
const nothingToReload = /has nothing to reload/;

describe('a text for which a running gateway does not reload', () => {
  it('is said at once where no value in it is another one', async () => {
    const one = await running();
    const {code, said} = await put(one, `${text}// seen\n`);
    expect({code, waited: one.waitedMs()}).toEqual({code: 0, waited: 0});
    expect(said).toMatch(nothingToReload);
  });

  it('is said at once where a value is set to what it is', async () => {
    const one = await running();
    const {code, said} = await saying(['set', 'gateway.mode', '"local"', '--typed', 'set'], (options) =>
      setConfig(options, options.rest[1] ?? '', options.rest[2] ?? '', one.on),
    );
    expect({code, waited: one.waitedMs()}).toEqual({code: 0, waited: 0});
    expect(said).toContain('has it so already; nothing was changed');
  });

  it('is seen where the gateway keeps it as its last good one, as 2026.9.6 does of whatever it took', async () => {
    const one = await running((path) => {
      copyFileSync(path, `${path}.last-good`);
      chmodSync(`${path}.last-good`, 0o600);
    });
    writeFileSync(one.on.gateway.configPath, half);
    const {code, said} = await put(one, text);
    expect({code, soon: one.waitedMs() <= 3_000}).toEqual({code: 0, soon: true});
    expect(said).toMatch(nothingToReload);
  });

  it('is seen where the gateway notes again that the text is a good one which it knew, as 2026.4.14 does', async () => {
    const one = await running((path) => note(path, Date.now()));
    const {configPath, stateDir} = one.on.gateway;
    mkdirSync(join(stateDir, 'logs'));
    const note = (path: string, at: number) => {
      const lastKnownGood = {hash: hashOf(text), observedAt: new Date(at).toISOString()};
      writeFileSync(join(stateDir, 'logs/config-health.json'), JSON.stringify({entries: {[path]: {lastKnownGood}}}));
    };
    note(configPath, Date.now() - 60_000);
    writeFileSync(configPath, half);
    const {code, said} = await put(one, text);
    expect({code, soon: one.waitedMs() <= 3_000}).toEqual({code: 0, soon: true});
    expect(said).toMatch(nothingToReload);
  });

  it('is not taken for such a one by what an earlier release left behind', async () => {
    const one = await running();
    const {configPath, stateDir} = one.on.gateway;
    mkdirSync(join(stateDir, 'logs'));
    const lastKnownGood = {hash: hashOf(text), observedAt: '2026-01-01T00:00:00.000Z'};
    writeFileSync(join(stateDir, 'logs/config-health.json'), JSON.stringify({entries: {[configPath]: {lastKnownGood}}}));
    writeFileSync(configPath, half);
    expect(await put(one, text)).toMatchObject({code: 3});
  });

  it('is not taken for such a one where the gateway may have others and says nothing', async () => {
    const one = await running();
    writeFileSync(one.on.gateway.configPath, half);
    writeFileSync(join(one.on.folder, 'openclaw.json.last-good'), text.replace('loopback', 'lan'), {mode: 0o600});
    const {code, said} = await put(one, text);
    expect({code, waited: one.waitedMs()}).toEqual({code: 3, waited: 30_000});
    expect(said).toContain('said nothing of it within 30 s');
  });
});
