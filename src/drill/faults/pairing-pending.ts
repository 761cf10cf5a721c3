import {type Fault, lead, nothing} from './fault.ts';

export const pairingPending: Fault = {
  name: 'pairing-pending',
  about: 'Everything works and somebody gets no answer: a new phone has not been paired.',
  takes: nothing,
  leadMs: lead.silent,
  words: ['pairingCode', 'sender'],
  plant(world) {
    const draw = world.random.fork('pairing');
    const code = draw.letters(8).toUpperCase();
    const sender = String(draw.int(100_000_000, 999_999_999));
    world.social.pairings.push({code, channel: 'telegram', sender, at: world.time.now()});
    return {cured: () => world.social.approved.has(sender), words: () => ({pairingCode: code, sender})};
  },
};
