import {type Fault, lead, nothing} from './fault.ts';
import {dropIn, editDotenv, isServing, ownFile, restart} from './hands.ts';

export const envFileGone: Fault = {
  name: 'env-file-gone',
  about:
    "A drop-in names an environment file for the bot's token, without the dash that makes it optional, and the file is gone. A copy lies beside it.",
  takes: nothing,
  leadMs: lead.fresh,
  words: ['keyFile', 'keyCopy'],
  plant(world) {
    const {scene} = world;
    const keyFile = `${scene.user.home}/keys/telegram.env`;
    const keyCopy = `${keyFile}.bak`;
    editDotenv(world, {TELEGRAM_BOT_TOKEN: null});
    ownFile(world, keyCopy, `TELEGRAM_BOT_TOKEN=${scene.secrets.telegram}\n`);
    dropIn(world, '10-keys.conf', `[Service]\nEnvironmentFile=${keyFile}\n`);
    restart(world);
    return {cured: () => isServing(world), words: () => ({keyFile, keyCopy})};
  },
};
