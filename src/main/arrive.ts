import type {Library} from '../../screens/library.ts';
import {sessionsFolder} from '../journal/folder.ts';
import type {Gateway, Session} from '../model/index.ts';
import {onGaps} from './away/gaps.ts';
import {type Begun, beginSession} from './begin-session.ts';
import type {Drilling} from './drilling.ts';
import {libraryOf} from './library.ts';
import {type Opened, openGateway, type Wanted, wishOf} from './open-gateway.ts';
import {isDrill, type WalkWish} from './walk-wish.ts';

/** The host that is walked on, open to look at, and what leads from there to a session. */
export interface Arrival {
  readonly opened: Opened;
  /** Null on a real host. */
  readonly drilling: Drilling | null;
  begin(gateway: Gateway): Begun;
  /** What can be looked up beside that session. */
  libraryOf(session: () => Session): Library;
}

export async function arrive(wish: WalkWish): Promise<Arrival> {
  const {options, runbook, resume, wanted} = wish;
  const drilling = isDrill(wish)
    ? await (await import('./drilling.ts')).openDrill(wanted ?? {name: '', seed: undefined}, resume, options.speed)
    : null;
  const found: Wanted = resume === null ? {find: wishOf(options)} : {gateway: resume.session.gateway, markKey: resume.markKey};
  const opened = drilling ?? (options.from === undefined ? await openGateway(found, wish.away) : await recordedAt(options.from, found));
  return {
    opened,
    drilling,
    libraryOf: (session) => libraryOf(session, options.out),
    begin(gateway) {
      const begun = beginSession({
        opened,
        gateway,
        runbook,
        resume,
        drill: drilling?.mark ?? null,
        base: sessionsFolder(options.out),
        locks: sessionsFolder(undefined),
        keepIds: options.keepIds,
        random: Math.random,
      });
      if ('walking' in begun && opened.line !== undefined)
        onGaps(opened.line, (lost) => begun.walking.dispatch({type: 'line', at: opened.host.clock.now(), lost}));
      return begun;
    },
  };
}

/** The file was read once already, before a screen was drawn; what is wrong with it by now ends the console with its sentence. */
async function recordedAt(path: string, wanted: Wanted): Promise<Opened> {
  const opened = await (await import('./recording.ts')).openRecording(path, wanted);
  if ('facts' in opened) return opened;
  throw new Error(opened.problem);
}
