// Makes a lab with a running gateway and gives a shell in it as the gateway's user; the box is gone when the shell ends.
//   node test/lab/try.ts [VERSION] [--fault NAME] [-- COMMAND…]
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {parseArgs} from 'node:util';
import {faults} from './faults/index.ts';
import {labUp, user} from './gateway.ts';
import {installReady, stop} from './hands.ts';
import {versions} from './openclaw.ts';

const {values, positionals} = parseArgs({allowPositionals: true, options: {fault: {type: 'string'}}});
const version = versions.find((one) => one === positionals[0]);
const command = version === undefined ? positionals : positionals.slice(1);
const fault = faults.find((one) => one.name === values.fault);
if (values.fault !== undefined && fault === undefined) {
  throw new Error(`There is no fault ${values.fault}; there are ${faults.map((one) => one.name).join(', ')}.`);
}
const lab = await labUp(version ?? versions[0]);
try {
  await installReady(lab);
  if (fault?.from === 'stopped') await stop(lab);
  await fault?.make(lab);
  const [program = '', ...words] = lab.box.argvAs(user, command.length > 0 ? command : ['bash', '-l']);
  await once(spawn(program, words, {stdio: 'inherit'}), 'exit');
} finally {
  await lab.down();
}
