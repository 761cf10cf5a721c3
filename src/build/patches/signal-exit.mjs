/** Who else wants to be told when the program ends. */
export const signalExit = [
  {
    name: 'restore-cursor: the terminal room puts the cursor back',
    package: 'restore-cursor',
    version: '4.0.0',
    file: 'index.js',
    upstream: null,
    because: 'at the end it writes the code that shows the cursor to standard error, whatever that is, where the terminal room has done so',
    isNeeded: true,
    isModule: true,
    change: (code, once) => once(code, "import signalExit from 'signal-exit';", 'const signalExit = () => {};'),
  },
  {
    name: 'signal-exit: no assertion',
    package: 'signal-exit',
    version: '3.0.7',
    file: 'index.js',
    upstream: null,
    because: 'for one assertion Node loads node:assert: 4 ms of processor time',
    isNeeded: false,
    isModule: false,
    change: (code, once) => once(code, "var assert = require('assert')", 'var assert = {equal() {}}'),
  },
];
