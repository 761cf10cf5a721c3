// Makes a lab with a running gateway and gives a shell in it as the gateway's user; the box is gone when the shell ends.
//   node test/lab/try.ts [VERSION] [COMMAND…]
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {labUp, user} from './gateway.ts';
import {installReady} from './hands.ts';
import {versions} from './openclaw.ts';

const [first, ...rest] = process.argv.slice(2);
const version = versions.find((one) => one === first);
const command = version === undefined && first !== undefined ? [first, ...rest] : rest;
const lab = await labUp(version ?? versions[0]);
try {
  await installReady(lab);
  const [program = '', ...words] = lab.box.argvAs(user, command.length > 0 ? command : ['bash', '-l']);
  await once(spawn(program, words, {stdio: 'inherit'}), 'exit');
} finally {
  await lab.down();
}
