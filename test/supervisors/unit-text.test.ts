import {describe, expect, it} from 'vitest';
import type {ReadHow} from '../../src/model/index.ts';
import {diskSettings} from '../../src/supervisors/systemd/disk-settings.ts';
import {parseExecStart} from '../../src/supervisors/systemd/exec-start.ts';
import {unitFiles} from '../../src/supervisors/systemd/sources.ts';
import {expand, plainSpecifiers, specifiersFor} from '../../src/supervisors/systemd/specifiers.ts';
import {parseUnitFile} from '../../src/supervisors/systemd/unit-file.ts';
import {dropInFolders} from '../../src/supervisors/systemd/unit-name.ts';
import {unitRows} from '../../src/supervisors/systemd/unit-rows.ts';
import {splitWords} from '../../src/supervisors/systemd/words-of.ts';
import {paperHost} from '../probes/paper-host.ts';
import {unit as unitState} from '../rules/facts.ts';

const ops = {name: 'ops', uid: 1001, gid: 1002, home: '/home/ops'};
const fragment = '/home/ops/.config/systemd/user/openclaw-gateway@a-b\\x2dc.service';
const place = {scope: 'user' as const, name: 'openclaw-gateway@a-b\\x2dc.service', fragment};

const files = {
  '/etc/machine-id': '0123456789abcdef0123456789abcdef\n',
  '/proc/sys/kernel/random/boot_id': '01234567-89ab-cdef-0123-456789abcdef\n',
  '/proc/sys/kernel/osrelease': '6.12.1\n',
  '/proc/sys/kernel/arch': 'x86_64\n',
  '/proc/sys/kernel/hostname': 'gw1.example.net\n',
  '/etc/os-release': 'ID=debian\nVERSION_ID="12"\n',
  '/etc/passwd': 'root:x:0:0::/root:/bin/sh\nops:x:1001:1002::/home/ops:/bin/zsh\n',
  '/etc/group': 'staff:x:1002:\n',
};

describe('specifiers', () => {
  it.each([
    ['%u %U %g %G %h %s', 'ops 1001 staff 1002 /home/ops /bin/zsh'],
    ['%t %C %E %D %T %V', '/run/user/1001 /home/ops/.cache /home/ops/.config /home/ops/.local/share /tmp /var/tmp'],
    ['%n', 'openclaw-gateway@a-b\\x2dc.service'],
    ['%N|%p|%i', 'openclaw-gateway@a-b\\x2dc|openclaw-gateway|a-b\\x2dc'],
    ['%I|%P|%j|%J|%f', 'a/b-c|openclaw/gateway|gateway|gateway|/a/b-c'],
    ['%H %l %q', 'gw1.example.net gw1 gw1.example.net'],
    ['%m %b %v %a', '0123456789abcdef0123456789abcdef 0123456789abcdef0123456789abcdef 6.12.1 x86-64'],
    ['%o %w[%W][%M][%A][%B]', 'debian 12[][][][]'],
    ['%y|%Y', `${fragment}|/home/ops/.config/systemd/user`],
    ['%d', '/run/user/1001/credentials/openclaw-gateway@a-b\\x2dc.service'],
    ['100%% of %%u', '100% of %u'],
  ])('%s', async (text, whole) => {
    expect(expand(text, await specifiersFor(paperHost({files}), place, ops, [text]))).toBe(whole);
  });

  it('of the system manager are those of root', () => {
    expect(expand('%u %U %h %t %S %L', plainSpecifiers({...place, scope: 'system'}, ops))).toBe('root 0 /root /run /var/lib /var/log');
  });

  it.each(['%S/x', '%Z', '%m'])('%s makes the whole text unknown where nobody can tell', async (text) => {
    expect(expand(text, await specifiersFor(paperHost({}), place, ops, [text]))).toBeNull();
  });

  it('cost no look where none of them asks the host', async () => {
    const host = paperHost({files});
    const read = host.read;
    const paths: string[] = [];
    const watched = {
      ...host,
      read: (path: string, how: ReadHow) => {
        paths.push(path);
        return read(path, how);
      },
    };
    await specifiersFor(watched, place, ops, ['%h %%m %n']);
    expect(paths).toEqual([]);
  });
});

