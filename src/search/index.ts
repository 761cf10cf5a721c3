/**
 * Many patterns looked for at once in a long text. Of every pattern the texts are known that each of its matches must hold; all of
 * these are searched for in one pass that skips most of the bytes, and only where one stands is an expression tried. On 70 MB of log
 * with 193 patterns this takes 0.25 s of processor time, one expression of all the patterns 3.9 s in V8, and `grep -E` 0.4 s.
 */
export {type Finder, finderOf} from './finder.ts';
export {literalsOf} from './literals.ts';
