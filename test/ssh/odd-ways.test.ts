import {execFileSync, spawn} from 'node:child_process';
import {readFileSync, realpathSync, writeFileSync} from 'node:fs';
import {type AddressInfo, createServer, type Server as NetServer} from 'node:net';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {bundle, node, run} from '../drive/rungs.ts';
import {fleetOutput} from '../outputs/shapes.ts';
import {anotherHost, plant, token} from './gateways.ts';
import {giveNode, patient, type Server, startServer, whyNoServer} from './server.ts';

const isRoot = process.getuid?.() === 0;
const why = whyNoServer();

describe.skipIf(why !== null || !isRoot)(
  'hosts with something odd about them are rows, each with its sentence or with what was seen',
  () => {
    const servers: Server[] = [];
    const listeners: NetServer[] = [];
    let first: Server;
    const looked = (...words: readonly string[]) => {
      const {code, stdout, stderr} = run(['fleet', '--json', '--profile', 'fleet', ...words], first.env);
      if (stdout === '') throw new Error(stderr);
      return {code, ...fleetOutput.parse(JSON.parse(stdout))};
    };
    const another = (name: string, wanted: Parameters<typeof anotherHost>[3] = {}): Server => {
      const server = anotherHost(first, name, servers, wanted);
      giveNode(server);
      plant(server, 'house/large', `8${token.slice(1)}`);
      return server;
    };

    /** An sshd behind a port, one for each connection, as inetd would start it. */
    const listening = async ({folder}: Server): Promise<number> => {
      const listener = createServer((socket) => {
        const child = spawn('unshare', ['--mount', join(folder, 'serve')], {stdio: ['pipe', 'pipe', 'ignore']});
        socket.pipe(child.stdin);
        child.stdout.pipe(socket);
        for (const stream of [socket, child.stdin, child.stdout]) stream.on('error', () => child.kill());
      });
      listeners.push(listener);
      await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
      return (listener.address() as AddressInfo).port;
    };

    beforeAll(() => {
      first = startServer();
      servers.push(first);
      giveNode(first);
      plant(first, 'house/large', token);
    });
    afterAll(() => {
      for (const listener of listeners) listener.close();
      for (const server of servers) server.close();
    });

    it('behind a jump host, through a second sshd', async () => {
      const inner = another('inner');
      const port = await listening(inner);
      first.also('behind', [
        'ProxyJump box',
        'HostName 127.0.0.1',
        `Port ${port}`,
        `IdentityFile ${join(inner.folder, 'key')}`,
        `UserKnownHostsFile ${join(inner.folder, 'known_hosts')}`,
      ]);
      const {rows} = await lookedMeanwhile(first, ['behind']);
      expect(rows).toMatchObject([{host: 'behind', reached: true, problem: null, gateway: {profile: 'fleet'}}]);
    });

    it('whose key has a certificate that is over', () => {
      const server = another('expired');
      const at = (name: string) => join(server.folder, name);
      execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', at('ca')]);
      execFileSync('ssh-keygen', ['-q', '-s', at('ca'), '-I', 'box', '-h', '-n', 'box', '-V', '20200101:20200102', at('host.pub')]);
      writeFileSync(at('sshd_config'), `HostCertificate ${at('host-cert.pub')}\n${readFileSync(at('sshd_config'), 'utf8')}`);
      writeFileSync(at('known_hosts'), `@cert-authority box ${readFileSync(at('ca.pub'), 'utf8')}`);
      const {rows, code} = looked('expired');
      expect(rows).toMatchObject([
        {reached: false, problem: expect.stringMatching(/^the certificate of expired's key is not valid .*expired.*signed anew/)},
      ]);
      expect(code).toBe(69);
    });

    it('whose login key is over', () => {
      const server = another('late-key');
      const keys = join(server.folder, 'key.pub');
      writeFileSync(keys, `expiry-time="20200101" ${readFileSync(keys, 'utf8')}`);
      expect(looked('late-key').rows).toMatchObject([
        {reached: false, problem: expect.stringMatching(/^late-key refuses the login .*log in once with ssh late-key/)},
      ]);
    });

    it('that allows one session, says a banner and prints on login', () => {
      const server = another('loud', {sshd: ['MaxSessions 1', 'Banner /etc/passwd', 'DisableForwarding yes'], shell: 'bash'});
      writeFileSync(join(server.home!, '.bashrc'), 'echo welcome to this host; echo -n "no newline at the end"\n');
      execFileSync('chown', ['-hR', `${patient}:${patient}`, server.home!]);
      expect(looked('loud').rows).toMatchObject([{problem: null, gateway: {profile: 'fleet'}}]);
    });

    it.each(['fish', 'tcsh'])('whose login shell is %s', (shell) => {
      another(`in-${shell}`, {shell});
      expect(looked(`in-${shell}`).rows).toMatchObject([{problem: null, gateway: {profile: 'fleet'}}]);
    });

    it('whose login runs a command of its own', () => {
      another('forced', {sshd: ['ForceCommand echo only backups here']});
      const {rows, code} = looked('forced', 'box');
      expect(rows.find(({host}) => host === 'forced')).toMatchObject({
        reached: false,
        problem: expect.stringContaining('started no shell'),
      });
      expect(code).not.toBe(69);
    });

    it('whose clock is two days ahead: said once, and its times are told by ours', () => {
      const server = another('ahead');
      const own = join(server.home!, '.local/bin/node');
      const shift = join(server.folder, 'shift.cjs');
      execFileSync('rm', [own]);
      writeFileSync(
        shift,
        'const days = 2 * 86400000, real = Date.now.bind(Date), Own = Date;\nglobalThis.Date = class extends Own { constructor(...a) { super(...(a.length === 0 ? [real() + days] : a)); } static now() { return real() + days; } };\n',
        {mode: 0o644},
      );
      writeFileSync(own, `#!/bin/sh\nexec ${realpathSync(process.execPath)} --require ${shift} "$@"\n`, {mode: 0o755});
      const {rows, findings} = looked('ahead', 'box');
      expect(rows.find(({host}) => host === 'ahead')!.clockAheadMs).toBeGreaterThan(47 * 3_600_000);
      expect(findings.filter(({code}) => code === 'clock-off')).toMatchObject([
        {rows: ['ahead (fleet)'], text: expect.stringMatching(/^the clock of ahead is 2 d.* ahead of this machine's/)},
      ]);
    });

    it('whose disk is full', () => {
      const server = another('full');
      const serve = join(server.folder, 'serve');
      // Its home is a file system without a byte left.
      const prepared = [
        '#!/bin/sh -e',
        `cp -a ${server.home} ${server.folder}/kept`,
        `mount -t tmpfs -o size=64k,mode=755 tmpfs ${server.home}`,
        `cp -a ${server.folder}/kept/. ${server.home}/`,
        `rm -r ${server.folder}/kept`,
        `chown ${patient}:${patient} ${server.home}`,
        `dd if=/dev/zero of=${server.home}/filler bs=4k 2>/dev/null || true`,
        `exec ${serve}`,
        '',
      ].join('\n');
      writeFileSync(join(server.folder, 'full'), prepared, {mode: 0o755});
      first.also('no-room', [
        `ProxyCommand unshare --mount ${join(server.folder, 'full')}`,
        `IdentityFile ${join(server.folder, 'key')}`,
        `UserKnownHostsFile ${join(server.folder, 'known_hosts')}`,
      ]);
      expect(looked('no-room').rows).toMatchObject([{problem: null, gateway: {profile: 'fleet', root: 'disk-full'}}]);
    });

    it('that is named twice, in a list with a mistake, and in one that is empty', () => {
      const list = join(first.folder, 'list');
      writeFileSync(list, 'box\nbox\n');
      expect(looked('-i', list).rows.map(({host}) => host)).toEqual(['box']);
      expect(looked('box', 'box').notes).toEqual(['box was named more than once and is looked at once']);
      writeFileSync(list, '[gateways\nbox ansible_port=many ports\n');
      expect(run(['fleet', '-i', list], first.env)).toMatchObject({
        ...{code: 64, stdout: ''},
        stderr: expect.stringMatching(/holds no host \(.*parse|is none|not one host/),
      });
      writeFileSync(list, '# nobody\n');
      expect(run(['fleet', '-i', list], first.env)).toMatchObject({code: 64, stdout: '', stderr: expect.stringContaining('holds no host')});
    });
  },
);

/** Without blocking this process, in which the port is answered. */
async function lookedMeanwhile({env}: Server, hosts: readonly string[]): Promise<ReturnType<typeof fleetOutput.parse>> {
  const child = spawn(node, [bundle, 'fleet', '--json', '--profile', 'fleet', ...hosts], {
    env: {...env},
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let text = '';
  for await (const chunk of child.stdout) text += String(chunk);
  return fleetOutput.parse(JSON.parse(text));
}
