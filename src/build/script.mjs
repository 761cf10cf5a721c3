import {ascii} from './ascii.mjs';

/** The program as src/main/compiled.ts runs it. Wrapped here, because a text put together at the start is copied whole, two megabytes of it. */
export function asScript(code) {
  return `(function (require, __filename, launcher) {'use strict';${ascii(code)}\n})`;
}
