import {unseen, unseenFrom} from '../host/unseen.ts';
import type {Dial, Dialled, Look} from '../model/index.ts';
import {addressOf} from './world/network.ts';
import {isStopped} from './world/stopped-process.ts';
import type {World} from './world/world.ts';

const nothingMore: Dialled = {tookMs: 0, status: null, type: null, body: null, addresses: []};

/** Reaches an address of the world, on this host or out of it. */
export async function dialIn(world: World, call: Dial): Promise<Look<Dialled>> {
  world.time.catchUp();
  return call.what === 'http' || isLocal(call.host) ? here(world, call) : away(world, call);
}

async function here(world: World, call: Dial): Promise<Look<Dialled>> {
  if (call.what === 'name') return {seen: true, value: {...nothingMore, tookMs: 1, addresses: ['127.0.0.1']}};
  const tried = call.what === 'http' ? `GET http://${call.host}:${call.port}${call.path}` : `Connecting to ${call.host} port ${call.port}`;
  const socket = world.processes.listener(call.host, call.port);
  if (socket === null) return unseenFrom({code: 'ECONNREFUSED'}, tried);
  if (call.what !== 'http') return {seen: true, value: {...nothingMore, tookMs: 1}};
  if (socket.answer === null || isStopped(world, socket.pid)) {
    return late(world, call, tried);
  }
  // What listens in a drill speaks no TLS.
  if (call.secure) return unseenFrom({code: 'ECONNRESET'}, tried);
  const answer = socket.answer(call.path);
  if (answer === 'hangs up') return unseenFrom({code: 'ECONNRESET'}, tried);
  if (answer === 'silent') return late(world, call, tried);
  const {status, type, body} = answer;
  return {seen: true, value: {...nothingMore, tookMs: 3, status, type, body: body.slice(0, call.bytesMax)}};
}

async function late({time}: World, {limitMs}: Dial, tried: string): Promise<Look<Dialled>> {
  await time.spend(limitMs);
  return unseen('late', `${tried}: no whole answer within ${limitMs} ms.`);
}

async function away(world: World, call: Dial): Promise<Look<Dialled>> {
  const state = world.network.state();
  if (state === 'failing') {
    await world.time.spend(Math.min(call.limitMs, 90));
    return unseenFrom(
      {code: 'EAI_AGAIN'},
      call.what === 'name' ? `Looking up ${call.host}` : `Secure connection to ${call.host} port ${'port' in call ? call.port : ''}`,
    );
  }
  if (call.what === 'name') return {seen: true, value: {...nothingMore, tookMs: 14, addresses: [addressOf(call.host)]}};
  if (state === 'silent') {
    await world.time.spend(call.limitMs);
    return unseen('late', `Secure connection to ${call.host} port ${call.port}: no answer within ${call.limitMs} ms.`);
  }
  return {seen: true, value: {...nothingMore, tookMs: 41}};
}

function isLocal(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}
