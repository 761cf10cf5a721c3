import {expect, it} from 'vitest';
import {loadDrill, startDrill} from '../../src/drill/index.ts';
import {enter} from '../../src/main/open-gateway.ts';
import type {Host, Look} from '../../src/model/index.ts';
import {eagerClock, lookDeep} from './look.ts';

/** What was asked of a host and what came in, which no load of the machine can change. */
interface Asked {
  programs: number;
  files: number;
  dials: number;
  /** Each is cleaned, parsed and thrown away again: the better part of the time and of the memory that a look takes. */
  chars: number;
}

function counting(host: Host, asked: Asked): Host {
  const comes = <T>(answer: Look<T>): Look<T> => {
    asked.chars += JSON.stringify(answer).length;
    return answer;
  };
  const file = async <T>(answer: Promise<Look<T>>): Promise<Look<T>> => {
    asked.files += 1;
    return comes(await answer);
  };
  return {
    ...host,
    async run(command) {
      asked.programs += 1;
      return comes(await host.run(command));
    },
    async dial(call) {
      asked.dials += 1;
      return comes(await host.dial(call));
    },
    read: (path, how) => file(host.read(path, how)),
    list: (path) => file(host.list(path)),
    stat: (path) => file(host.stat(path)),
    link: (path) => file(host.link(path)),
  };
}

it('a quick look asks this much of a host and no more', async () => {
  const asked: Asked = {programs: 0, files: 0, dials: 0, chars: 0};
  const {host} = await startDrill({...loadDrill('first-ladder'), version: '2026.9.6', plant: []}, 6, eagerClock());
  const opened = await enter(counting(host, asked), {find: {}});
  const {judgement} = await lookDeep(opened.host, opened.gateways[0]!, false);
  expect(judgement.verdict).toBe('clear');
  const most: Asked = {programs: 11, files: 335, dials: 3, chars: 70_000};
  for (const what of ['programs', 'files', 'dials', 'chars'] as const) expect(asked[what], what).toBeLessThanOrEqual(most[what]);
});
