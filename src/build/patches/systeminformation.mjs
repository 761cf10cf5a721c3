const wanted = {mem: 'memory', fsSize: 'filesystem'};

export const systeminformation = [
  {
    name: 'systeminformation: only what is asked',
    package: 'systeminformation',
    version: '5.33.23',
    file: 'lib/index.js',
    upstream: 'https://github.com/sebhildebrandt/systeminformation/issues/828',
    because: 'its index evaluates forty files of other questions, 230 KB of them',
    isNeeded: false,
    isModule: false,
    change(code, once) {
      for (const [name, file] of Object.entries(wanted)) once(code, `exports.${name} = ${file}.${name};`, '');
      return Object.entries(wanted)
        .map(([name, file]) => `exports.${name} = (...words) => require('./${file}').${name}(...words);`)
        .join('\n');
    },
  },
];
