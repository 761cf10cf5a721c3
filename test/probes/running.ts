import {parseProperties} from '../../src/supervisors/systemd/properties.ts';
import {parseUnitState} from '../../src/supervisors/systemd/unit-state.ts';
import {sample} from './sample.ts';

/** The paper of one running user unit: its processes, its control group, its lock, and what systemctl says of it. */
const proc = (pid: number, state = 'S') => ({
  [`/proc/${pid}/cmdline`]: sample('ports/cmdline.bin'),
  [`/proc/${pid}/stat`]: `${pid} (MainThread) ${state} 93 246 246 0 -1 4 1 0 0 0 1 2 0 0 20 0 11 0 93825 1 2`,
  [`/proc/${pid}/status`]: sample('ports/status.txt'),
  [`/proc/${pid}/cgroup`]: sample('ports/cgroup-hybrid.txt'),
  '/proc/93/stat': '93 (systemd) S 1 93 93 0 -1 4 1 0 0 0 1 2 0 0 20 0 1 0 100 1 2',
});
const shownRunning = sample('supervisor/show-running.txt').replace(/^MainPID=.*$/m, 'MainPID=246');
const controlGroup = parseUnitState(parseProperties(shownRunning))?.controlGroup ?? '';
export const live = {
  ...proc(246),
  ...proc(291),
  '/proc/stat': 'btime 1795235090\n',
  '/etc/passwd': 'ops:x:1001:1001::/home/ops:/bin/bash\n',
  [`/sys/fs/cgroup${controlGroup}/cgroup.procs`]: '246\n291\n0\n',
  '/home/ops/.openclaw/tmp/openclaw-1001/gateway.state.lock': '{"pid": 246, "port": 19789, "startTime": 93825}\n\t \t',
};
export const systemctl = {'systemctl --user show': shownRunning, 'systemctl show': sample('supervisor/show-not-found.txt')};
