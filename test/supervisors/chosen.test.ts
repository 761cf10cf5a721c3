import {describe, expect, it} from 'vitest';
import {probes} from '../../src/probes/index.ts';
import {reloadNeeded} from '../../src/rules/reload-needed.ts';
import {chooseUnit, chosenUnit, loadedUnit} from '../../src/supervisors/index.ts';
import * as probing from '../probes/facts.ts';
import {paperHost} from '../probes/paper-host.ts';
import {sample} from '../probes/sample.ts';
import {endedUnit, factsWith, gateway, healthyReadings, unit} from '../rules/facts.ts';

const stopped = endedUnit({scope: 'user'});
const runs = unit({scope: 'system'});

describe('of a user and a system unit with one name', () => {
  it.each([
    ['the one that runs counts', [stopped, runs], 'system'],
    [
      'the one that tries counts before one that is at rest',
      [unit({active: 'inactive', mainPid: null}), unit({scope: 'system', active: 'activating', mainPid: null})],
      'system',
    ],
    [
      'the one that failed counts before one that is at rest',
      [unit({active: 'inactive', mainPid: null}), endedUnit({scope: 'system', active: 'failed'})],
      'system',
    ],
    [
      'one that cannot be loaded comes after one that can',
      [unit({load: 'masked', active: 'inactive', mainPid: null}), unit({scope: 'system', active: 'inactive', mainPid: null})],
      'system',
    ],
    [
      "another gateway's comes last, though it runs",
      [stopped, unit({scope: 'system', exec: {path: '/n', argv: ['/n', 'gateway', '--port', '1']}})],
      'user',
    ],
  ] as const)('%s', (_, units, scope) => {
    expect(chooseUnit(units, gateway)?.scope).toBe(scope);
  });

  it('probes and rules speak of the one that the reading names', () => {
    const facts = factsWith({supervisor: {...healthyReadings().supervisor, units: [stopped, runs]}});
    const supervisor = facts.readings.supervisor;
    expect(supervisor?.seen === true && chosenUnit(supervisor.value)?.scope).toBe('system');
    expect(loadedUnit(facts.readings)?.scope).toBe('system');
  });

  it('a session that an earlier version kept has one, too', () => {
    const {chosen: _, ...before} = healthyReadings().supervisor;
    expect(chosenUnit(before)?.scope).toBe('user');
  });

  it('differences that were seen in one are not told of the other', () => {
    const row = {key: 'Service.Restart', loaded: 'no', disk: 'always', wanted: null, differs: 'disk' as const};
    const judged = reloadNeeded.judge(
      factsWith({
        supervisor: {
          ...healthyReadings().supervisor,
          units: [unit({needReload: true}), unit({scope: 'system', needReload: true, active: 'inactive', mainPid: null})],
        },
        unit: {scope: 'user', files: [], rows: [row], templateOf: null},
      }),
    );
    const texts = judged.is === 'holds' ? judged.cases.map((one) => one.text) : [];
    expect(texts).toHaveLength(2);
    expect(texts.filter((text) => text.includes('1 setting differ'))).toEqual([expect.stringContaining('user unit')]);
  });

  it('the supervisor probe names it', async () => {
    const host = paperHost({
      commands: {
        'systemctl --user show': sample('supervisor/show-running.txt')
          .replace('ActiveState=active', 'ActiveState=failed')
          .replace(/^MainPID=.*$/m, 'MainPID=0'),
        'systemctl show': sample('supervisor/show-running.txt'),
      },
    });
    const look = await probes.supervisor.look(host, probing.gateway, probing.known());
    expect(look.seen && look.value.chosen?.scope).toBe('system');
  });
});
