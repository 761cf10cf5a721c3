import {expect, it} from 'vitest';
import type {UnitState} from '../../src/model/index.ts';
import {containerService} from '../../src/supervisors/container/list.ts';
import {ownerOf, type RunningGateway, supervisors} from '../../src/supervisors/index.ts';
import {jobService} from '../../src/supervisors/launchd/jobs.ts';
import {ownersOf} from '../../src/supervisors/systemd/held.ts';
import {parseProperties} from '../../src/supervisors/systemd/properties.ts';
import {parseUnitState} from '../../src/supervisors/systemd/unit-state.ts';
import {gateway} from './facts.ts';
import {sample} from './sample.ts';

const shown = parseUnitState(parseProperties(sample('supervisor/show-running.txt'))) as NonNullable<ReturnType<typeof parseUnitState>>;

function unit(scope: 'user' | 'system', active: string, pids: readonly number[] = []): UnitState {
  const {controlGroup: _, ...rest} = shown;
  return {...rest, scope, active, mainPid: pids[0] ?? null, pids};
}

function running(pid: number, more: Partial<RunningGateway> = {}): RunningGateway {
  return {pid, ours: true, unit: null, managerUid: null, container: null, parents: [], ...more};
}

const user = {scope: 'user' as const, detail: 'denied'};

it.each([
  ['a running user unit', {units: [unit('user', 'active', [246, 291])], running: [running(246)]}, 'systemd-user'],
  ['a running system unit', {units: [unit('system', 'active', [246])], running: [running(246)]}, 'systemd-system'],
  ['a unit in its crash loop', {units: [unit('user', 'activating')], running: []}, 'systemd-user'],
  ['a stopped unit and nothing else', {units: [unit('user', 'inactive')], running: []}, 'nobody'],
  ['a failed unit beside a gateway in a shell', {units: [unit('user', 'failed')], running: [running(900)]}, 'foreground'],
  ['a gateway in a login session', {units: [], running: [running(900, {unit: 'session-3.scope'})]}, 'foreground'],
  [
    'a user unit and a system unit that keeps trying',
    {units: [unit('user', 'active', [246]), unit('system', 'activating')], running: [running(246)]},
    'two-at-once',
  ],
  [
    'a running unit and a second gateway in a shell',
    {units: [unit('user', 'active', [246])], running: [running(246), running(900)]},
    'two-at-once',
  ],
  [
    'a running unit and the gateway of another profile',
    {units: [unit('user', 'active', [246])], running: [running(246), running(900, {ours: false})]},
    'systemd-user',
  ],
  [
    'an old Node that started a new one as a child',
    {units: [unit('user', 'active', [246, 260])], running: [running(246), running(260)]},
    'systemd-user',
  ],
  [
    'a gateway in a container',
    {
      units: [],
      running: [running(900, {container: '0123456789ab'})],
      services: [containerService({engine: 'docker', name: 'openclaw', state: 'running', image: 'x'})],
    },
    'container',
  ],
  [
    'a container that stopped',
    {units: [], running: [], services: [containerService({engine: 'docker', name: 'openclaw', state: 'exited', image: 'x'})]},
    'nobody',
  ],
  [
    'a manager that may not be asked and a process in its unit',
    {units: [], unasked: [user], running: [running(246, {unit: 'openclaw-gateway.service', managerUid: 1001})]},
    'systemd-user',
  ],
  ['a manager that may not be asked and no process', {units: [unit('system', 'inactive')], unasked: [user], running: []}, 'unknown'],
  [
    'a launchd agent',
    {
      units: [],
      running: [],
      services: [jobService('gui/501', 'ai.openclaw.gateway', {state: 'running', pid: 7, runs: 1, lastExit: null}, false)],
    },
    'launchd-agent',
  ],
  [
    'a launchd daemon',
    {
      units: [],
      running: [],
      services: [jobService('system', 'ai.openclaw.gateway', {state: 'running', pid: 7, runs: 1, lastExit: null}, false)],
    },
    'launchd-daemon',
  ],
  [
    'an agent that is loaded and does not run',
    {
      units: [],
      running: [],
      services: [jobService('gui/501', 'x', {state: 'not running', pid: null, runs: 9, lastExit: 78}, false)],
    },
    'nobody',
  ],
] as const)('%s', (_, sources, owner) => {
  const {units} = sources;
  expect(ownerOf({owners: ownersOf(units), unasked: [], services: [], ...sources}, gateway, supervisors)).toBe(owner);
});
