import {resolve} from 'node:path';
import type {Look} from '../model/index.ts';

/** npm runs scripts in the project's folder; a path is meant from where the person stands. */
export function meantPath(path: string): string {
  return resolve(process.env['npm_lifecycle_event'] === 'start' ? (process.env['INIT_CWD'] ?? '.') : '.', path);
}

/** A file of the responder's own: a runbook, a drill. */
export async function readText(path: string): Promise<Look<string>> {
  const {readFile} = await import('node:fs/promises');
  try {
    return {seen: true, value: await readFile(meantPath(path), 'utf8')};
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    return {seen: false, why: missing ? 'missing' : 'denied', detail: missing ? 'there is no such file' : (error as Error).message};
  }
}
