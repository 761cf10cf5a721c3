import {describe, expect, it} from 'vitest';
import type {Finding, Reading, SupervisorValue} from '../../src/model/index.ts';
import {commandFor} from '../../src/session/command.ts';
import {parseInspect} from '../../src/supervisors/container/inspected.ts';
import {containerService} from '../../src/supervisors/container/list.ts';
import {fold, gateway, healthyWalk, looked, opened} from '../fixtures/walk.ts';
import {healthyReadings} from '../rules/facts.ts';

const signal = new AbortController().signal;
const pathOf = (argv: readonly string[], own = true) => {
  const session = own ? healthyWalk() : {...healthyWalk(), gateway: {...gateway, own: false}};
  return commandFor(session, argv, signal).env?.['PATH']?.split(':') ?? [];
};
const cliFolder = gateway.cliPath!.slice(0, gateway.cliPath!.lastIndexOf('/'));

describe('where a command is looked for', () => {
  it("is the gateway's own folders first for OpenClaw, and for what its owner types", () => {
    expect(pathOf(['openclaw', 'status'])).toContain(cliFolder);
    expect(pathOf(['node', '--version'])).toContain(cliFolder);
  });

  it("is never the owner's folders for a program that runs unasked because of its name", () => {
    expect(pathOf(['ss', '-ltnp'])).not.toContain(cliFolder);
  });

  it("is never the owner's folders where somebody else looks, root say", () => {
    expect(pathOf(['node', '--version'], false)).not.toContain(cliFolder);
  });

  it('asks OpenClaw by its path, with its profile', () => {
    expect(commandFor(fold([opened()]), ['openclaw', 'status'], signal).argv[0]).toBe(gateway.cliPath);
  });

  it('waits as much longer for OpenClaw as processes queue for the cores', () => {
    const loaded = (load1: number) => healthyWalk([looked('vitals', {...healthyReadings().vitals, cpus: 2, load1})]);
    const limitOf = (load1: number, program: string) => commandFor(loaded(load1), [program, 'status'], signal).limitMs;
    expect([limitOf(1, 'openclaw'), limitOf(6, 'openclaw'), limitOf(80, 'openclaw')]).toEqual([60_000, 180_000, 240_000]);
    expect(limitOf(80, 'ss')).toBe(30_000);
    const isGentle = (load1: number) => commandFor(loaded(load1), ['openclaw', 'status'], signal).gentle;
    expect([isGentle(1), isGentle(3.8), isGentle(4), isGentle(80)]).toEqual([true, true, false, false]);
    const beginning = {...loaded(80), judgement: {...loaded(80).judgement, findings: [{code: 'gateway-starting'} as Finding]}};
    expect(commandFor(beginning, ['openclaw', 'status'], signal).gentle).toBe(true);
  });

  it('asks OpenClaw in the container that runs the gateway, as its own user', () => {
    const walk = healthyWalk();
    const cli = ['docker', 'exec', 'gw', 'node', 'openclaw.mjs'];
    const service = {...containerService({engine: 'docker', name: 'gw', state: 'running', image: 'x'}), run: {...run, cli}};
    const supervisor = walk.readings.supervisor as Reading<SupervisorValue> & {readonly seen: true};
    const inside = {...supervisor, value: {...supervisor.value, owner: 'container' as const, services: [service]}};
    const session = {...walk, gateway: {...gateway, own: false}, readings: {...walk.readings, supervisor: inside}};
    const command = commandFor(session, ['openclaw', 'status', '--deep'], signal);
    expect(command.argv).toEqual([...cli, 'status', '--deep']);
    expect(command.as).toBeUndefined();
    expect(commandFor(session, ['ss', '-ltnp'], signal).argv).toEqual(['ss', '-ltnp']);
  });
});

const [described] = parseInspect(JSON.stringify([{Name: '/gw', State: {Status: 'running'}}]));
const run = described!.run;
