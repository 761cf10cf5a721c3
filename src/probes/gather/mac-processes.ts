import type {Host, Look} from '../../model/index.ts';
import {type HeldSocket, type MacProcess, parseLsof, parsePs} from '../parse/mac-processes.ts';
import type {ProcessStat} from '../parse/process.ts';
import {ask, askText} from './ask.ts';
import {remembered} from './memory.ts';
import {seen, unseen} from './unseen.ts';

/** A Mac has no /proc: its processes and sockets are asked of its own programs, all at once. */
export function isMacHost({platform}: Host): boolean {
  return platform.os === 'darwin';
}

/** One look asks for many processes one after another. */
const listAgeMs = 1_000;

/** A busy Mac has some thousand processes. */
const keepBytes = 2 * 1024 * 1024;

export function macProcesses(host: Host): Promise<Look<ReadonlyMap<number, MacProcess>>> {
  return remembered(host, 'ps', listAgeMs, async () => {
    const text = await askText(host, ['/bin/ps', '-axww', '-o', 'pid=,ppid=,uid=,stat=,lstart=,rss=,args='], {keepBytes});
    if (!text.seen) return text;
    const all = parsePs(text.value);
    return all.size === 0 ? unseen('garbled', '`/bin/ps` printed no process.') : seen(all);
  });
}

export async function macProcess(host: Host, pid: number): Promise<Look<MacProcess>> {
  const all = await macProcesses(host);
  if (!all.seen) return all;
  const one = all.value.get(pid);
  return one === undefined ? unseen('missing', `There is no process ${pid}.`) : seen(one);
}

/** In the form of Linux; its ticks are the hundredths of a second since 1970. */
export function macStat({argv, state, ppid, startedAt}: MacProcess): ProcessStat {
  const program = argv[0] ?? '';
  return {name: program.slice(program.lastIndexOf('/') + 1), state, ppid, startTicks: Math.round((startedAt ?? 0) / 10)};
}

/** Whose processes another user hides, their sockets are hidden, too. */
export async function macSockets(host: Host): Promise<Look<readonly HeldSocket[]>> {
  const ran = await ask(host, ['/usr/sbin/lsof', '-nP', '-iTCP', '-sTCP:LISTEN', '-FpcuPn'], {keepBytes});
  if (!ran.seen) return ran;
  const {exit, stdout, stderr} = ran.value;
  const sockets = parseLsof(stdout.text);
  // It ends with 1 where nothing is found, and where a part could not be looked at.
  if (exit === 0 || sockets.length > 0 || (exit === 1 && stderr.text.trim() === '')) return seen(sockets);
  return unseen('garbled', `\`lsof\` ended with exit ${exit} and said: ${stderr.text.trim().split('\n', 1)[0]?.slice(0, 300) ?? ''}`);
}
