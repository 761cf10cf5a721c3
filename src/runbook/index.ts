export {builtInRunbooks} from './builtin.ts';
export {loadRunbook, type ReadText} from './load.ts';
export {type Parsed, type ParseOptions, parseRunbook} from './parse.ts';
export {pickVariant, shownVariant} from './pick.ts';
export {signsOf} from './signs.ts';
export {itemsFor} from './under.ts';
