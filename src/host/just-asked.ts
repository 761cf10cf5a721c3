import type {Command, Host, Look, Verbs} from '../model/index.ts';
import {askEach} from './ask.ts';

/** Older answers say nothing about now. */
const ageMs = 1000;

export interface JustAsked {
  /** The host, of which every answer is kept for a moment. */
  readonly asking: Host;
  /** The host, which gives an answer that was just kept once more before it is asked itself. */
  readonly again: Host;
}

/**
 * Opening a host asks much of what the first look asks again a moment later. It is asked once: the raw answer is handed to the look,
 * which sees it through the cleaner.
 */
export function justAsked(host: Host): JustAsked {
  const kept = new Map<string, {readonly at: number; readonly answer: Promise<Look<unknown>>}>();
  const keep = <T>(key: string, ask: () => Promise<Look<T>>): Promise<Look<T>> => {
    const answer = ask();
    kept.set(key, {at: host.clock.now(), answer});
    return answer;
  };
  const give = <T>(key: string, ask: () => Promise<Look<T>>): Promise<Look<T>> => {
    const before = kept.get(key);
    kept.delete(key);
    return before !== undefined && host.clock.now() - before.at <= ageMs ? (before.answer as Promise<Look<T>>) : ask();
  };
  return {asking: through(host, keep), again: through(host, give)};
}

type Way = <T>(key: string, ask: () => Promise<Look<T>>) => Promise<Look<T>>;

function through(host: Host, way: Way): Host {
  const verbs: Verbs = {
    dial: host.dial,
    vitals: host.vitals,
    run: (command) => way(keyOf(command), () => host.run(command)),
    read: (path, how) => way(`read ${path} ${how.from ?? 'head'} ${how.bytesMax} ${how.only?.join(' ') ?? ''}`, () => host.read(path, how)),
    list: (path) => way(`list ${path}`, () => host.list(path)),
    stat: (path) => way(`stat ${path}`, () => host.stat(path)),
    link: (path) => way(`link ${path}`, () => host.link(path)),
  };
  return {...host, ...verbs, ask: askEach(verbs)};
}

function keyOf({argv, as, env, keepBytes, limitMs, gentle}: Command): string {
  return JSON.stringify(['run', argv, as?.uid, env, keepBytes, limitMs, gentle]);
}
