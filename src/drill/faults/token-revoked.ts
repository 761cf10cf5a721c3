import {type Fault, lead, nothing} from './fault.ts';
import {isServing, ownFile} from './hands.ts';

export const tokenRevoked: Fault = {
  name: 'token-revoked',
  about: "The bot's token was revoked and a new one made; the new one lies in a file that nobody put in place.",
  takes: nothing,
  leadMs: lead.recent,
  words: ['newToken'],
  plant(world) {
    const {scene, network, random} = world;
    const draw = random.fork('new bot token');
    const fresh = `${scene.secrets.telegram.split(':')[0]}:AA${draw.letters(33)}`;
    network.accepts.set('telegram', new Set([fresh]));
    const newToken = `${scene.user.home}/keys/telegram.env.rotated`;
    ownFile(world, newToken, `TELEGRAM_BOT_TOKEN=${fresh}\n`);
    const connected = (): boolean => [...world.gateways.values()].every((run) => run.channels.get('telegram')?.connected === true);
    return {cured: () => isServing(world) && connected(), words: () => ({newToken})};
  },
};
