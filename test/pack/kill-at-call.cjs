// Loaded before the program: ends it at the N-th of its calls that change a disk (KILL_AT; 0 = never), and says at its end how many there were.
const fs = require('node:fs');

let calls = 0;
for (const name of ['fsyncSync', 'renameSync', 'linkSync']) {
  const real = fs[name];
  fs[name] = (...args) => {
    calls += 1;
    if (calls === Number(process.env.KILL_AT)) process.kill(process.pid, 'SIGKILL');
    return real(...args);
  };
}
process.on('exit', () => fs.writeSync(2, `calls ${calls}\n`));
