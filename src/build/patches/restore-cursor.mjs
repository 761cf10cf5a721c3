/** Who else would write when the program ends. */
export const restoreCursor = [
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
];
