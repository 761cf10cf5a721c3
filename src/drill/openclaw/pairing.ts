import {said} from '../programs/call.ts';
import {type Command, pretty} from './asked.ts';

export const pairingList: Command = {
  words: ['pairing', 'list'],
  async run(asked) {
    await asked.call.wait(1_300);
    const channel = asked.words[2] ?? asked.option('--channel');
    const requests = asked.world.social.pairings.filter((one) => channel === null || one.channel === channel);
    if (asked.json)
      return said(
        pretty({channel, requests: requests.map((one) => ({code: one.code, id: one.sender, createdAt: new Date(one.at).toISOString()}))}),
      );
    return said(
      requests.length === 0
        ? `No pending ${channel ?? ''} pairing requests.\n`
        : `Pending pairing requests:\n${requests.map((one) => `${one.code}  ${one.channel}  ${one.sender}  ${new Date(one.at).toISOString()}\n`).join('')}`,
    );
  },
};

export const pairingApprove: Command = {
  words: ['pairing', 'approve'],
  async run(asked) {
    await asked.call.wait(1_600);
    const {world, call, words} = asked;
    const code = words.at(-1) ?? '';
    const found = world.social.pairings.find((one) => one.code === code);
    if (!found) return {exit: 1, stdout: '', stderr: `No pending pairing request found for code: ${code}\n`};
    world.social.pairings.splice(world.social.pairings.indexOf(found), 1);
    world.social.approved.add(found.sender);
    world.deeds.push({at: world.time.now(), argv: call.argv, exit: 0});
    return said(`Approved ${found.channel} sender ${found.sender}.\n`);
  },
};
