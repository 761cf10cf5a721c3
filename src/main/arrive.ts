import {sessionsFolder} from '../journal/folder.ts';
import type {Gateway} from '../model/index.ts';
import type {Found} from '../probes/index.ts';
import {type Begun, beginSession} from './begin-session.ts';
import type {Drilling} from './drilling.ts';
import {find, learn, type Opened, openLocal} from './open-gateway.ts';
import {isDrill, type WalkWish} from './walk-wish.ts';

/** The host that is walked on, open to look at, and what leads from there to a session. */
export interface Arrival {
  readonly opened: Opened;
  /** Null on a real host. */
  readonly drilling: Drilling | null;
  /** The gateways to choose from; a kept session has one. */
  find(): Promise<Found>;
  begin(gateway: Gateway): Promise<Begun>;
}

export async function arrive(wish: WalkWish): Promise<Arrival> {
  const {options, runbook, resume, wanted} = wish;
  const drilling = isDrill(wish)
    ? await (await import('./drilling.ts')).openDrill(wanted ?? {name: '', seed: undefined}, resume?.session ?? null, options.speed)
    : null;
  const opened = drilling ?? openLocal();
  return {
    opened,
    drilling,
    async find() {
      if (resume !== null) return {gateways: [resume.session.gateway], problem: null, denied: []};
      // A drill has one gateway; what was asked of the real host does not apply to it.
      return find(opened, drilling === null ? options : {...options, profile: undefined, port: undefined, openclaw: undefined});
    },
    async begin(gateway) {
      await learn(opened, gateway);
      return beginSession({
        opened,
        gateway,
        runbook,
        resume,
        drill: drilling?.mark ?? null,
        base: sessionsFolder(options.out),
        random: Math.random,
      });
    },
  };
}
