export {builtInRunbooks} from './builtin.ts';
export {loadRunbook, type ReadText} from './load.ts';
export {parseRunbook, type Parsed, type ParseOptions} from './parse.ts';
export {pickVariant} from './pick.ts';
