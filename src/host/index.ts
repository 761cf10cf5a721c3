export {cleanArgv, cleaned} from './cleaned.ts';
export {type Cleaner, type CleanStream, createCleaner, type Shape, withheld} from './cleaner/index.ts';
export {systemClock} from './clock.ts';
export {learnSecrets} from './learn-secrets.ts';
export {localHost} from './local.ts';
export {localName, localPlatform} from './platform.ts';
export {recorded} from './recorder.ts';
export {replayedHost} from './replayed.ts';
