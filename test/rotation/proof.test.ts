import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {afterEach, describe, expect, it} from 'vitest';
import {answerOf, ask} from '../../src/main/rotate/door.ts';
import {proveByDoor} from '../../src/main/rotate/prove.ts';
import type {ActStep} from '../../src/model/index.ts';
import {door, fresh, old, other, type Place, place, rotating, stale} from './place.ts';

const none = [old, stale, fresh, other];
const servers: {close(): void}[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A gateway's files, and a door that lets in who shows what those files said when it was started last. */
async function gatewayThat(how?: Parameters<typeof door>[1]) {
  let on: Place | null = null;
  const made = await door(() => on!, how);
  servers.push(made.server);
  on = await place({}, made.port);
  made.start();
  return {on, start: made.start};
}

const step = (argv: readonly string[]): ActStep => ({argv, shown: argv.join(' '), asOwner: false});

const restart = {effect: 'starts it anew', steps: [step(['true'])]};

describe('the proof of a rotation', () => {
  it('is that the new value opens the running gateway, and no old one does', async () => {
    const {on, start} = await gatewayThat();
    const {ended, said, kept} = await rotating(on, {restart, started: start});
    expect(ended, said).toBe('rotated');
    expect(said).toContain(
      '✔ the new value opens the gateway, and one that nobody has does not\n✔ all 2 old values that were held here are refused',
    );
    expect(kept).toContain('Rotate a secret: mended');
    for (const value of none) expect(`${said}${kept}`).not.toContain(value);
  });

  it('says loudly that the old value still opens it', async () => {
    const {on, start} = await gatewayThat('opens to the old');
    const {ended, said, kept} = await rotating(on, {restart, started: start});
    expect(ended, said).toBe('old still opens');
    expect(said).toContain('✖ THE OLD VALUE STILL OPENS THE GATEWAY (1 of 2 that were in use)');
    expect(said).toContain('next: ');
    expect(kept).toContain('THE OLD VALUE STILL OPENS');
    for (const value of none) expect(`${said}${kept}`).not.toContain(value);
  });

  it('is none where the gateway opens to everybody', async () => {
    const {on, start} = await gatewayThat('open to all');
    const {ended, said} = await rotating(on, {restart, started: start});
    expect(ended, said).toBe('old still opens');
    expect(said).toContain('OPENS TO A VALUE THAT NOBODY HAS');
  });

  it('is taken back whole where the running gateway does not take the new value', async () => {
    const {on} = await gatewayThat();
    const before = on.all();
    // It is never started anew, so it goes on with what it had.
    const {ended, said, kept} = await rotating(on, {restart});
    expect(ended, said).toBe('taken back');
    expect(said).toContain('the running gateway refuses the new value');
    for (const [name, text] of Object.entries(before)) expect(on.text(name)).toBe(text);
    expect(kept).toContain('Rotate a secret: undone');
  });

  it('is taken back whole where the restart fails, and nothing that somebody else changed since is written over', async () => {
    const {on, start} = await gatewayThat();
    const before = on.all();
    const fails = {effect: 'starts it anew', steps: [step(['false'])]};
    const one = await rotating(on, {restart: fails});
    expect(one.ended, one.said).toBe('taken back');
    for (const [name, text] of Object.entries(before)) expect(on.text(name)).toBe(text);
    start();
    const again = await on.again();
    const theirs = {effect: 'starts it anew', steps: [step(['sh', '-c', `echo "# theirs" >> ${on.path('.openclaw/.env')}; false`])]};
    const two = await rotating(again, {restart: theirs, value: {value: `${fresh}-two`}});
    expect(two.ended, two.said).toBe('taken back');
    expect(two.said).toContain('✖ not put back: ');
    expect(two.said).toContain('the host is between the two');
    expect(on.text('.openclaw/.env')).toContain('# theirs');
  });
});

describe('a door', () => {
  it.each([
    [401, 'refused'],
    [404, 'opens'],
    [400, 'opens'],
    [200, 'opens'],
    [429, 'unknown'],
    [503, 'unknown'],
    [301, 'unknown'],
  ])('that answers %i is %s', (status, is) => {
    expect(answerOf(status).is).toBe(is);
  });

  it('is asked with the value in a header alone, and never says it', async () => {
    const heard: string[] = [];
    const server = createServer((request, response) => {
      heard.push(`${request.method} ${request.url} ${request.headers.authorization}`);
      response.statusCode = 401;
      response.end(`you said ${request.headers.authorization}`);
    });
    servers.push(server);
    await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
    const {port} = server.address() as AddressInfo;
    const on = {gateway: {port}, readings: {}} as Place;
    expect(await ask(on, old)).toEqual({is: 'refused'});
    expect(heard).toEqual([`POST /tools/invoke Bearer ${old}`]);
    for (const odd of ['two\nlines', 'snow ☃ man'])
      expect(await ask(on, odd)).toEqual({is: 'unknown', why: expect.not.stringContaining(odd)});
    server.close();
    expect((await ask({gateway: {port: 1}, readings: {}} as Place, old)).is).toBe('unknown');
  });

  it('that nobody opens proves nothing', async () => {
    const on = {gateway: {port: 1}, readings: {}} as Place;
    expect((await proveByDoor(on, fresh, [], true)).is).toBe('not proved');
  });
});
