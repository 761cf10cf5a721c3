/** What is bundled, as the shipped program is, to be driven inside the benchmark's own process. */
export {openScreen, type Screen} from './screen.tsx';
export {manyLines, oneNumberMore, walk} from './walks.ts';
