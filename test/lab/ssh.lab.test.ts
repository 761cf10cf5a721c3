import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {run} from '../drive/rungs.ts';
import {whyNoServer} from '../ssh/server.ts';
import type {Fault} from './fault.ts';
import {configBroken} from './faults/config-broken.ts';
import {unitDown} from './faults/unit-down.ts';
import {fakes, type Lab, labUp} from './gateway.ts';
import {installReady, startReady} from './hands.ts';
import {check, quickLooks, type Report} from './look.ts';
import {type Client, sshdMounts, sshInto} from './ssh.ts';

/** What is said of a host, without what differs between two looks, as what was too slow at one of them. */
function said({verdict, findings, unseen, ...rest}: Report): object {
  const {gateway} = rest as {readonly gateway?: unknown};
  return {
    verdict,
    gateway,
    findings: findings.map(({code, severity, subject, behind, title, next}) => ({code, severity, subject, behind, title, next})),
    unseen: unseen.filter(({why}) => why !== 'late').map(({probe, why}) => ({probe, why})),
  };
}

const why = whyNoServer();

describe.skipIf(why !== null)(`a gateway on a host that is reached by ssh${why === null ? '' : ` (${why})`}`, () => {
  let lab: Lab;
  let client: Client;
  const through = (host: string, more: readonly string[] = []): Report => {
    const {stdout, stderr} = run(['check', '--json', '--host', host, ...more], client.env);
    for (const secret of Object.values(fakes)) expect(stdout + stderr).not.toContain(secret);
    if (stdout === '') throw new Error(stderr);
    return JSON.parse(stdout) as Report;
  };

  beforeAll(async () => {
    lab = await labUp('2026.9.6', sshdMounts());
    client = await sshInto(lab, ['ops', 'root']);
    await installReady(lab);
  });
  afterAll(async () => {
    client?.close();
    await lab?.down();
  });

  // Each command of OpenClaw is asked twice by a deep one: five minutes on two cores.
  test.each(
    quickLooks
      ? [['quick', []]]
      : [
          ['quick', []],
          ['deep', ['--deep']],
        ],
  )('is well from outside as it is from inside: a %s look', async (_, more) => {
    const inside = (await check(lab, {deep: more.length > 0})).report;
    expect(said(through('ops@box', more))).toEqual(said(inside));
    expect(inside.verdict).toBe('clear');
  });

  test('is walked from outside, with the commands of its rungs and a ticket here', async () => {
    const {code, stdout, stderr} = run(['walk', '--plain', '--host', 'ops@box'], client.env);
    expect({code, stderr}).toEqual({code: 0, stderr: ''});
    expect(stdout).toMatch(/^RUNGS \S+ on lab-\S+ \(through ops@box\): default :18789 of ops/m);
    const ticket = run(['ticket', '--host', 'ops@box'], client.env).stdout;
    expect(ticket).toMatch(/^- Walk: `ladder`, complete: 5 of 5 rungs done$/m);
    expect(ticket).toMatch(/^- `\S*openclaw status .*: exit 0/m);
    for (const secret of Object.values(fakes)) expect(stdout + ticket).not.toContain(secret);
  });

  test('is seen by root from outside through its owner, as from inside', async () => {
    const inside = (await check(lab, {as: 'root'})).report;
    expect(said(through('root@box'))).toEqual(said(inside));
    expect((await lab.box.sh(['find', '/home/ops', '-user', 'root'])).stdout.trim()).toBe('');
  });

  test.each([unitDown, configBroken].map((fault): [string, Fault] => [fault.name, fault]))('is as broken: %s', async (_, fault) => {
    if (fault.from === 'running') await startReady(lab);
    await fault.make(lab);
    const inside = (await check(lab)).report;
    const outside = through('ops@box');
    await fault.undo(lab);
    expect(said(outside)).toEqual(said(inside));
    expect(outside.findings[0]?.code).toBe(fault.code);
  });
});
