export type {Edited, Reader} from './edited.ts';
export {removeVariable, setVariable, writtenFor} from './env-text.ts';
export {removeFromUnit} from './unit-text.ts';
