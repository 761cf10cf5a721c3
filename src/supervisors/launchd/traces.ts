import type {Host, User} from '../../model/index.ts';
import type {Place} from '../supervisor.ts';
import type {Trace} from '../trace.ts';
import {agentFolder, type JobFile, jobFilesIn, portOfJob, profileOfJob, sharedFolders, variablesOf} from './job-files.ts';

/** Jobs that start a gateway, whatever their label. An agent in the shared folder is of whoever logs in: of whoever looks, or whose home it names. */
export async function jobTraces(host: Host, where: Place): Promise<readonly Trace[]> {
  const me = host.platform.user;
  if ('home' in where) {
    const files = await jobFilesIn(host, agentFolder(where.home.home), 'agent', where.home);
    return files.map((file) => traceOf(file, where.home));
  }
  const all = await Promise.all(sharedFolders.map(({folder, kind}) => jobFilesIn(host, folder, kind, me)));
  return all.flat().map((file) => traceOf(file, ownerOf(file, where.users, me)));
}

function ownerOf(file: JobFile, users: readonly User[], me: User): User {
  const named = users.find((user) => user.name === file.userName || String(user.uid) === file.userName);
  if (named !== undefined) return named;
  const variables = variablesOf(file);
  const home = variables.get('OPENCLAW_HOME') ?? variables.get('HOME') ?? variables.get('OPENCLAW_STATE_DIR');
  const byHome = users.find((user) => home === user.home || home?.startsWith(`${user.home}/`) === true);
  return byHome ?? (file.kind === 'agent' ? me : (users.find((user) => user.uid === 0) ?? root));
}

const root: User = {name: 'root', uid: 0, gid: 0, home: '/var/root'};

function traceOf(file: JobFile, user: User): Trace {
  return {
    user,
    profile: profileOfJob(file),
    from: 'definition',
    unit: null,
    label: file.label,
    port: portOfJob(file),
    environment: variablesOf(file),
    argv: file.argv,
  };
}
