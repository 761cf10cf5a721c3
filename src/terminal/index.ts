export {clipboardSequence} from './clipboard.ts';
export {oneKeyAtATime, splitKeys} from './input.ts';
export {takesUtf8} from './locale.ts';
export {neverBlocking, shortened} from './output.ts';
export {onResizeSettled} from './resize.ts';
export {restoreAtExit} from './restore.ts';
export {unseenLine} from './unseen-line.ts';
