import {constants} from 'node:fs';
import {access, open, stat} from 'node:fs/promises';
import {join} from 'node:path';
import type {Unseen} from '../model/index.ts';
import {unseen} from './unseen.ts';

/** Says in a sentence why a program cannot be started; null when nothing speaks against it. */
export async function whyNotStartable(program: string, path: string): Promise<Unseen | null> {
  const places = program.includes('/')
    ? [program]
    : path
        .split(':')
        .filter(Boolean)
        .map((entry) => join(entry, program));
  let denied: string | null = null;
  for (const place of places) {
    const state = await stateOf(place);
    if (state === 'startable') {
      return null;
    }

    denied ??= state === 'denied' ? place : null;
  }

  return denied === null
    ? unseen(
        'missing',
        program.includes('/')
          ? `${program} is not there; check the path.`
          : `${program} is not on the PATH (${path}); install it or name it with its full path.`,
      )
    : unseen('denied', `${denied} may not be started by this user; look as its owner or as root.`);
}

/** A script whose interpreter is gone fails as if the script were missing; this sentence names the interpreter. */
export async function missingInterpreter(program: string): Promise<Unseen> {
  const line = await firstLine(program);
  const interpreter = line.startsWith('#!') ? line.slice(2).trim() : '';
  return interpreter === ''
    ? unseen('missing', `${program} could not be started: it or its loader is not there.`)
    : unseen('missing', `${program} is there, but "${interpreter}" of its first line is not; install that or correct the line.`);
}

async function stateOf(place: string): Promise<'startable' | 'denied' | 'missing'> {
  try {
    if (!(await stat(place)).isFile()) {
      return 'missing';
    }

    await access(place, constants.X_OK);
    return 'startable';
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EACCES' ? 'denied' : 'missing';
  }
}

async function firstLine(program: string): Promise<string> {
  try {
    const file = await open(program, 'r');
    try {
      const {buffer, bytesRead} = await file.read(Buffer.alloc(256), 0, 256, 0);
      return buffer.toString('latin1', 0, bytesRead).split('\n')[0] ?? '';
    } finally {
      await file.close();
    }
  } catch {
    return '';
  }
}
