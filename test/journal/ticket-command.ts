import {join} from 'node:path';
import {vi} from 'vitest';
import {readOptions} from '../../src/main/options.ts';
import {printTicket} from '../../src/main/print-ticket.ts';
import {keptId} from '../drive/kept.ts';

/** `rungs ticket` of the session that is kept under `base`: its exit code and all that it said. */
export function ticketOf(base: string, ...words: string[]): {code: number; said: string} {
  let said = '';
  const hear = (text: unknown) => {
    said += String(text);
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(hear);
  vi.spyOn(process.stderr, 'write').mockImplementation(hear);
  const options = readOptions(['ticket', keptId, '--out', join(base, 'rungs'), ...words]);
  if ('problem' in options) throw new Error(options.problem);
  const code = printTicket(options);
  vi.restoreAllMocks();
  return {code, said};
}
