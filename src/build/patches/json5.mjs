/** What is said of a file is ours to say. */
export const json5 = [
  {
    name: 'json5: no words on the terminal',
    package: 'json5',
    version: '2.2.3',
    file: 'lib/parse.js',
    upstream: 'https://github.com/json5/json5/issues/136',
    because:
      'for every line separator in a string it writes a line to standard error, across the screen and as often as whoever writes the file wants',
    isNeeded: true,
    isModule: false,
    change: (code, once) =>
      once(code, "console.warn(`JSON5: '${formatChar(c)}' in strings is not valid ECMAScript; consider escaping`)", ''),
  },
];
