import {isStopped} from '../world/stopped-process.ts';
import type {World} from '../world/world.ts';
import {complained, said, type Tool} from './call.ts';

/** `ss -ltnp`: who listens; the process shows only to its own user and to root. */
export const ss: Tool = async (call) => {
  await call.wait(30);
  const {world, who, argv} = call;
  const words = argv.slice(1);
  const short = words.filter((word) => /^-[a-zA-Z]+$/.test(word)).join('');
  const port = /sport\s*=\s*:(\d+)/.exec(words.join(' '))?.[1];
  const sockets = world.processes.sockets().filter((socket) => port === undefined || socket.port === Number(port));
  const rows = sockets.map((socket) => {
    const process = world.processes.get(socket.pid);
    const seen = short.includes('p') && process && (who.uid === 0 || who.uid === process.uid);
    const address = socket.address.includes(':') ? `[${socket.address}]` : socket.address;
    const far = socket.address.includes(':') ? '[::]:*' : '0.0.0.0:*';
    return `LISTEN 0 511 ${`${address}:${socket.port}`.padStart(20)} ${far.padStart(12)} ${seen ? `users:(("${process.name}",pid=${process.pid},fd=21))` : ''}\n`;
  });
  const head = short.includes('H') ? '' : 'State  Recv-Q Send-Q Local Address:Port  Peer Address:PortProcess\n';
  return said(head + rows.join(''));
};

/** `curl` against a port of this host, or the world outside. */
export const curl: Tool = async (call) => {
  const words = call.argv.slice(1);
  const url = words.find((word) => /^https?:|^(?:127\.|localhost)/.test(word)) ?? '';
  const [, scheme = 'http', host = '', port, path = '/'] = /^(?:(https?):\/\/)?([^/:]+)(?::(\d+))?(\/.*)?$/.exec(url) ?? [];
  const limitMs = Number(words[words.findIndex((word) => word === '-m' || word === '--max-time') + 1] ?? 0) * 1_000 || 300_000;
  const quiet = words.some((word) => /^-[a-zA-Z]*s/.test(word) || word === '--silent') && !words.some((word) => /^-[a-zA-Z]*S/.test(word));
  const fail = (exit: number, text: string) => complained(quiet ? '' : `curl: (${exit}) ${text}\n`, exit);
  if (host === '') return fail(3, 'URL using bad/illegal format or missing URL');
  const {world} = call;
  if (!/^(?:127\.|localhost$)/.test(host)) return outside(world, host, () => call.wait(limitMs), fail);
  await call.wait(30);
  const number = Number(port ?? (scheme === 'https' ? 443 : 80));
  const socket = world.processes.listener('127.0.0.1', number);
  if (!socket) return fail(7, `Failed to connect to ${host} port ${number} after 0 ms: Could not connect to server`);
  const answer = socket.answer === null || isStopped(world, socket.pid) ? 'silent' : socket.answer(path);
  if (answer === 'hangs up') return fail(56, 'Recv failure: Connection reset by peer');
  if (answer === 'silent') {
    await call.wait(limitMs);
    return fail(28, `Operation timed out after ${limitMs} milliseconds with 0 bytes received`);
  }
  const format = words[words.findIndex((word) => word === '-w' || word === '--write-out') + 1];
  const code = words.some((word) => word === '-w' || word === '--write-out')
    ? (format ?? '').replaceAll('%{http_code}', String(answer.status)).replaceAll('\\n', '\n')
    : '';
  return said(`${words.some((word) => word === '-o' || word === '--output') ? '' : answer.body}${code}`);
};

async function outside(
  world: World,
  host: string,
  wait: () => Promise<void>,
  fail: (exit: number, text: string) => ReturnType<typeof complained>,
): Promise<ReturnType<typeof complained>> {
  const state = world.network.state();
  if (state === 'failing') return fail(6, `Could not resolve host: ${host}`);
  if (state === 'ok') return said('');
  await wait();
  return fail(28, 'Connection timed out');
}
