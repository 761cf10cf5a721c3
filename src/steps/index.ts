export {behind, type Change, change, type Hole, handedTo, look, lookFor, type Named, operand, path, say, type Tag, value} from './build.ts';
export {pastable, printCommand, printStep, printWords, showWords} from './print.ts';
