import {openTerminal} from '../../drive/terminal.ts';
import {user} from '../../lab/gateway.ts';
import {until} from '../../lab/until.ts';
import {onLiveGateway, whyNoLive} from '../measure/live.ts';
import type {Bench} from '../measure/row.ts';

/** How long a key would have had to wait while the console was at its busiest: the ladder, and a command that says far too much. */
export const loop: Bench = {
  name: 'loop',
  isLive: true,
  whyNot: whyNoLive,
  measure: ({quick}) =>
    onLiveGateway(async (lab) => {
      const megabytes = quick ? 20 : 200;
      await lab.box.write('/tmp/watch.cjs', watcher, {owner: user});
      await lab.box.sh([
        'bash',
        '-c',
        `yes "$(head -c 700 /dev/zero | tr '\\0' x) telegram token=abc" | head -c ${megabytes}000000 > /tmp/much.log; chmod a+r /tmp/much.log`,
      ]);
      const env = {TERM: 'xterm-256color', LANG: 'C.UTF-8', NODE_OPTIONS: '--require=/tmp/watch.cjs'};
      const console = openTerminal({argv: lab.box.argvAs(user, ['rungs'], {env}), columns: 120, rows: 40});
      await console.until('every rung walked', (screen) => screen.includes('5/5'), 180_000);
      console.press('x');
      await console.until('the question', (screen) => screen.includes('command: '));
      console.press('cat /tmp/much.log\r');
      await until('the command has ended', 120_000, async () => {
        const said = await lab.box.sh(['bash', '-c', `grep -h '"own-ended"' /home/${user}/.local/state/rungs/*/journal.jsonl`]);
        return said.exit === 0 ? true : null;
      });
      console.kill('SIGTERM');
      await console.ended;
      const {computed, waited} = JSON.parse(await lab.box.read('/tmp/watched.json')) as {computed: number; waited: number};
      return [
        {
          what: `the longest wait of the event loop, in the whole ladder and a command that says ${megabytes} MB`,
          measured: `${computed.toFixed(0)} ms computed in one turn`,
          against: `the longest turn on a clock, ${waited.toFixed(0)} ms`,
          ratio: '',
          goal: '≤ 50 ms',
          reached: quick ? null : computed <= 50,
          runs: {computed: [computed], waited: [waited]},
        },
      ];
    }),
};

/**
 * From the second second on: before it, the program is compiled. A turn of the loop counts with the time that its thread computed, too,
 * because two cores full of OpenClaw's own commands keep everybody waiting.
 */
const watcher = `
if (process.stdout.isTTY) {
  const gaps = [];
  let [at, cpu] = [0, 0];
  const used = () => { const {user, system} = process.threadCpuUsage(); return (user + system) / 1000; };
  const turn = () => {
    const [now, spent] = [performance.now(), used()];
    if (at > 0) gaps.push([now - at - 5, spent - cpu]);
    [at, cpu] = [now, spent];
  };
  setTimeout(() => setInterval(turn, 5).unref(), 2000).unref();
  process.on('exit', () => {
    require('node:fs').writeFileSync('/tmp/watched.json', JSON.stringify({waited: Math.max(...gaps.map(([wall]) => wall)), computed: Math.max(...gaps.map(([, cpu]) => cpu))}));
  });
}
`;
