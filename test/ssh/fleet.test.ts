import {execFileSync, spawn} from 'node:child_process';
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, afterEach, beforeAll, describe, expect, it} from 'vitest';
import {bundle, drive, node, run} from '../drive/rungs.ts';
import {fleetOutput} from '../outputs/shapes.ts';
import {anotherHost, plant, token} from './gateways.ts';
import {giveNode, patient, type Server, startServer, whyNoServer} from './server.ts';
import {killClientOf, nodeOf, noProcessOf} from './traces.ts';

const isRoot = process.getuid?.() === 0;
const why = whyNoServer();

describe.skipIf(why !== null || !isRoot)(`many hosts, through real sshds${why === null ? '' : ` (${why})`}`, () => {
  const servers: Server[] = [];
  let first: Server;
  const fleet = (words: readonly string[], more: Readonly<Record<string, string>> = {}) =>
    run(['fleet', ...words], {...first.env, ...more});
  const looked = (words: readonly string[]) => {
    const {code, stdout, stderr} = fleet(['--json', ...words]);
    const said = fleetOutput.parse(JSON.parse(stdout));
    expect(JSON.parse(stdout)).toEqual(said);
    const rows = said.rows.filter(({gateway}) => gateway === null || gateway.user === 'patient');
    return {code, stderr, ...said, rows};
  };

  const another = (name: string): Server => anotherHost(first, name, servers);

  beforeAll(() => {
    first = startServer();
    servers.push(first);
    giveNode(first);
    plant(first, 'house/large', token);
    for (const name of ['gw2', 'gw3']) {
      const server = another(name);
      giveNode(server);
      plant(server, name === 'gw3' ? 'house/tiny' : 'house/large', name === 'gw2' ? token : `9${token.slice(1)}`);
    }
    const nodeless = another('old');
    mkdirSync(join(nodeless.home!, '.local/bin'), {recursive: true});
    writeFileSync(join(nodeless.home!, '.local/bin/node'), '#!/bin/sh\necho 18.19.0\n', {mode: 0o755});
    const empty = another('empty');
    giveNode(empty);
    first.also('keyless', ['PubkeyAuthentication no']);
    first.also('nameless', ['ProxyCommand none', 'HostName no-such-host.invalid']);
    first.also('silent', ["ProxyCommand sh -c 'cat > /dev/null'"]);
    mkdirSync(join(first.folder, '.ssh/more'), {recursive: true});
    writeFileSync(join(first.folder, '.ssh/config'), 'Include more/*.conf\nHost gw3 *.example\nHost gw* !gw9\n  User nobody\n');
    writeFileSync(join(first.folder, '.ssh/more/a.conf'), 'Host box gw2\n');
  });

  afterEach(() => noProcessOf(patient));
  afterAll(() => servers.forEach((server) => server.close()));

  it('are rows, the worst first, and who was not reached is one with a sentence', () => {
    const {code, rows, notes, verdict} = looked(['box', 'gw2', 'old', 'keyless', 'nameless', 'empty', 'box']);
    expect(rows.filter(({host}) => host !== 'empty').map(({host, reached}) => [host, reached])).toEqual([
      ['box', true],
      ['gw2', true],
      ['keyless', false],
      ['nameless', false],
      ['old', false],
    ]);
    expect(rows[0]).toMatchObject({problem: null, gateway: {profile: 'fleet', port: 18_997, user: 'patient'}});
    const problems = Object.fromEntries(rows.map(({host, problem}) => [host, problem]));
    expect(problems['keyless']).toMatch(/keyless refuses the login/);
    expect(problems['nameless']).toMatch(/ssh knows no host nameless/);
    expect(problems['old']).toMatch(/no Node on old that can run this .*18\.19\.0/);
    expect(notes).toEqual(['box was named more than once and is looked at once']);
    expect(code).toBe({down: 2, degraded: 1, unknown: 3, clear: 0}[verdict]);
  });

  it('are compared: the odd one out, the shared cause, and one bot on two of them, of whose token nothing crosses a line', () => {
    const captured = join(first.folder, 'captured');
    const text = fleet([], {RUNGS_CAPTURE: captured});
    expect(text.stdout).toMatch(/^3 hosts, \d+ gateways: /m);
    expect(text.stdout).toMatch(/^✖ \S+ on 3 of \d+ gateways: box \(fleet\), gw2 \(fleet\), gw3 \(fleet\)$/m);
    expect(text.stdout).toMatch(/^✖ the same telegram token on 2 gateways \(box \(fleet\), gw2 \(fleet\)\): .*409/m);
    expect(text.stdout).toMatch(/agents\.defaults\.model: gw3 \(fleet\) ~[0-9a-f]{6}; 2 of 3 have ~[0-9a-f]{6}$/m);
    expect(text.stderr).toMatch(/^gw3: \S+/m);
    const crossed = readFileSync(captured, 'latin1');
    expect(crossed).toContain('house/tiny');
    for (const said of [crossed, text.stdout, text.stderr]) expect(said).not.toContain(token.slice(11));
  });

  it('are chosen by a pattern, by a list, and by nothing that fits', () => {
    expect(looked(['gw?']).rows.map(({host}) => host)).toEqual(['gw2', 'gw3']);
    expect(fleet(['web*'])).toMatchObject({code: 64, stderr: 'rungs: no Host line of ~/.ssh/config fits "web*"\n'});
    const list = join(first.folder, 'list');
    writeFileSync(list, '# ours\ngw2 # the second\n');
    const listed = looked(['-i', list]);
    expect(listed.rows.map(({host}) => host)).toEqual(['gw2']);
    expect(run(['fleet', '--json', '-'], first.env, '\n# none\n')).toMatchObject({
      code: 64,
      stderr: 'rungs: standard input names no host\n',
    });
    expect(run(['fleet', '--json', '-'], first.env, 'keyless\n')).toMatchObject({code: 69});
  });

  it('are each looked at within a limit of their own', () => {
    const {rows, code} = looked(['silent', '--limit-ms', '1000']);
    expect(rows).toMatchObject([{host: 'silent', reached: false, problem: expect.stringContaining('within 1 s')}]);
    expect(code).toBe(69);
  });

  it('whose line is lost in the middle are rows, too', async () => {
    const child = spawn(node, [bundle, 'fleet', '--json', 'box'], {env: {...first.env}, stdio: ['ignore', 'pipe', 'ignore']});
    const out = collected(child.stdout);
    await nodeOf(patient);
    killClientOf(first);
    await out.until(/\n$/);
    const {rows} = fleetOutput.parse(JSON.parse(out.text()));
    expect(rows.at(-1)?.problem).toMatch(
      /^the line to box was lost in the middle of the look|did not run our program|^the way to box ended/,
    );
  });

  it('are said as they come, before the last one has answered', async () => {
    const gate = join(first.folder, 'gate');
    execFileSync('mkfifo', [gate]);
    first.also('held', [`ProxyCommand sh -c 'read word < ${gate}; exec unshare --mount ${join(first.folder, 'serve')}'`]);
    const child = spawn(node, [bundle, 'fleet', 'held', 'gw2', '--profile', 'fleet'], {
      env: {...first.env},
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const out = collected(child.stdout);
    const err = collected(child.stderr);
    await err.until(/^gw2: /m);
    expect(out.text()).toBe('');
    expect(err.text()).not.toMatch(/^held: /m);
    writeFileSync(gate, 'go\n');
    await out.until(/^2 hosts, \d+ gateways: /m);
  });

  it('are a screen on a terminal, with what was found on each, what differs, and a new look', async () => {
    const terminal = drive(['fleet', 'box', 'gw2', 'gw3', 'keyless', '--profile', 'fleet'], {env: first.env});
    await terminal.until('a row while others are waited for, or all', (screen) => /[▲✖] (?:box|gw[23]) +fleet/.test(screen));
    await terminal.until('all of them', (screen) => /4 hosts/.test(screen) && !/waiting for/.test(screen), 40_000);
    terminal.press('/gw3 fleet\rf');
    await terminal.until('the findings of gw3', (screen) => /^gw3 \(fleet\)/m.test(screen) && /secret-readable/.test(screen));
    terminal.press('\u001b');
    await terminal.until('the rows', (screen) => /▸ . gw3/.test(screen));
    terminal.press('\u001b');
    await terminal.until('all rows', (screen) => /keyless refuses the login/.test(screen));
    terminal.press('/gw2 fleet\r\r');
    await terminal.until('the console on gw2', (screen) => /RUNGS .*gw2/.test(screen) && !/fleet {2}\d hosts/.test(screen), 40_000);
    terminal.press('q');
    await terminal.until(
      'the fleet again, with the host looked at anew',
      (screen) => /RUNGS fleet/.test(screen) && /▸ . gw2/.test(screen),
      40_000,
    );
    terminal.press('\u001b');
    await terminal.until('all rows once more', (screen) => /keyless refuses the login/.test(screen));
    terminal.press('/keyless\r\r');
    await terminal.until('why there is no console', (screen) => /keyless refuses the login[\s\S]*enter goes back/.test(screen), 40_000);
    terminal.press('\r');
    await terminal.until('the fleet once more', (screen) => /RUNGS fleet/.test(screen));
    terminal.press('\u001b');
    terminal.press('d');
    await terminal.until('what differs', (screen) => /agents\.defaults\.model: gw3/.test(screen) && /same telegram token/.test(screen));
    terminal.press('\u001b');
    await terminal.until('the rows again', (screen) => /▸ /.test(screen));
    terminal.press('r');
    await terminal.until('another look', (screen) => /waiting for/.test(screen));
    terminal.press('q');
    expect((await terminal.ended).exitCode).toBeLessThan(4);
    expect(terminal.alternate()).toBe(false);
    expect(terminal.screen().join('\n')).toMatch(/^4 hosts, .*not looked at to the end$/m);
    expect(terminal.bytes()).not.toContain(token.slice(11));
  });

  it('are walked in batches: the next one after a word, and none after a host that got worse', async () => {
    const words = ['fleet', 'walk', 'hardening', 'box', 'gw2', 'gw3', '--profile', 'fleet', '--limit', 'box'];
    const terminal = drive(words, {env: first.env, columns: 120});
    await terminal.until('the console on the first batch', (screen) => /RUNGS .*\(box\)/.test(screen), 60_000);
    terminal.press('q');
    await terminal.until('the question', (screen) => /as well: box \(fleet\)[\s\S]*Type next for gw2, gw3 \(2 left\)/.test(screen), 60_000);
    terminal.press('next\r');
    await terminal.until('the console on the second', (screen) => /RUNGS .*\(gw2\)/.test(screen), 60_000);
    const config = join(servers[1]!.home!, '.openclaw-fleet/openclaw.json');
    const kept = readFileSync(config);
    writeFileSync(config, '{"gateway": {');
    terminal.press('q');
    const {exitCode} = await terminal.ended;
    writeFileSync(config, kept);
    expect(terminal.screen().join('\n')).toMatch(
      /worse: gw2 \(fleet\): .*new: .*config-broken[\s\S]*stopped: gw2 got worse; not walked: gw3/,
    );
    expect(exitCode).toBeGreaterThan(0);
    expect(fleet(['walk', 'hardening', 'box'])).toMatchObject({code: 64, stderr: expect.stringContaining('needs a terminal')});
    expect(fleet(['walk', 'nonesuch', 'box']).code).toBe(64);
    // Four looks and two consoles, on a machine that has others to serve.
  }, 240_000);

  it('are one page of Markdown, on standard output or in a file', () => {
    const file = join(first.folder, 'fleet.md');
    expect(fleet(['ticket', 'gw2', 'keyless', '-o', file]).stdout).toBe('');
    const page = readFileSync(file, 'utf8');
    expect(page).toMatch(/^# Fleet of OpenClaw gateways$/m);
    expect(page).toMatch(/^host +gateway +verdict/m);
    expect(page).toMatch(/^## `gw2 \(fleet\)`/m);
    expect(page).toMatch(/next: /);
    expect(page).toContain('refuses the login');
    expect(page).not.toContain(token.slice(11));
  });
});

function collected(stream: NodeJS.ReadableStream): {text(): string; until(pattern: RegExp): Promise<void>} {
  let text = '';
  const watchers = new Set<() => void>();
  stream.on('data', (chunk) => {
    text += String(chunk);
    for (const watch of watchers) watch();
  });
  return {
    text: () => text,
    until: (pattern) =>
      new Promise((resolve) => {
        const watch = () => void (pattern.test(text) && resolve());
        watchers.add(watch);
        watch();
      }),
  };
}
