import {both, type Fault} from '../fault.ts';
import {home, port, unit, user} from '../gateway.ts';
import {inBox} from '../openclaw.ts';
import {until} from '../until.ts';

export const twoOwners: Fault = {
  name: 'two-owners',
  code: 'two-owners',
  behind: ['crash-loop', 'start-limit-hit', 'unit-down', 'foreground-owner'],
  allowed: [],
  versions: both,
  from: 'running',
  quotes: /user unit openclaw-gateway\.service: active\/running[\s\S]*system unit openclaw-gateway\.service: active\/running/,
  named: /(two|another|second|multiple|other).*(gateway|service|unit)/i,
  note: 'Somebody wrote a system unit beside the user unit; both want the same state directory and port.',
  make: async (lab) => {
    await lab.box.write(
      `/etc/systemd/system/${unit}`,
      `[Unit]
Description=OpenClaw Gateway
[Service]
User=${user}
Environment=HOME=${home}
ExecStart=${inBox.node24} ${inBox.entry(lab.version)} gateway --port ${port}
Restart=always
RestartSec=5
`,
    );
    await lab.box.sh(['systemctl', 'daemon-reload']);
    await lab.box.sh(['systemctl', 'start', unit]);
    await until('the system unit runs too', 180_000, async () => {
      const said = await lab.box.sh(['systemctl', 'show', unit, '--property=ActiveState,SubState,NRestarts']);
      return /SubState=(running|auto-restart)/.test(said.stdout) ? true : null;
    });
  },
  undo: async (lab) => {
    await lab.box.sh(['systemctl', 'stop', unit]);
    await lab.box.sh(['rm', `/etc/systemd/system/${unit}`]);
    await lab.box.sh(['systemctl', 'daemon-reload']);
    await lab.box.sh(['systemctl', 'reset-failed', unit]);
    await lab.ready();
  },
};
