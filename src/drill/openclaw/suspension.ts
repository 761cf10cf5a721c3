import {said} from '../programs/call.ts';
import {resume, suspend} from '../world/gateway/suspension.ts';
import {type Command, pretty} from './asked.ts';
import {connect} from './connect.ts';
import {failure} from './failure.ts';

export const gatewaySuspend: Command = {
  words: ['gateway', 'suspend'],
  async run(asked) {
    await asked.call.wait(1_700);
    const {world, call} = asked;
    const connection = connect(asked);
    if (connection.is !== 'open') return failure(asked, connection, 0);
    const {id, expiresAt} = suspend(world, connection.process, connection.run);
    world.deeds.push({at: world.time.now(), argv: call.argv, exit: 0});
    if (asked.json) return said(pretty({status: 'ready', suspensionId: id, expiresAtMs: expiresAt, activeCount: 0, blockers: []}));
    const until = `${new Date(expiresAt).toISOString()} (${expiresAt} ms)`;
    return said(`Gateway suspension prepared.\nSuspension ID: ${id}\nExpires: ${until}\nResume with: openclaw gateway resume ${id}\n`);
  },
};

export const gatewayResume: Command = {
  words: ['gateway', 'resume'],
  async run(asked) {
    await asked.call.wait(1_700);
    const {world, call, words} = asked;
    const connection = connect(asked);
    if (connection.is !== 'open' && connection.is !== 'suspended') return failure(asked, connection, 0);
    const held = connection.run.suspension;
    if (held !== null && held.id !== words[2]) return {exit: 1, stdout: '', stderr: 'gateway suspension id does not match\n'};
    if (held !== null) resume(world, connection.process, connection.run, held.id);
    world.deeds.push({at: world.time.now(), argv: call.argv, exit: 0});
    return said(asked.json ? pretty({ok: true, status: 'running', resumed: held !== null}) : 'Gateway resumed.\n');
  },
};
