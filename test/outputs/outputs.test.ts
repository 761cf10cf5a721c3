import {readdirSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {drillNames, loadDrill} from '../../src/drill/index.ts';
import {changedReport} from '../../src/main/changed-report.ts';
import {report} from '../../src/main/check-report.ts';
import {restoreConfig} from '../../src/main/config/restore-config.ts';
import {eventShape} from '../../src/model/event.ts';
import {saying, subject, text} from '../config/subject.ts';
import {benchOf} from '../drill/solving.ts';
import {newPlace, run} from '../drive/rungs.ts';
import {root} from '../house/sources.ts';
import {outputs, schemaText} from './schemas.ts';
import {changedOutput, checkOutput, configOutput, copiesOutput, logOutput} from './shapes.ts';

describe('docs/schemas', () => {
  it('holds what the shapes say, and nothing else; with -u it is written anew', async () => {
    expect(readdirSync(join(root, 'docs/schemas')).sort()).toEqual(Object.keys(outputs).sort());
    for (const name of Object.keys(outputs) as (keyof typeof outputs)[]) {
      await expect(schemaText(name), name).toMatchFileSnapshot(join(root, 'docs/schemas', name));
    }
  });
});

/** A shape leaves out what it does not know, so that an undocumented member shows. */
describe('what a program reads', () => {
  it('of check on a host without a gateway', () => {
    const said = run(['check', '--json', '--profile', 'nowhere'], newPlace().env);
    expect(checkOutput.parse(JSON.parse(said.stdout))).toEqual(JSON.parse(said.stdout));
  });

  it.each(drillNames)('of check on the host of %s', async (name) => {
    const bench = await benchOf(loadDrill(name), 3);
    const {readings, judgement} = await bench.look();
    const said: unknown = JSON.parse(
      JSON.stringify(
        report({facts: {name: 'gw1', kind: 'drill', os: 'linux', user: 'bot'}}, {gateway: bench.gateway, readings, judgement}, 0, 1),
      ),
    );
    const whole = {...(said as object), others: [said], leftovers: []};
    expect(checkOutput.parse(whole)).toEqual(whole);
    // And a journal keeps all of every reading.
    for (const [name, reading] of Object.entries(readings)) {
      const event: unknown = JSON.parse(JSON.stringify({type: 'looked', at: reading.at, looked: {name, reading}}));
      expect(eventShape().parse(event), name).toEqual(event);
    }
  });

  it('of what changed', async () => {
    const bench = await benchOf(loadDrill(drillNames[0] ?? ''), 3);
    const at = 1_795_000_000_000;
    const list = [
      {at: at - 42_000, kind: 'package', text: 'npm i -g openclaw was run', source: 'npm'},
      {at, kind: 'trouble', text: 'the gateway ended', source: 'log'},
    ] as const;
    const changes = {since: at - 60_000, until: at + 60_000, list, unseen: [{source: 'journal', detail: 'denied'}]};
    const said: unknown = JSON.parse(
      JSON.stringify(changedReport({name: 'gw1', kind: 'drill', os: 'linux', user: 'bot'}, [{gateway: bench.gateway, changes}])),
    );
    expect(changedOutput.parse(said)).toEqual(said);
    expect(said).toMatchObject({gateways: [{firstTrouble: {text: 'the gateway ended'}, shortlyBefore: [{beforeMs: 42_000}]}]});
  });

  it.each([
    [
      '{gateway: {bind: "lan", auth: {mode: "none"}}}',
      1,
      {standing: 'dangerous', dangers: [{pattern: 'public-bind', at: 'gateway.bind', line: 1}]},
    ],
    ['{gateway: {\n  bind "lan"}}', 2, {standing: 'broken', mistakes: [{line: 2, column: 8}]}],
    ['{gateway: {mode: "local"}}', 3, {standing: 'unknown', openclaw: {is: 'not asked'}}],
  ])('of a checked configuration: %j', (text, code, wanted) => {
    const {env, folder} = newPlace();
    const file = join(folder, 'candidate.json5');
    writeFileSync(file, text);
    const said = run(['config', 'check', file, '--json', '--profile', 'nowhere'], env);
    expect(said.code, said.stderr).toBe(code);
    const parsed: unknown = JSON.parse(said.stdout);
    expect(configOutput.parse(parsed)).toEqual(parsed);
    expect(parsed).toMatchObject(wanted);
  });

  it('of the copies of a configuration', async () => {
    const on = await subject('echo \'{"valid":true,"warnings":[]}\'');
    writeFileSync(`${on.gateway.configPath}.bak`, text.replace('loopback', 'lan'), {mode: 0o600});
    symlinkSync('openclaw.json', `${on.gateway.configPath}.last-good`);
    const {code, said} = await saying(['restore', '--json'], (options) => restoreConfig(options, undefined, on));
    const parsed: unknown = JSON.parse(said);
    expect(copiesOutput.parse(parsed)).toEqual(parsed);
    expect(parsed).toMatchObject({
      copies: [
        {by: 'openclaw', standing: 'dangerous', openclaw: {is: 'taken'}, differs: {places: ['gateway.bind']}, problem: null},
        {by: 'openclaw', standing: 'broken', problem: expect.stringContaining('it is a link'), ageMs: null},
      ],
    });
    expect(said).not.toContain('Zq8-plain-secret-77');
    expect(code).toBe(0);
  });

  it('of a judged log', () => {
    const said = run(['log', '--json', '-'], newPlace().env, 'listen EADDRINUSE: address already in use\n');
    const parsed = JSON.parse(said.stdout) as {found: unknown[]};
    expect(parsed.found.length).toBeGreaterThan(0);
    expect(logOutput.parse(parsed)).toEqual(parsed);
  });
});
