import {type Config, files, home, install, type Lab, unit, user} from './gateway.ts';
import {until} from './until.ts';

/** What a person's hands do to a gateway's host; each has an inverse. */

/** Adds a drop-in to the gateway's unit and has the user's manager read it; a later file name wins over an earlier one. */
export async function dropIn(lab: Lab, text: string, how: {readonly mode?: string; readonly name?: string} = {}): Promise<void> {
  await lab.box.write(`${files.dropIns}/${how.name ?? '50-lab.conf'}`, `${text.trim()}\n`, {owner: user, mode: how.mode ?? '644'});
  await lab.systemctl('daemon-reload');
}

export async function noDropIns(lab: Lab): Promise<void> {
  await lab.box.sh(['rm', '-rf', files.dropIns]);
  await lab.systemctl('daemon-reload');
}

/** The unit's command with another program or entry file: `ExecStart=` must be emptied before it can be set again. */
export async function execStart(lab: Lab, command: string, more = ''): Promise<void> {
  await dropIn(lab, `[Service]\nExecStart=\nExecStart=${command}\n${more}`);
}

/** Changes the configuration as an editor does, in one step. Keeps the good one beside the fault, not beside the file. */
export async function editConfig(lab: Lab, edit: (config: Config) => void): Promise<void> {
  await keepConfig(lab);
  const config = JSON.parse(await lab.box.read(keptConfig)) as Config;
  edit(config);
  await lab.box.write(files.config, `${JSON.stringify(config, null, 2)}\n`, {owner: user, mode: '600'});
}

export async function keepConfig(lab: Lab): Promise<void> {
  await lab.box.sh(['cp', '-np', files.config, keptConfig]);
}

/** Puts the good configuration back, as an editor does: whole, in one step, with the time of now. */
export async function goodConfig(lab: Lab): Promise<void> {
  const said = await lab.box.sh([
    'bash',
    '-c',
    `install -m 600 -o ${user} -g ${user} ${keptConfig} ${files.config}.new && mv ${files.config}.new ${files.config} && rm ${keptConfig}`,
  ]);
  if (said.exit !== 0) throw new Error(`The configuration could not be put back: ${said.stderr}`);
}

/** Outside the state directory, so that OpenClaw does not take it for one of its own backups. */
const keptConfig = '/root/kept-openclaw.json';

/** What a section of the configuration holds, made where it is not there. */
export function section(config: Config, ...path: string[]): Config {
  let here = config;
  for (const key of path) {
    here[key] ??= {};
    here = here[key] as Config;
  }
  return here;
}

export async function stop(lab: Lab): Promise<void> {
  await lab.systemctl('stop', unit);
  await lab.systemctl('reset-failed', unit);
}

/** Asks for a start and returns at once; what becomes of it is what a fault waits for. */
export async function start(lab: Lab): Promise<void> {
  await lab.systemctl('reset-failed', unit);
  await lab.systemctl('start', '--no-block', unit);
}

export async function startReady(lab: Lab): Promise<void> {
  await serves(lab, () => start(lab));
}

export async function installReady(lab: Lab): Promise<void> {
  await serves(lab, () => install(lab));
}

/** Ready is not all: the older release says so ten seconds before its channel has received anything. */
async function serves(lab: Lab, begin: () => Promise<void>): Promise<void> {
  const polled = lab.farside.next('telegram getUpdates', 200, 120_000);
  polled.catch(() => {});
  await begin();
  await lab.ready();
  await polled;
}

/** Waits until the unit's journal says it after that moment's line. */
export async function journalSays(lab: Lab, pattern: RegExp, limitMs = 180_000): Promise<void> {
  await until(`the journal says ${pattern}`, limitMs, async () => (pattern.test(await lab.journal()) ? true : null)).catch(
    async (error: unknown) => {
      throw new Error(`${String(error)} Its last lines:\n${(await lab.journal()).trimEnd().split('\n').slice(-12).join('\n')}`);
    },
  );
}

