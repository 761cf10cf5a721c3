export {cleanArgv, cleaned} from './cleaned.ts';
export {type Cleaner, createCleaner} from './cleaner/index.ts';
export {learnSecrets} from './learnSecrets.ts';
export {localHost} from './local.ts';
