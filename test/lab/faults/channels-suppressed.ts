import {type Fault, newest} from '../fault.ts';
import {unit} from '../gateway.ts';
import {dropIn, journalSays, noDropIns, start, stop, upFor} from '../hands.ts';
import {until} from '../until.ts';

export const channelsSuppressed: Fault = {
  name: 'channels-suppressed',
  code: 'channels-suppressed',
  behind: ['channel-down', 'channel-half', 'capability-lost', 'gateway-not-ready'],
  allowed: [],
  versions: newest,
  from: 'stopped',
  quotes: /\/readyz: ready, suppressed telegram/,
  named: /suppress|breaker/i,
  note: 'After three unclean boots the gateway holds its channels down by itself, and every probe is green. The crashes are over and their logs are gone.',
  make: async (lab) => {
    await dropIn(lab, '[Service]\nRestartSec=200ms');
    await start(lab);
    for (const restarts of ['0', '1', '2']) {
      await lab.shows({NRestarts: restarts, SubState: 'running'});
      // The boot is written down before this line; a kill before it would not count.
      await until('this boot has its helpers', 180_000, async () => {
        const pid = (await lab.show('MainPID'))['MainPID'];
        const said = await lab.as(['journalctl', '--user', `_PID=${pid}`, '--no-pager', '--output', 'cat']);
        return /spawn broker ready/.test(said.stdout) ? true : null;
      });
      await lab.systemctl('kill', '--signal', 'KILL', '--kill-whom', 'main', unit);
    }
    await journalSays(lab, /autostart suppressed|suppressing channel/);
    await lab.ready();
    await noDropIns(lab);
    // A process that is younger may be the next round of a loop.
    await upFor(lab, 32);
    await lab.forget();
  },
  undo: stop,
};
