import {openTerminal} from '../../drive/terminal.ts';
import type {Lab} from '../../lab/gateway.ts';
import {user} from '../../lab/gateway.ts';
import {sayBytes} from '../measure/figures.ts';
import {onLiveGateway, whyNoLive} from '../measure/live.ts';
import type {Bench} from '../measure/row.ts';

/** The console open on a live gateway with all live panes, and nobody at the keys. */
export const idle: Bench = {
  name: 'idle',
  isLive: true,
  whyNot: whyNoLive,
  measure: ({quick}) =>
    onLiveGateway(async (lab) => {
      const console = openTerminal({
        argv: lab.box.argvAs(user, ['rungs'], {env: {TERM: 'xterm-256color', LANG: 'C.UTF-8'}}),
        columns: 120,
        rows: 40,
      });
      await console.until('every rung walked', (screen) => screen.includes('5/5'), 180_000);
      await after(15);
      const seconds = quick ? 10 : 60;
      const before = {cpu: await cpuSeconds(lab), bytes: console.bytes().length, pids: await lastPid(lab)};
      await after(seconds);
      const now = {cpu: await cpuSeconds(lab), bytes: console.bytes().length, pids: await lastPid(lab)};
      console.kill('SIGTERM');
      await console.ended;
      await after(1);
      // What the host does by itself takes process numbers too.
      const quiet = await lastPid(lab);
      await after(seconds);
      const others = (await lastPid(lab)) - quiet;
      const begun = Math.round(((now.pids - before.pids - others) * 60) / seconds);
      const percent = (100 * (now.cpu - before.cpu)) / seconds;
      const rate = (now.bytes - before.bytes) / seconds;
      return [
        {
          what: `console open and idle, all live panes, ${seconds} s: CPU`,
          measured: `${percent.toFixed(2)} %`,
          against: 'one core',
          ratio: `${(percent / 100).toFixed(4)}×`,
          goal: '< 1 %',
          reached: quick ? null : percent < 1,
          runs: {percent: [percent]},
        },
        {
          what: 'the same: to the terminal',
          measured: `${sayBytes(rate)}/s`,
          against: '',
          ratio: '',
          goal: '< 1.5 KB/s',
          reached: rate < 1500,
          runs: {bytesPerSecond: [rate]},
        },
        // Ten seconds of it are a handful; there only a console that asks all the time is caught.
        {
          what: 'the same: processes and threads begun',
          measured: `${begun} a minute`,
          against: 'the host without a console',
          ratio: '',
          goal: '< 60 a minute',
          reached: begun < (quick ? 180 : 60),
          runs: {withConsole: [now.pids - before.pids], without: [others]},
        },
      ];
    }),
};

/** Of the console and of everything that it has started, ended or not. */
async function cpuSeconds(lab: Lab): Promise<number> {
  const script = `for p in $(pgrep -u ${user} -f dist/rungs.js); do for q in $p $(pgrep -P $p); do cat /proc/$q/stat; done; done | sort -u`;
  const said = await lab.box.sh(['bash', '-c', script]);
  const ticks = said.stdout
    .trim()
    .split('\n')
    .map((line) =>
      line
        .slice(line.lastIndexOf(')') + 2)
        .split(' ')
        .slice(11, 15)
        .reduce((sum, one) => sum + Number(one), 0),
    );
  if (ticks.length === 0 || ticks.some(Number.isNaN))
    throw new Error(`the console's processes are not to be seen: ${said.stdout}${said.stderr}`);
  // Linux counts a hundred ticks a second for everybody who asks.
  return ticks.reduce((sum, one) => sum + one, 0) / 100;
}

/** The number that the box gave last: numbers are given one after another. */
async function lastPid(lab: Lab): Promise<number> {
  return Number((await lab.box.sh(['cat', '/proc/loadavg'])).stdout.trim().split(' ').at(-1));
}

function after(seconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, seconds * 1000);
  });
}