/** Rungs gives a young process time before it says more than that it is slow. */
export async function upFor(lab: Lab, seconds: number): Promise<void> {
  await until(`the unit has been up for ${seconds} s`, (seconds + 120) * 1000, async () => {
    const [since, now] = (
      await lab.as(['bash', '-c', `systemctl --user show ${unit} -p ActiveEnterTimestampMonotonic --value; cut -d' ' -f1 /proc/uptime`])
    ).stdout.split('\n');
    return Number(now) * 1e6 - Number(since) > seconds * 1e6 ? true : null;
  });
}

/** What a running gateway says when it has dealt with a changed configuration, one way or the other. */
export const reloaded = /config (hot reload applied|reload (skipped|failed)|change requires)/;

/** The channel is started anew and has received: a stopped channel stays stopped when its far side recovers. */
export async function channelBack(lab: Lab): Promise<void> {
  const polled = lab.farside.next('telegram getUpdates', 200, 180_000);
  polled.catch(() => {});
  for (const method of ['channels.stop', 'channels.start']) {
    await lab.as(['openclaw', 'gateway', 'call', method, '--params', '{"channel":"telegram"}', '--json']);
  }
  await polled;
  await until('/readyz is green', 30_000, async () => ((await lab.http('/readyz')).status === 200 ? true : null));
}

/** A child of the box that stays until it is ended; started as that user, outside of every unit. */
export async function stays(lab: Lab, who: string, argv: readonly string[], pidFile: string): Promise<void> {
  // setsid and a closed input: it must not die with the shell that started it.
  await lab.box.as(who, ['bash', '-c', 'setsid "$@" </dev/null >/tmp/stays.log 2>&1 & echo $! >"$0"', pidFile, ...argv]);
}

export async function ended(lab: Lab, pidFile: string, signal = 'TERM'): Promise<void> {
  const pid = (await lab.box.read(pidFile)).trim();
  await lab.box.sh(['kill', '-s', signal, pid]);
  await until(`process ${pid} has ended`, 30_000, async () =>
    (await lab.box.sh(['test', '-d', `/proc/${pid}`])).exit === 0 ? null : true,
  );
  await lab.box.sh(['rm', '-f', pidFile]);
}

/** Has an agent ask its model, and goes on as soon as the far side has been asked as expected. */
export async function agentTurn(lab: Lab, asked: Promise<void>): Promise<void> {
  const pidFile = `${home}/turn.pid`;
  asked.catch(() => {});
  await stays(lab, user, ['openclaw', 'agent', '--agent', 'main', '--message', 'ping', '--json'], pidFile);
  await asked;
  await ended(lab, pidFile);
}

/**
 * Bounds the memory of the gateway's next run. Where the machine's memory controller is the old one (cgroup v1), systemd
 * does not apply MemoryMax=, so that the running process is moved into a group of ours instead.
 */
export async function startWithMemory(lab: Lab, megabytes: number): Promise<void> {
  const unified = (await lab.box.sh(['grep', '-qw', 'memory', '/sys/fs/cgroup/cgroup.controllers'])).exit === 0;
  // Half a minute between the starts, so that the look falls between them.
  await dropIn(lab, `[Service]\nRestartSec=30\n${unified ? `MemoryMax=${megabytes}M\nMemorySwapMax=0` : ''}`);
  await start(lab);
  if (unified) return;
  const pid = await until('the gateway has a process', 10_000, async () => {
    const main = (await lab.show('MainPID'))['MainPID'];
    return main === undefined || main === '0' ? null : main;
  });
  const group = memoryGroup(lab);
  const bound = `mkdir -p /run/memory && mount -t cgroup -o memory cgroup /run/memory && mkdir ${group}
    echo ${megabytes}M >${group}/memory.limit_in_bytes && echo ${pid} >${group}/cgroup.procs`;
  const said = await lab.box.sh(['bash', '-c', bound]);
  if (said.exit !== 0) throw new Error(`The memory of the gateway could not be bounded: ${said.stderr}`);
}

export async function noMemoryLimit(lab: Lab): Promise<void> {
  await noDropIns(lab);
  await lab.box.sh(['bash', '-c', `rmdir ${memoryGroup(lab)}; umount /run/memory`]);
}

/** The old hierarchy is the machine's own, so that the group carries the box's name. */
function memoryGroup(lab: Lab): string {
  return `/run/memory/rungs-${lab.box.name}`;
}
