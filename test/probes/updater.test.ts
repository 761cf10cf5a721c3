import {readFileSync} from 'node:fs';
import {expect, it} from 'vitest';
import {localHost} from '../../src/host/index.ts';
import {updaterOf} from '../../src/probes/gather/updater.ts';
import {cliAnswer} from '../rules/facts.ts';

const mine = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]!.split(' ')[19]!;

const said = (driver: object | undefined) => [
  cliAnswer('update status --json --timeout 1', {
    activeRun: {createdAtMs: 1, trigger: 'cli', phase: 'staging', status: 'running', origin: {driver}},
  }),
];

it.skipIf(process.platform !== 'linux').each([
  ['which lives', {pid: process.pid, startIdentity: mine}, 'lives'],
  ['whose number another process has by now', {pid: process.pid, startIdentity: '1'}, 'gone'],
  ['that is gone', {pid: 2 ** 22 + 1, startIdentity: '1'}, 'gone'],
  ['of which nothing is said', undefined, 'not seen'],
] as const)('looks for the process that does an update, %s', async (_, driver, updater) => {
  expect(await updaterOf(localHost(), said(driver), false)).toEqual({updater});
});

it('looks for none where no update is under way, and for none of a container by its number out here', async () => {
  expect(await updaterOf(localHost(), [cliAnswer('update status --json --timeout 1', {lastRun: {createdAtMs: 1}})], false)).toEqual({});
  expect(await updaterOf(localHost(), said({pid: process.pid, startIdentity: mine}), true)).toEqual({updater: 'not seen'});
});
