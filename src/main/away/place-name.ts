import type {HostFacts} from '../../model/index.ts';

/** A host as lines of text name it: with the way to it, where it is another one than this. */
export function placeName({name, through}: Pick<HostFacts, 'name' | 'through'>): string {
  return through === undefined || through === name ? name : `${name} (through ${through})`;
}
