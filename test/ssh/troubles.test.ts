import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {type AddressInfo, createServer} from 'node:net';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {run} from '../drive/rungs.ts';
import {giveNode, type Server, startServer, whyNoServer} from './server.ts';

const isRoot = process.getuid?.() === 0;
const why = whyNoServer();

/** What is wrong with the way to a host, as its name, the lines of the client's configuration, and the words that say so. */
const troubles: readonly (readonly [host: string, lines: (server: Server) => readonly string[], words: RegExp])[] = [
  [
    'nameless',
    () => ['ProxyCommand none', 'HostName no-such-host.invalid'],
    /ssh knows no host nameless .*Could not resolve.*check the name/,
  ],
  ['keyless', () => ['PubkeyAuthentication no'], /keyless refuses the login .*Permission denied.*log in once with ssh keyless/],
  [
    'changed',
    ({folder}) => [`UserKnownHostsFile ${join(folder, 'changed')}`],
    /the key of changed is not the one in your known_hosts.*ssh-keygen -R/,
  ],
  ['unknown', () => ['UserKnownHostsFile /dev/null'], /ssh does not know the key of unknown.*log in once/],
  ['hanging-up', () => ['ProxyCommand true'], /hanging-up hung up before the login/],
  ['broken-way', () => ['ProxyCommand exec /no/such/program'], /broken-way hung up|the way to broken-way ended/],
];

describe.skipIf(why !== null)('a host that cannot be reached', () => {
  let server: Server;
  const told = (words: readonly string[]) => run(['check', '--host', ...words], server.env);

  beforeAll(() => {
    server = startServer();
    giveNode(server);
    writeFileSync(join(server.folder, 'changed'), `box ${readFileSync(join(server.folder, 'key.pub'), 'utf8')}`);
  });
  afterAll(() => server.close());

  it.each(troubles)('is one sentence with what to do, and 69: %s', (host, lines, words) => {
    server.also(host, lines(server));
    const {code, stdout, stderr} = told([host]);
    expect({code, stdout}).toEqual({code: 69, stdout: ''});
    expect(stderr).toMatch(words);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it('is one sentence where nothing takes ssh', async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const {port} = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    server.also('shut', ['ProxyCommand none', 'HostName 127.0.0.1', `Port ${port}`]);
    expect(told(['shut'])).toMatchObject({code: 69, stderr: expect.stringMatching(/nothing takes ssh on shut .*Connection refused/)});
  });

  it('is one sentence where there is no ssh', () => {
    const {code, stderr} = run(['check', '--host', 'box'], {...server.env, PATH: '/nowhere'});
    expect({code, stderr}).toMatchObject({code: 69, stderr: expect.stringContaining('install the OpenSSH client')});
  });
});

describe.skipIf(why !== null || !isRoot)('a host that can be reached and not looked at', () => {
  const told = (wanted: Parameters<typeof startServer>[0], prepare: (server: Server) => void, words: readonly string[] = []) => {
    const server = startServer(wanted);
    try {
      prepare(server);
      return run(['check', '--host', 'box', ...words], server.env);
    } finally {
      server.close();
    }
  };

  it('says which Nodes there are when none is new enough', () => {
    const said = told({}, ({home}) => {
      mkdirSync(join(home!, '.local/bin'), {recursive: true});
      writeFileSync(join(home!, '.local/bin/node'), '#!/bin/sh\necho 18.19.0\n', {mode: 0o755});
    });
    expect(said).toMatchObject({
      code: 69,
      stderr: expect.stringMatching(/no Node on box that can run this \(.*\.local\/bin\/node is 18\.19\.0.*needs 22/),
    });
  });

  it('says that its login runs a command of its own', () => {
    const said = told({sshd: ['ForceCommand echo only backups here']}, giveNode);
    expect(said).toMatchObject({code: 69, stderr: expect.stringContaining('started no shell')});
  });

  it('says that sudo lets nobody', () => {
    const said = told({}, giveNode, ['--become']);
    expect(said).toMatchObject({code: 69, stderr: expect.stringContaining('leave out --become')});
  });

  it('is enough for us when it allows one session, no file transfer and says a banner', () => {
    const said = told({sshd: ['MaxSessions 1', 'Banner /etc/passwd', 'DisableForwarding yes']}, giveNode, ['--json']);
    expect(JSON.parse(said.stdout).host).toMatchObject({through: 'box'});
  });
});
