export {type Cleaner, createCleaner, withheld} from './cleaner.ts';
export type {Shape} from './find-names.ts';
export type {CleanStream} from './stream.ts';
