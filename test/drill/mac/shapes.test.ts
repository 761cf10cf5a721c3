import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {foreign, macBench} from './bench.ts';

/** What a real Mac printed; `index.tsv` says where each comes from. */
function real(name: string): string {
  return readFileSync(new URL(`../../samples/launchd/${name}`, import.meta.url), 'utf8');
}

/** A line without what is of one host: values, ids, words and paths. What is left is how the program writes. */
function shape(line: string): string {
  return line
    .replace(/^(\t+)(\/|gateway$|--port$|\d+$).*$/, '$1WORD')
    .replace(/^(\t\t)[\w.]+ => .*$/, '$1NAME => VALUE')
    .replace(/^(\t+[a-z][\w ]* = )(?!\{$).*$/i, '$1VALUE')
    .replace(/^(?:gui|system)\/.*? = \{$/, 'TARGET = {')
    .replace(/^(\t)domain = .*$/, '$1domain = VALUE');
}

const once = (lines: readonly string[]): readonly string[] => lines.filter((line, at) => line !== lines[at - 1]);
const shapes = (text: string): readonly string[] => once(text.trimEnd().split('\n').map(shape));

describe('the programs of the Mac in the drill write as those of a real one', () => {
  it('launchctl print of what runs: every line, in order', async () => {
    const bench = await macBench({mac: {install: 'installer', carrier: 'wrapper'}});
    const {stdout} = await bench.run('launchctl', 'print', 'gui/501/ai.openclaw.gateway');
    expect(shapes(stdout)).toEqual(shapes(real('print-gui-gateway-running-wrapper.txt')));
  });

  it('launchctl print of what launchd cannot start: nothing that the real one does not have', async () => {
    const bench = await macBench({
      mac: {install: 'homebrew', carrier: 'plain'},
      make: ({files, scene, launchd}) => {
        files.remove(scene.node.path, {uid: 0, gid: 0}, false);
        launchd?.kickstart('gui/501', 'ai.openclaw.gateway', true);
      },
    });
    const {stdout} = await bench.run('launchctl', 'print', 'gui/501/ai.openclaw.gateway');
    const known = new Set([
      ...shapes(real('print-gui-smappservice-22138-runs-exit78.txt')),
      ...shapes(real('print-gui-gateway-running-wrapper.txt')),
    ]);
    expect(shapes(stdout).filter((line) => !known.has(line))).toEqual([]);
    for (const line of ['\tstate = spawn scheduled', '\tlast exit code = 78: EX_CONFIG', '\tjob state = spawn failed'])
      for (const text of [stdout, real('print-gui-smappservice-22138-runs-exit78.txt')]) expect(text.split('\n')).toContain(line);
    expect(stdout).not.toMatch(/^\tpid = /m);
  });

  it('launchctl print-disabled', async () => {
    const bench = await macBench({make: ({launchd}) => void launchd?.allow('gui/501', 'ai.openclaw.gateway', false)});
    const {stdout} = await bench.run('launchctl', 'print-disabled', 'gui/501');
    const masked = (text: string): readonly string[] => [
      ...new Set(
        text
          .trimEnd()
          .split('\n')
          .map((line) => line.replace(/"[^"]+"/, '"LABEL"')),
      ),
    ];
    expect(masked(stdout).toSorted()).toEqual(masked(real('print-disabled-gui-full.txt')).toSorted());
    expect(stdout).toContain('\t\t"ai.openclaw.gateway" => disabled\n');
  });

  it('launchctl list, as a table and of one job', async () => {
    const bench = await macBench({mac: {install: 'homebrew', carrier: 'plain'}});
    const row = /^(?:-|\d+)\t-?\d+\t[\w.]+$/;
    const rows = (await bench.run('launchctl', 'list')).stdout.trimEnd().split('\n').slice(1);
    for (const line of [...rows, ...real('list-grep-gateway-minus9.txt').trimEnd().split('\n')]) expect(line).toMatch(row);
    const wait = /^\t"LastExitStatus" = \d+;$/m;
    expect((await bench.run('launchctl', 'list', 'ai.openclaw.gateway')).stdout).toMatch(wait);
    expect(real('list-label-exit-78-waitstatus.txt')).toMatch(wait);
  });

  it('the sentences by which launchctl refuses', async () => {
    const bench = await macBench({mac: {session: false}});
    const absent = await (await macBench({make: ({launchd}) => void launchd?.bootout('gui/501', 'ai.openclaw.gateway')})).run(
      'launchctl',
      'kickstart',
      '-k',
      'gui/501/ai.openclaw.gateway',
    );
    const sentence = /Could not find service "ai\.openclaw\.gateway" in domain for user gui: 501/;
    expect(absent.stderr).toMatch(sentence);
    expect(real('kickstart-not-found-2026.2.24.txt')).toMatch(sentence);
    const failed = /Bootstrap failed: 125: Domain does not support specified action/;
    expect((await bench.run('openclaw', 'gateway', 'install', '--force')).stderr).toMatch(failed);
    expect(real('bootstrap-failed-125-gui0.txt')).toMatch(failed);
    const five = /Bootstrap failed: 5: Input\/output error\nTry re-running the command as root for richer errors\.\n/;
    const bench2 = await macBench();
    expect((await bench2.run('launchctl', 'bootstrap', 'gui/501', bench2.world.scene.mac?.plist ?? '')).stderr).toMatch(five);
    expect(real('bootstrap-failed-5-brew.txt')).toMatch(five);
  });

  it('ps, of a launcher and its child, and of a daemon', async () => {
    // Before 2026.8 a gateway had no broker beside it.
    const bench = await macBench({mac: {install: 'homebrew', carrier: 'launcher'}, version: '2026.4.14'});
    const names = (text: string): readonly string[] =>
      text.split('\n').flatMap((line) => (/openclaw/.test(line) ? [line.slice(line.indexOf('openclaw', line.indexOf(':')))] : []));
    expect(names((await bench.run('ps', 'aux')).stdout).toSorted()).toEqual(names(real('ps-aux-gateway-renamed.txt')).toSorted());
    const daemon = await macBench({mac: {install: 'homebrew', carrier: 'plain', job: 'daemon'}});
    const [pid = ''] = (await daemon.run('lsof', '-ti', `TCP:${daemon.world.scene.port}`, '-sTCP:LISTEN')).stdout.split('\n');
    const shown = (await daemon.run('ps', '-o', 'pid,ppid,command', '-p', pid)).stdout.trimEnd().split('\n');
    const there = real('ps-daemon-headless-ppid1.txt').trimEnd().split('\n').slice(3);
    expect(shown[0]).toBe(there[0]);
    expect(
      shown[1]
        ?.replaceAll(/\d+ /g, '')
        .replace(/\/opt\/homebrew\/lib.*\/openclaw/, '.../openclaw')
        .replace(/--port \d+/, '--port 18789')
        .trim(),
    ).toBe(there[1]?.replaceAll(/\d+ /g, '').trim());
  });

  it('lsof, as a table', async () => {
    const bench = await macBench({mac: {install: 'homebrew', carrier: 'launcher'}});
    const {stdout} = await bench.run('lsof', '-nP', `-iTCP:${bench.world.scene.port}`, '-sTCP:LISTEN');
    const [head, ...rows] = stdout.trimEnd().split('\n');
    const [realHead, ...realRows] = real('lsof-gateway-child-of-launcher.txt').trimEnd().split('\n');
    expect(head).toBe(realHead);
    const row = /^node +\d+ +\w+ +\d+u +IPv[46] +0x[0-9a-f]+ +0t0 +TCP (?:127\.0\.0\.1|\[::1\]):\d+ \(LISTEN\)$/;
    expect(rows).toHaveLength(realRows.length);
    for (const line of [...rows, ...realRows]) expect(line).toMatch(row);
  });

  it('vm_stat, pmset -g log, and log show where there is nothing', async () => {
    const bench = await macBench();
    const keys = (text: string): readonly string[] => text.split('\n').map((line) => line.replace(/ +\d+\.$/, ''));
    const known = new Set(keys(real('vm_stat-34gb.txt')));
    expect(keys((await bench.run('vm_stat')).stdout).filter((line) => !known.has(line))).toEqual([]);
    const row = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [+-]\d{4} \w+ *\t/;
    for (const text of [(await bench.run('pmset', '-g', 'log')).stdout, real('pmset-log-clamshell-2026.txt')])
      for (const line of text.trimEnd().split('\n')) expect(line).toMatch(row);
    const none = await bench.run('log', 'show', '--last', '30m', '--style', 'compact', '--predicate', 'process CONTAINS "openclaw"');
    expect(none.stdout.trimEnd()).toBe(real('log-show-empty-for-openclaw.txt').trimEnd().split('\n').at(-1));
  });

  it('openclaw gateway status, line by line as far as both say it', async () => {
    const bench = await macBench({mac: {install: 'homebrew', carrier: 'plain'}});
    const {stdout} = await bench.run('openclaw', 'gateway', 'status');
    const keys = (text: string): ReadonlySet<string> => new Set(text.split('\n').map((line) => line.split(':')[0] ?? ''));
    const known = keys(real('gateway-status-healthy-2026.5.20.txt'));
    expect([...keys(stdout)].filter((key) => !known.has(key))).toEqual([]);
    expect(stdout).toContain('Service: LaunchAgent (loaded)\n');
    expect(stdout).toMatch(/^Runtime: running \(pid \d+/m);
    expect(stdout).not.toMatch(foreign);
  });

  it('has nothing of Linux: no /proc, no systemctl, no journal', async () => {
    const bench = await macBench();
    expect(await bench.host.list('/proc')).toMatchObject({seen: false, why: 'missing'});
    expect(await bench.host.read('/proc/1/stat', {bytesMax: 100})).toMatchObject({seen: false, why: 'missing'});
    for (const program of ['systemctl', 'journalctl', 'ss', 'free', 'timedatectl'])
      await expect(bench.run(program)).rejects.toThrow(/not on the PATH/);
    expect((await bench.run('sw_vers')).stdout).toMatch(
      /^ProductName:\t\tmacOS\nProductVersion:\t\t\d+\.\d+(?:\.\d+)?\nBuildVersion:\t\t\w+\n$/,
    );
    expect((await bench.run('stat', '-f', '%Sp %Su %z', bench.world.scene.configPath)).stdout).toMatch(/^-rw------- \w+ \d+\n$/);
    expect((await bench.run('sysctl', '-n', 'hw.memsize')).stdout).toBe(`${bench.world.memory.totalBytes}\n`);
  });
});
