import {userInfo} from 'node:os';
import {join} from 'node:path';
import {openJournal} from '../../src/journal/index.ts';
import type {Event, Gateway} from '../../src/model/index.ts';
import {allLooked, gateway, judgedAlong, now, opened, ran} from '../fixtures/walk.ts';

export const keptId = '20261121-020000-abcd';

/** A session as an earlier console left it on disk: the first look done, rung 1 run. The resumed one looks at this machine. */
export function keepSession(state: string, more: readonly Event[] = [], at = now, profile = 'nowhere'): string {
  const {username: name, uid, gid, homedir: home} = userInfo();
  const here: Gateway = {
    ...gateway,
    profile,
    user: {name, uid, gid, home},
    stateDir: join(state, 'no-gateway'),
    configPath: join(state, 'no-gateway/openclaw.json'),
    unit: 'openclaw-gateway-nowhere.service',
    port: 45_999,
    cliPath: null,
  };
  const first = opened();
  if (first.type !== 'opened') throw new Error('the first event opens the session');
  const journal = openJournal(join(state, 'rungs', keptId));
  const events: readonly Event[] = [
    {...first, at, gateway: here},
    ...allLooked({}, at),
    {type: 'first-touch', at},
    {type: 'rung-started', at, run: 1, rung: 'status', variant: first.runbook.rungs[0]!.variants[0]!},
    {
      type: 'rung-ended',
      at: at + 3400,
      run: 1,
      rung: 'status',
      runs: [ran(Array.from({length: 60}, (_, index) => `line ${index + 1} of the output`).join('\n'))],
    },
    ...more,
  ];
  for (const event of judgedAlong(events)) journal.append(event);
  journal.close();
  return journal.path;
}
