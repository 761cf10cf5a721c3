import type {Paper} from '../probes/paper-host.ts';

export const value = 'plumtree-orbit-19';
export const home = '/home/ops';
export const unit = `${home}/.config/systemd/user/openclaw-gateway.service`;

/** A gateway that is down, whose unit and last words are still there. */
export function down(more: Partial<Paper> & {readonly environmentFiles?: string; readonly dropIns?: string} = {}): Paper {
  const shown = [
    'Id=openclaw-gateway.service',
    'LoadState=loaded',
    'ActiveState=failed',
    'SubState=failed',
    'Result=exit-code',
    'MainPID=0',
    `FragmentPath=${unit}`,
    `DropInPaths=${more.dropIns ?? ''}`,
    ...(more.environmentFiles === undefined ? [] : [`EnvironmentFiles=${more.environmentFiles} (ignore_errors=no)`]),
    '',
  ].join('\n');
  const line = JSON.stringify({
    __REALTIME_TIMESTAMP: '1795239990000000',
    _PID: '246',
    _SYSTEMD_USER_UNIT: 'openclaw-gateway.service',
    PRIORITY: '3',
    MESSAGE: `cannot reach upstream with ${value}`,
  });
  return {
    ...more,
    files: {
      '/proc/self/status': 'Name:\tnode\nUid:\t1001\t1001\t1001\t1001\nGid:\t1001\t1001\t1001\t1001\n',
      '/etc/passwd': `ops:x:1001:1001::${home}:/bin/bash\n`,
      [unit]: '[Service]\nExecStart=/usr/bin/node /opt/oc/dist/index.js gateway --port 18789\n',
      [`${home}/.openclaw/openclaw.json`]: '{gateway: {port: 18789}}',
      ...more.files,
    },
    commands: {
      'systemctl --user show openclaw-gateway.service': shown,
      'systemctl show openclaw-gateway.service': 'LoadState=not-found\nActiveState=inactive\n',
      journalctl: `${line}\n`,
      ...more.commands,
    },
  };
}
