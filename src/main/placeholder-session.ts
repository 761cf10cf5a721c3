import {localPlatform} from '../host/platform.ts';
import type {Gateway, Runbook, Session} from '../model/index.ts';
import {next} from '../session/next.ts';
import {version} from './version.ts';

/** A session that knows its runbook and nothing else: what is drawn until a gateway is found. It is never kept. */
export function placeholderSession(runbook: Runbook, host: string, now: number): Session {
  return next(null, {
    type: 'opened',
    at: now,
    id: '',
    version,
    responder: '',
    gateway: nobody,
    runbook,
    host: {name: host, kind: 'local', os: localPlatform().os, user: ''},
  });
}

const nobody: Gateway = {
  profile: '',
  user: {name: '', uid: -1, gid: -1, home: ''},
  own: false,
  stateDir: '',
  configPath: '',
  unit: '',
  launchdLabel: '',
  port: 0,
  portFrom: 'default',
  cliPath: null,
};
