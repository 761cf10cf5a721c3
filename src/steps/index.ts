export {type Change, change, type Hole, handedTo, look, lookFor, type Named, operand, path, say, type Tag, value} from './build.ts';
export {isStep} from './is-step.ts';
export {pastable, printCommand, printStep, printWords} from './print.ts';
