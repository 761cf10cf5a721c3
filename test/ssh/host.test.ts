import {execFileSync, spawn} from 'node:child_process';
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, afterEach, beforeAll, describe, expect, it} from 'vitest';
import {bundle, node, run} from '../drive/rungs.ts';
import {giveNode, patient, type Server, startServer, whyNoServer} from './server.ts';
import {noProcessOf, processesOf, snapshot} from './traces.ts';

const isRoot = process.getuid?.() === 0;
const why = whyNoServer();

/** Values that nothing betrays but the place in which they stand. */
const planted = {
  config: 'correct horse 77 staple',
  unit: 'plain-and-unshaped-41',
  dotenv: 'another-quiet-word-9',
  file: 'whisper of the kept file',
  escaped: 'line"with\\quotes-5',
};

function plant(home: string): void {
  const files: Readonly<Record<string, string>> = {
    '.openclaw/openclaw.json': JSON.stringify({
      gateway: {port: 18_997, auth: {mode: 'token', token: planted.config}},
      plugins: {entries: {odd: {config: {word: planted.escaped}}}},
    }),
    '.openclaw/.env': `SOME_NAME=${planted.dotenv}\n`,
    '.openclaw/secrets.json': JSON.stringify({a: planted.file}),
    '.config/systemd/user/openclaw-gateway.service': `[Service]\nEnvironment=ODD_NAME=${planted.unit}\nExecStart=${join(home, '.local/bin/node')} /opt/openclaw/dist/index.js gateway --port 18997\n`,
    'gateway.log': `${'x'.repeat(300)}\nlogged ${planted.config} and ${planted.unit}\n2026 gateway: EADDRINUSE: address already in use ${planted.dotenv}\n`,
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(home, name, '..'), {recursive: true});
    writeFileSync(join(home, name), text, {mode: 0o600});
  }
  execFileSync('chown', ['-hR', `${patient}:${patient}`, home]);
}

