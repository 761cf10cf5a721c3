/** What a command of OpenClaw writes although it only looks. */
export interface Leaves {
  /** Under the state directory, unless it begins with a slash; `UID` is the owner's. */
  readonly path: string;
  readonly says: string;
  /** The release on which it was seen. */
  readonly seen: '2026.4.14' | '2026.9.6';
}

/** All that was found by snapshots of a home before and after; the lab fails when a release leaves more. */
export const leaves: readonly Leaves[] = [
  {path: 'state/openclaw.sqlite', says: 'takes what waits in the log of its database into the database', seen: '2026.9.6'},
  {path: 'state/openclaw.sqlite-shm', says: 'opens its database, which counts its readers', seen: '2026.9.6'},
  {path: 'state/openclaw.sqlite-wal', says: 'empties the log of its database', seen: '2026.9.6'},
  {path: 'plugin-skills', says: 'links the skills of its plugins', seen: '2026.9.6'},
  {path: '/tmp/openclaw-state-locks-UID', says: 'makes empty lock files', seen: '2026.9.6'},
  {path: 'tasks/runs.sqlite', says: 'takes what waits in the log of its database into the database', seen: '2026.4.14'},
  {path: 'tasks/runs.sqlite-shm', says: 'removes it with the log', seen: '2026.4.14'},
  {path: 'tasks/runs.sqlite-wal', says: 'removes the log of its database', seen: '2026.4.14'},
  {path: '/tmp/openclaw', says: 'writes failed calls into its log', seen: '2026.4.14'},
];
