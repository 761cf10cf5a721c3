import {type Far, farOn, reach, type Way} from '../../far/index.ts';
import {noLineSentence} from './no-line.ts';

/** What goes where. */
export interface Reached {
  readonly kind: 'ssh' | 'via';
  /** As sentences name that machine. */
  readonly named: string;
  /** Packed. */
  readonly program: Buffer;
}

/** Our program at the other end of a way, or one sentence that says why it is not there. */
export async function reachFar(way: Way, {kind, named, program}: Reached): Promise<Far | string> {
  const line = await reach(way, {program, door: true});
  if ('why' in line) return noLineSentence(line, kind, named);
  const far = farOn(line, kind);
  return 'seen' in far ? far.detail : far;
}
