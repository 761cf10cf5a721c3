export type {Danger} from './danger.ts';
export {dangersIn} from './dangers.ts';
export {difference} from './difference.ts';
export {placesThatDiffer} from './differing.ts';
export {besides, fileOf, filesOf, type ReadFile, whole} from './included.ts';
export {type PathStep, parsePath, printPath} from './path.ts';
export {removeValue} from './remove-value.ts';
export {type Edited, lineOf, setValue} from './set-value.ts';
