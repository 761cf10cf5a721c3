import {statSync} from 'node:fs';
import type {Host, Verbs} from '../model/index.ts';
import {askEach} from './ask.ts';
import {systemClock} from './clock.ts';
import {dial} from './dial.ts';
import {ownFiles} from './files.ts';
import {follow} from './follow.ts';
import {createLimiter} from './limiter.ts';
import {localName, localPlatform} from './platform.ts';
import {rootFiles} from './root-files.ts';
import {run} from './run.ts';
import {readVitals} from './vitals.ts';

/** A machine in trouble is not given more than this many children of ours at once. */
const childrenMax = 4;

/** Who is followed keeps a place for as long as the console is open; the others must be left for commands. */
const followedMax = 2;

/** Nothing where its file is already gone. */
function ownNode(): Pick<Host, 'ownNode'> {
  try {
    const {size, mtimeMs} = statSync(process.execPath);
    return {ownNode: {version: process.versions.node, path: process.execPath, bytes: size, modifiedAt: Math.round(mtimeMs)}};
  } catch {
    return {};
  }
}

/** The machine we run on. What it returns is as it came: wrap it with `cleaned` before anyone sees it. */
export function localHost(): Host {
  const limiter = createLimiter(childrenMax);
  const followLimiter = createLimiter(followedMax);
  const verbs: Verbs = {
    run: (command) => run(command, limiter),
    ...(process.geteuid?.() === 0 ? rootFiles : ownFiles),
    dial,
    vitals: readVitals,
  };
  return {
    ...verbs,
    kind: 'local',
    name: localName(),
    platform: localPlatform(),
    ask: askEach(verbs),
    follow: (command, onLine) => follow(command, onLine, [followLimiter, limiter]),
    clock: systemClock,
    ...ownNode(),
  };
}
