export {type Cleaner, createCleaner, withheld} from './cleaner.ts';
export type {Shape} from './findNames.ts';
export type {CleanStream} from './stream.ts';
