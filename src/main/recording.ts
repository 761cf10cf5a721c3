import {closeSync, writeSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {recorded, replayedHost, unseenFrom} from '../host/index.ts';
import {makeOurs} from '../journal/index.ts';
import type {Host} from '../model/index.ts';
import {findGateways, type Wish} from '../probes/index.ts';
import {enter, type Opened, type Wanted} from './open-gateway.ts';

export interface Recording {
  /** The opened host, of which every answer is written down. */
  readonly opened: Opened;
  /** Null, or the sentence that says why the file is not whole. */
  close(): string | null;
}

/** Writes down, cleaned, what this host answers from now on, so that a colleague can look at it who cannot reach it. */
export async function recordTo(path: string, opened: Opened, wish: Wish): Promise<Recording | {readonly problem: string}> {
  let file: number;
  try {
    file = makeOurs(path);
  } catch (error) {
    const {detail} = unseenFrom(error, `Writing ${path}`);
    return {problem: `${detail} A recording is a new file.`};
  }
  let problem: string | null = null;
  const host = recorded(opened.host, opened.cleaner, (line) => {
    try {
      if (problem === null) writeSync(file, line);
    } catch (error) {
      problem = unseenFrom(error, `Writing ${path}`).detail;
    }
  });
  // The search came before the cleaner knew anything; whoever replays begins with it.
  await findGateways(host, wish);
  return {
    opened: {...opened, host},
    close() {
      closeSync(file);
      return problem;
    },
  };
}

/** A recorded host, through the same door as any other. A file that is none is one sentence. */
export async function openRecording(path: string, wanted: Wanted): Promise<Opened | {readonly problem: string}> {
  const host = await readRecording(path);
  if ('problem' in host) return host;
  const entered = await enter(host, wanted);
  const {os, user} = host.platform;
  return {...entered, responder: user.name, facts: {name: entered.host.name, kind: 'recorded', os, user: user.name}};
}

export async function readRecording(path: string): Promise<Host | {readonly problem: string}> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    return {problem: unseenFrom(error, `Reading ${path}`).detail};
  }
  try {
    return replayedHost(text, path);
  } catch (error) {
    return {problem: (error as Error).message};
  }
}
