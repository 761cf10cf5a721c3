import {describe, expect, it} from 'vitest';
import {loadDrill} from '../../src/drill/index.ts';
import {told} from './look.ts';
import {type Bench, benchOf} from './solving.ts';

async function healthy(version = '2026.9.6'): Promise<Bench> {
  return benchOf({...loadDrill('first-ladder'), version, plant: []}, 6);
}

async function ran(bench: Bench, line: string): Promise<string> {
  const {exit, stdout, stderr} = await bench.act(line.split(' '));
  return `${exit} ${stdout}${stderr}`.trim();
}

describe("what a responder can do on a drill's host", () => {
  it('fills the disk with dd, which is told, and is well again when the file is gone', async () => {
    const bench = await healthy();
    expect(await ran(bench, 'dd if=/dev/zero of={state}/fill bs=1M')).toBe(
      `1 dd: error writing '${bench.running.fill('{state}')}/fill': No space left on device`,
    );
    expect(await ran(bench, 'touch {state}/other')).toBe('0');
    expect(await ran(bench, 'cp {config} {state}/other')).toMatch(/^1 .*No space left on device/);
    expect(told(await bench.look())).toEqual(['degraded disk-full (/)']);
    await ran(bench, 'rm {state}/fill');
    expect(told(await bench.look())).toEqual([]);
  });

  it('writes no more with dd than was asked for', async () => {
    const bench = await healthy();
    expect(await ran(bench, 'dd if=/dev/zero of={home}/some bs=1M count=3')).toBe('0');
    expect(await ran(bench, 'stat {home}/some')).toContain(`Size: ${3 * 1024 ** 2}`);
  });

  it('copies a folder with cp -r, programs as programs, and not without the option', async () => {
    const bench = await healthy();
    expect(await ran(bench, 'cp {package} {home}/copy')).toMatch(/^1 .*omitting directory/);
    expect(await ran(bench, 'cp -r {package} {home}/copy')).toBe('0');
    expect(await ran(bench, '{home}/copy/openclaw.mjs --version')).toBe('0 OpenClaw 2026.9.6 (eb377ac)');
  });

  it('puts another release in the place of its own with npm, which the running gateway is not', async () => {
    const bench = await healthy('2026.4.14');
    expect(await ran(bench, 'npm install -g openclaw@2026.9.6')).toMatch(/^0\s+changed 1 package/);
    expect(await ran(bench, 'openclaw --version')).toBe('0 OpenClaw 2026.9.6 (eb377ac)');
    expect(told(await bench.look())[0]).toBe('degraded version-skew');
    await ran(bench, 'systemctl --user restart {unit}');
    bench.pass(60_000);
    expect(told(await bench.look())).toEqual([]);
  });

  it('may not install where only root may write', async () => {
    expect(await ran(await healthy(), 'npm install -g --prefix /opt/next openclaw@2026.9.6')).toMatch(/^243 npm error code EACCES/);
  });

  it('suspends a gateway, which takes its own suspension back after two minutes', async () => {
    const bench = await healthy();
    const id = /"suspensionId": "([^"]+)"/.exec(await ran(bench, 'openclaw gateway suspend --json'))?.[1] ?? '';
    expect(told(await bench.look())).toEqual(['degraded gateway-not-ready']);
    expect(await ran(bench, 'openclaw gateway resume another --json')).toMatch(/^1 .*does not match/);
    expect(await ran(bench, `openclaw gateway resume ${id}`)).toBe('0 Gateway resumed.');
    expect(told(await bench.look())).toEqual([]);
    await ran(bench, 'openclaw gateway suspend');
    bench.pass(121_000);
    expect(told(await bench.look())).toEqual([]);
  });
});

describe('a gateway of the older release', () => {
  it('starts a refused channel again by itself, stays ready, and gives up after ten times', async () => {
    const bench = await benchOf({...loadDrill('two-faults'), version: '2026.4.14', plant: [{fault: 'token-revoked', options: {}}]}, 6);
    await ran(bench, 'systemctl --user restart {unit}');
    bench.pass(60_000);
    const early = await bench.look();
    expect(told(early)).toEqual(['degraded channel-down (telegram)']);
    bench.pass(40 * 60_000);
    const late = await bench.look();
    expect(told(late)).toEqual(['degraded channel-down (telegram)', 'degraded gateway-not-ready behind channel-down']);
    expect(await ran(bench, 'journalctl --user -u {unit} -o cat')).toMatch(
      /auto-restart attempt 10\/10 in 300s[\s\S]*giving up after 10 restart attempts/,
    );
  });
});
