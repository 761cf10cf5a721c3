import type {LogNeeds} from '../write-log.ts';

/** systemd's own ids for what it says, by which journals are searched. */
export const messageIds = {
  started: '39f53479d3a045ac8e11786248231fbf',
  stopping: 'de5b426a63be47a7b6ac3eaac82e2f6f',
  stopped: '9d1aaa27d60140bd96365438aad20286',
  exited: '98e322203f7a4ed290d09fe03c09fe15',
  failed: 'd9b373ed55a64feb8242e02dbe79a49c',
  startFailed: 'be02cf6855d2428ba40df7e9d022f03d',
  restart: '5eb03494b6584870a536b337290809b3',
} as const;

/** A line of a manager about one of its units; an empty name is about the manager itself. */
export function managerLog(
  world: LogNeeds,
  manager: {readonly scope: 'user' | 'system'; readonly pid: number; readonly uid: number},
  unit: string,
  priority: number,
  text: string,
  extra: Readonly<Record<string, string>>,
): void {
  const {scope, pid, uid} = manager;
  const user = scope === 'user';
  world.journal.add({
    at: world.time.now(),
    pid,
    identifier: 'systemd',
    text,
    priority,
    fields: {
      ...(unit === '' ? {} : user ? {USER_UNIT: unit} : {UNIT: unit}),
      ...(user
        ? {_SYSTEMD_USER_UNIT: 'init.scope', _SYSTEMD_UNIT: `user@${uid}.service`, _UID: String(uid)}
        : {_SYSTEMD_UNIT: 'init.scope', _UID: '0'}),
      _COMM: 'systemd',
      _EXE: '/usr/lib/systemd/systemd',
      _TRANSPORT: 'journal',
      ...extra,
    },
  });
}
