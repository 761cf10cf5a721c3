import type {Socket} from '../../world/processes.ts';
import type {World} from '../../world/world.ts';
import {said, type Tool} from '../call.ts';
import {userName} from '../processes.ts';

/** `lsof -nP -iTCP -sTCP:LISTEN`, as a table, by fields with `-F`, or only the numbers with `-t`. What other people hold it shows to root only. */
export const lsof: Tool = async (call) => {
  await call.wait(60);
  const {world, who, argv} = call;
  const words = argv.slice(1);
  const port = /(?:^|\s)-i\s?(?:TCP)?:(\d+)|(?:^|\s)TCP:(\d+)/i.exec(words.join(' '));
  const wanted = port === null ? null : Number(port[1] ?? port[2]);
  const sockets = world.processes
    .sockets()
    .filter((one) => wanted === null || one.port === wanted)
    .filter((one) => who.uid === 0 || world.processes.get(one.pid)?.uid === who.uid)
    .toSorted((a, b) => a.pid - b.pid);
  if (sockets.length === 0) return said('', 1);
  if (words.some((word) => /^-[a-z]*t/.test(word))) return said(`${[...new Set(sockets.map((one) => one.pid))].join('\n')}\n`);
  return said(words.some((word) => /^-F/.test(word)) ? fields(world, sockets) : table(world, sockets));
};

/** One letter a line: the process, then each of its files. */
function fields(world: World, sockets: readonly Socket[]): string {
  let last = 0;
  const lines = sockets.flatMap((socket, at) => {
    const head =
      socket.pid === last ? [] : [`p${socket.pid}`, `c${commandOf(world, socket)}`, `u${world.processes.get(socket.pid)?.uid ?? 0}`];
    last = socket.pid;
    return [...head, `f${15 + at}`, 'PTCP', `n${addressOf(socket)}`];
  });
  return `${lines.join('\n')}\n`;
}

function table(world: World, sockets: readonly Socket[]): string {
  const rows = sockets.map((socket, at) => {
    const kind = socket.address.includes(':') ? 'IPv6' : 'IPv4';
    const user = userName(world, world.processes.get(socket.pid)?.uid ?? 0);
    const device = `0x${world.random.fork(`device ${socket.inode}`).hex(16)}`;
    return `${commandOf(world, socket).padEnd(7)} ${String(socket.pid).padStart(5)} ${user.padStart(11)}   ${15 + at}u  ${kind} ${device.padStart(18)}      0t0  TCP ${addressOf(socket)} (LISTEN)\n`;
  });
  return `COMMAND   PID        USER   FD   TYPE             DEVICE SIZE/OFF NODE NAME\n${rows.join('')}`;
}

/** The name of the program, whatever the process calls itself. */
function commandOf(world: World, {pid}: Socket): string {
  const exe = world.processes.get(pid)?.exe ?? '';
  return exe.slice(exe.lastIndexOf('/') + 1).slice(0, 9);
}

function addressOf({address, port}: Socket): string {
  if (address === '0.0.0.0' || address === '::') return `*:${port}`;
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}