describe('a unit with specifiers', () => {
  const rowsOf = (line: string, loaded: string) => {
    const {known, open} = diskSettings(parseUnitFile(`[Service]\n${line}\n`), (text) => expand(text, plainSpecifiers(place, ops)));
    return unitRows({loaded: new Map([['Service.WorkingDirectory', loaded]]), disk: known, wanted: null, needReload: false, open});
  };

  it('differs in nothing from what was loaded of it', () => {
    expect(rowsOf('WorkingDirectory=%t/%u', '/run/user/1001/ops')).toMatchObject([{differs: 'no'}]);
  });

  it('that cannot be known is not compared', () => {
    expect(rowsOf('WorkingDirectory=%S/gw', '/home/ops/.local/state/gw')).toMatchObject([{differs: 'no'}]);
  });

  it('and another value does differ', () => {
    expect(rowsOf('WorkingDirectory=%h', '/srv')).toMatchObject([{differs: 'disk', disk: '/home/ops'}]);
  });
});

describe('unit text', () => {
  it('ends no continued line by a comment, and two backslashes continue nothing', () => {
    const text = '[Service]\nExecStart=/n a \\\n# note \\\n ; note\n  b\nEnvironment=A=x\\\\\nEnvironment=B=y\n';
    expect(parseUnitFile(text).map(({key, value}) => [key, splitWords(value)])).toEqual([
      ['ExecStart', ['/n', 'a', 'b']],
      ['Environment', ['A=x\\']],
      ['Environment', ['B=y']],
    ]);
  });

  it.each([
    ['"a b" \'c d\'', ['a b', 'c d']],
    ['a\\x20b\\040c\\u0041 d\\se', ['a b cA', 'd e']],
    ['"x\\"y" \\q', ['x"y', '\\q']],
    ['A="b c"d', ['A=b cd']],
  ])('splits %s as systemd does', (text, words) => {
    expect(splitWords(text)).toEqual(words);
  });

  it.each([
    ['/n a b', {path: '/n', argv: ['/n', 'a', 'b'], marks: ''}],
    ['-@/n name b', {path: '/n', argv: ['name', 'b'], marks: '-@'}],
    ['!!:/n "a b"', {path: '/n', argv: ['/n', 'a b'], marks: '!!:'}],
    ['+|/n', {path: '/n', argv: ['/n'], marks: '+|'}],
    ['/n a ; /m b', {path: '/n', argv: ['/n', 'a'], marks: ''}],
    ['/n a \\; b', {path: '/n', argv: ['/n', 'a', ';', 'b'], marks: ''}],
    ['', null],
  ])('starts from %s', (text, exec) => {
    expect(parseExecStart(text)).toEqual(exec);
  });

  it('adds to a list, and an empty assignment takes it back', () => {
    const settings = parseUnitFile(
      '[Service]\nSuccessExitStatus=0 143\nSuccessExitStatus=130\nEnvironment=A=1\nEnvironment=\nEnvironment=B=2\n',
    );
    expect([...diskSettings(settings, (text) => text).known]).toEqual([
      ['Service.SuccessExitStatus', '0 143 130'],
      ['Environment.B', '2'],
    ]);
  });

  it('has drop-ins for itself, for its prefixes and for its kind', () => {
    expect(dropInFolders('a-b@c.service')).toEqual(['a-b@c.service.d', 'a-b@.service.d', 'a-.service.d', 'service.d']);
  });

  it('on disk is read anew, the strongest folder first, when the manager wants a reload', async () => {
    const unit = '[Service]\nRestart=no\n';
    const own = '/home/ops/.config/systemd/user';
    const host = paperHost({
      files: {
        [`${own}/openclaw-gateway.service`]: unit,
        [`${own}/openclaw-gateway.service.d/20.conf`]: '[Service]\nRestart=always\n',
        '/etc/systemd/user/openclaw-gateway.service.d/20.conf': '[Service]\nRestart=on-abort\n',
        '/etc/systemd/user/service.d/10.conf': '[Service]\nKillMode=mixed\n',
      },
    });
    const state = unitState({fragment: `${own}/openclaw-gateway.service`, dropIns: [], needReload: true});
    const manager = {folders: [own, '/etc/systemd/user']};
    const paths = async (changed: boolean) => (await unitFiles(host, {...state, needReload: changed}, manager)).map((file) => file.path);
    expect(await paths(true)).toEqual([
      `${own}/openclaw-gateway.service`,
      '/etc/systemd/user/service.d/10.conf',
      `${own}/openclaw-gateway.service.d/20.conf`,
    ]);
    expect(await paths(false)).toEqual([`${own}/openclaw-gateway.service`]);
  });
});
