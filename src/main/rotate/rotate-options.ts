import type {Verb} from '../verbs.ts';

export interface RotateOptions {
  /** The descriptor from which the new value is read; absent = it is typed. */
  readonly fromFd: number | undefined;
  readonly noRestart: boolean;
}

interface Given {
  readonly 'from-fd'?: string | undefined;
  readonly 'no-restart': boolean;
  readonly print: boolean;
  readonly json: boolean;
  readonly typed?: string | undefined;
  readonly host?: string | undefined;
  readonly via?: string | undefined;
}

export function isRotation(verb: Verb, rest: readonly string[]): boolean {
  return verb === 'secrets' && rest[0] === 'rotate';
}

/** What `rungs secrets rotate NAME` is told, or what is wrong with it. */
export function rotateOptions(verb: Verb, rest: readonly string[], given: Given): RotateOptions | {readonly problem: string} {
  const {'from-fd': from, 'no-restart': noRestart, host, via, print, json, typed} = given;
  if (!isRotation(verb, rest)) {
    if (from !== undefined) return {problem: '--from-fd goes with secrets rotate'};
    return noRestart ? {problem: '--no-restart goes with secrets rotate'} : {fromFd: undefined, noRestart};
  }
  if (rest.length !== 2)
    return {problem: 'it is "secrets rotate NAME"; the new value is typed, or read by --from-fd, and never stands here'};
  if (host !== undefined || via !== undefined)
    return {problem: 'secrets rotate changes files, so it is started over there, where the new value is typed'};
  if (json && !print) return {problem: '--json goes with secrets rotate NAME --print, which changes nothing'};
  if (print && (from !== undefined || typed !== undefined))
    return {problem: '--print shows what would be done and asks for nothing: leave out --from-fd and --typed'};
  const fromFd = from === undefined ? undefined : Number(from);
  if (fromFd !== undefined && !(Number.isInteger(fromFd) && fromFd >= 0 && fromFd < 1024 && fromFd !== 1 && fromFd !== 2))
    return {problem: `--from-fd takes the number of a descriptor that is open for reading, such as 3, not "${from}"`};
  return {fromFd, noRestart};
}
