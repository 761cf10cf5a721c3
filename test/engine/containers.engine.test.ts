import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {alarms} from '../lab/look.ts';
import {composeFile, type Engine, engineUp, goodCompose, image, must, whyNoEngine} from './engine.ts';
import {faults} from './faults.ts';

/** What no step beside a container may ever be. */
const harmful = /gateway install|chown (?:-R )?(?:root|0)[: ]|\bkill \d+/;

const why = whyNoEngine();

if (why !== null) test(why, ({skip}) => skip(why));

interface Told {
  readonly gateway: object;
  readonly readings: {
    readonly supervisor: {
      readonly value: {
        readonly services: readonly [{readonly run: {readonly startedAt: number; readonly release: {version: string; writtenAt: number}}}];
      };
    };
  };
}

describe.skipIf(why !== null)('a gateway in a container of a real engine', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await engineUp();
    await must(engine.box, ['docker-compose', '-p', 'oc', '-f', composeFile, 'up', '-d']);
    await engine.ready();
  });
  afterAll(async () => {
    await engine?.down();
  });

  test('is clear 10 looks in a row, also beside a sandbox and a container of the command line', async () => {
    await engine.docker('run', '-d', '--name', 'openclaw-sbx-main-1', '--label', 'openclaw.sandbox=1', image, 'sleep', '3600');
    await engine.docker('run', '-d', '--name', 'oc-cli', image, 'sleep', '3600');
    for (let number = 1; number <= 10; number += 1) {
      const report = await engine.check();
      expect({number, verdict: report.verdict, alarms: alarms(report)}).toEqual({number, verdict: 'clear', alarms: []});
    }
    await engine.docker('rm', '-f', 'openclaw-sbx-main-1', 'oc-cli');
    expect(await engine.says('.RestartCount')).toBe('0');
  });

  test('is asked its own commands in there by a deep look', async () => {
    const report = await engine.check({deep: true});
    const {cli} = (report as unknown as {readings: {cli: {value: {answers: readonly {command: string; exit: number}[]}}}}).readings;
    expect(cli.value.answers.map(({command, exit}) => `${exit} ${command.split(' ').slice(0, 2).join(' ')}`)).toEqual(
      expect.arrayContaining(['0 config validate', '0 gateway call', '0 mcp doctor']),
    );
  });

  test('says of which release it is, by its own files', async () => {
    const {readings, gateway} = (await engine.check()) as unknown as Told;
    expect(gateway).toMatchObject({version: '2026.9.6', cli: '2026.9.6', owner: 'container'});
    const [{run}] = readings.supervisor.value.services;
    expect(run.release.version).toBe('2026.9.6');
    expect(run.release.writtenAt).toBeLessThan(run.startedAt);
  });

  test.each(faults)('$name is $code, and nothing once it is undone', async (fault) => {
    await fault.make(engine);
    const report = await engine.check(fault);
    const found = report.findings.find(({code}) => code === fault.code);
    expect({findings: report.findings.map(({code, severity, behind}) => ({code, severity, behind}))}).toMatchObject({
      findings: expect.arrayContaining([{code: fault.code, severity: fault.severity, behind: null}]) as unknown,
    });
    expect(found?.text).toMatch(fault.says);
    const steps = report.findings.flatMap(({next}) => next).join('\n');
    expect(found?.next.join('\n')).toMatch(fault.next);
    expect(steps).not.toMatch(harmful);
    await fault.undo?.(engine);
    await engine.box.write(composeFile, goodCompose);
    await must(engine.box, ['docker-compose', '-p', 'oc', '-f', composeFile, 'up', '-d']);
    await engine.ready();
    const after = await engine.check();
    expect({verdict: after.verdict, alarms: alarms(after)}).toEqual({verdict: 'clear', alarms: []});
  });
});