describe.skipIf(why !== null || !isRoot)(`another host, through a real sshd${why === null ? '' : ` (${why})`}`, () => {
  let server: Server;
  let home: string;
  let captured: string;
  const rungs = (words: readonly string[], more: Readonly<Record<string, string>> = {}) => run(words, {...server.env, ...more});
  // The machine may have gateways of others.
  const checked = (words: readonly string[]) => JSON.parse(rungs(['check', '--json', '--port', '18997', ...words]).stdout);

  beforeAll(() => {
    server = startServer();
    home = server.home!;
    giveNode(server);
    plant(home);
    captured = join(server.folder, 'captured');
  });

  afterEach(() => noProcessOf(patient));
  afterAll(() => server.close());

  it('is looked at, and neither a file nor a process nor a time of change is left there', async () => {
    const before = snapshot(home);
    const report = checked(['--host', 'box']);
    expect(report.host).toMatchObject({os: 'linux', through: 'box'});
    expect(report.gateway).toMatchObject({profile: 'default', port: 18_997, user: 'patient'});
    expect(report.verdict).not.toBe('clear');
    await noProcessOf(patient);
    expect(snapshot(home)).toEqual(before);
  });

  it.each([
    ['check', ['check', '--json', '--port', '18997', '--host', 'box']],
    ['walk', ['walk', '--plain', '--port', '18997', '--host', 'box']],
    ['log', ['log', '--json', '--host', 'box', 'LOG']],
  ])('sends no plain value over the line: %s', (name, words) => {
    const file = `${captured}-${name}`;
    const said = rungs(
      words.map((word) => (word === 'LOG' ? join(home, 'gateway.log') : word)),
      {RUNGS_CAPTURE: file},
    );
    const crossed = readFileSync(file, 'latin1');
    // The capture hears what crosses: the answers are in it, and marks in the place of values.
    expect(crossed).toContain(name === 'log' ? 'address already in use' : 'openclaw-gateway.service');
    expect(crossed).toContain(
      '‹secret'
        .split('')
        .map((char) => Buffer.from(char).toString('latin1'))
        .join(''),
    );
    for (const value of [...Object.values(planted), JSON.stringify(planted.escaped).slice(1, -1)]) {
      expect(crossed).not.toContain(value);
      expect(said.stdout + said.stderr).not.toContain(value);
    }
  });

  it('tells ahead what the first look is going to ask, so that it waits for few turns of the line', () => {
    const file = `${captured}-turns`;
    rungs(['check', '--port', '18997', '--host', 'box'], {RUNGS_CAPTURE: file});
    const crossed = readFileSync(file, 'latin1');
    const count = (is: string) => crossed.split(`{"is":"${is}"`).length - 1;
    expect(count('ahead')).toBeGreaterThan(50);
    expect(count('answer')).toBeLessThan(count('ahead') / 10);
  });

  it('names in ticket and lines the way to it, and prints the newest ticket of that host', () => {
    const walked = rungs(['walk', '--plain', '--port', '18997', '--host', 'box']);
    expect(walked.stdout).toMatch(/^RUNGS \S+ on \S+ \(through box\): default :18997 of patient/m);
    const ticket = rungs(['ticket', '--host', 'box']);
    expect(ticket.stdout).toMatch(/^- Host: \S+ \(ssh\), `linux`, looked at through `box`$/m);
    expect(rungs(['ticket', '--host', 'other'])).toMatchObject({code: 64, stderr: expect.stringContaining('no session through other')});
    const [, id = ''] = /Session: `(\S+)`/.exec(ticket.stdout) ?? [];
    expect(rungs(['walk', '--plain', '--session', id]).stdout).toContain('(through box)');
    expect(rungs(['walk', '--plain', '--session', id, '--host', 'other'])).toMatchObject({
      code: 64,
      stderr: expect.stringContaining('through box'),
    });
  });

  it('reads the end of a log over there', () => {
    const said = rungs(['log', '--host', 'box', join(home, 'gateway.log')]);
    expect(said.stdout).toMatch(/gateway\.log on \S+: /);
    expect(said.stdout).toContain('port-taken');
    expect(rungs(['log', '--host', 'box', '/nowhere/at.log'])).toMatchObject({
      code: 64,
      stderr: expect.stringContaining('/nowhere/at.log on '),
    });
  });

  it('is left by everything when we are killed', async () => {
    const child = spawn(node, [bundle, 'walk', '--plain', '--host', 'box'], {env: {...server.env}, stdio: ['pipe', 'pipe', 'ignore']});
    await new Promise((resolve) => child.stdout.once('data', resolve));
    expect(processesOf(patient)).not.toEqual([]);
    child.kill('SIGKILL');
    await noProcessOf(patient);
  });

  it('may be any command that gives a process there', () => {
    const {via} = server;
    const report = checked(['--via', via]);
    expect(report.host).toMatchObject({through: via});
    expect(report.gateway).toMatchObject({profile: 'default', port: 18_997});
    expect(rungs(['check', '--via', 'rungs-no-such-command -x'])).toMatchObject({
      code: 69,
      stderr: expect.stringContaining('check its first word'),
    });
  });
});

describe.skipIf(why !== null || !isRoot)('a login shell', () => {
  it.each(['bash', 'tcsh', 'fish'])('of the kind %s that talks is no hindrance', async (name) => {
    const server = startServer({shell: name});
    try {
      giveNode(server);
      const home = server.home!;
      const noise = 'echo "Welcome to $USER, {\\"is\\":\\"ready\\"}"\nprintf "\\\\000\\\\377"\n';
      for (const file of ['.bashrc', '.tcshrc', '.config/fish/config.fish']) {
        mkdirSync(join(home, file, '..'), {recursive: true});
        writeFileSync(join(home, file), noise);
      }
      plant(home);
      const report = JSON.parse(run(['check', '--json', '--port', '18997', '--host', 'box'], server.env).stdout);
      expect(report.gateway).toMatchObject({profile: 'default', port: 18_997});
      await noProcessOf(patient);
    } finally {
      server.close();
    }
  });
});
