import {whatChanged} from './changes/what-changed.ts';
import {seen} from './gather/unseen.ts';
import type {Probe} from './probe.ts';

const dayMs = 24 * 60 * 60_000;

/** The newest tell what happened last; a host on which more is done in a day has a history of its own. */
const keepMax = 200;

/** What was changed here in the last day: the first question of whoever comes to it. Asked once, after all that is of now. */
export const changes: Probe<'changes'> = {
  name: 'changes',
  everyMs: null,
  after: ['supervisor', 'install', 'unit', 'config', 'secrets', 'log'],
  async look(host, gateway, {readings}) {
    const told = await whatChanged(host, gateway, readings, dayMs);
    const left = told.list.length - keepMax;
    return seen(
      left <= 0
        ? told
        : {
            ...told,
            list: told.list.slice(left),
            unseen: [...told.unseen, {source: 'rungs', detail: `${left} older changes of the same day`}],
          },
    );
  },
};
