export {askEach, askOne} from './ask.ts';
export {cleanStrings} from './clean-strings.ts';
export {cleanArgv, cleaned} from './cleaned.ts';
export {type Cleaner, type CleanStream, createCleaner, type Learning, type Shape, type UntoldCleaner, withheld} from './cleaner/index.ts';
export {systemClock} from './clock.ts';
export {
  type FileNow,
  hashOf,
  type Kept,
  makeFile,
  makeFolderOf,
  namesIn,
  type Original,
  type Refused,
  readAs,
  readFileNow,
  readKept,
  readOriginal,
  removeMade,
  replaceFile,
  sweepBeside,
} from './edit-file.ts';
export {asUser} from './environment.ts';
export {type AskMany, gathered} from './gathered.ts';
export {justAsked} from './just-asked.ts';
export {type Knock, knock} from './knock.ts';
export {learnConfig} from './learn-config.ts';
export {withinLimit} from './limit.ts';
export {localHost} from './local.ts';
export {localName, localPlatform} from './platform.ts';
export {recorded} from './recorder.ts';
export {answerSchemas, platformSchema} from './recording-schema.ts';
export {replayedHost} from './replayed.ts';
export {withRightsOf} from './rights.ts';
export {stoppedBeforeStart} from './run.ts';
export {unseen, unseenFrom} from './unseen.ts';
