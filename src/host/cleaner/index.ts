export {type Cleaner, createCleaner, type Learning, type UntoldCleaner, withheld, withheldConfig} from './cleaner.ts';
export type {Shape} from './find-names.ts';
export {secretNameKind} from './names.ts';
export {isReference} from './references.ts';
export type {CleanStream} from './stream.ts';
