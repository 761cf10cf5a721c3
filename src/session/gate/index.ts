export {type Admission, type Arming, confirm, isMend, type MendRequest, type Request, redeem} from './admission.ts';
export {type Answer, ask, type Pick} from './ask.ts';
export {isListedProgram, isOnlyReading} from './harmless.ts';
