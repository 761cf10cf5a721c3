import type {Container} from '../../world/docker/container.ts';
import type {Said} from '../call.ts';
import {stamp} from './described.ts';

/** What the processes of a container wrote, each line to the stream to which they did. */
export function logsOf({log}: Container, words: readonly string[], prefix = ''): Said {
  const tail =
    words.find((word) => /^(?:--tail|-n)=/.test(word))?.split('=')[1] ??
    words[words.findIndex((word) => word === '--tail' || word === '-n') + 1];
  const isCut = words.some((word) => /^(?:--tail|-n)(?:=|$)/.test(word)) && /^\d+$/.test(tail ?? '');
  const stamped = words.some((word) => word === '--timestamps' || word === '-t');
  const lines = isCut ? log.slice(Math.max(0, log.length - Number(tail))) : log;
  const text = (stream: 'out' | 'err'): string =>
    lines
      .filter((line) => line.stream === stream)
      .map((line) => `${prefix}${stamped ? `${stamp(line.at)} ` : ''}${line.text}\n`)
      .join('');
  return {exit: 0, stdout: text('out'), stderr: text('err')};
}
