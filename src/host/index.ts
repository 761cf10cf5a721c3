export {cleanArgv, cleaned} from './cleaned.ts';
export {type Cleaner, createCleaner} from './cleaner/index.ts';
export {learnSecrets} from './learn-secrets.ts';
export {localHost} from './local.ts';
