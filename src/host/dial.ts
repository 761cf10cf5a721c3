import {lookup} from 'node:dns/promises';
import {connect} from 'node:net';
import {connect as connectTls} from 'node:tls';
import type {Dial, Dialled, Look} from '../model/index.ts';
import {dialHttp} from './dial-http.ts';
import {withinLimit} from './limit.ts';
import {messageOf, unseen, unseenFrom} from './unseen.ts';

/** Reaches one address, once, and says how long it took. */
export async function dial(call: Dial): Promise<Look<Dialled>> {
  const startedAt = performance.now();
  const reached = await reach(call);
  return reached.seen
    ? {seen: true, value: {...nothingMore, ...reached.value, tookMs: Math.round(performance.now() - startedAt)}}
    : reached;
}

/** Node throws at once where a path or port cannot be asked for at all. */
async function reach(call: Dial): Promise<Reached> {
  try {
    return await ways[call.what](call as never);
  } catch (error) {
    return unseen('garbled', `Calling ${call.host}: ${messageOf(error)}.`);
  }
}

type Reached = Look<Partial<Dialled>>;

const nothingMore: Dialled = {tookMs: 0, status: null, type: null, body: null, addresses: []};

const ways: {readonly [W in Dial['what']]: (call: Extract<Dial, {what: W}>) => Promise<Reached>} = {
  http: dialHttp,
  name: (call) => withinLimit(dialName(call.host), call.limitMs, `Looking up ${call.host}`),
  tcp: dialTcp,
  tls: dialTls,
};

function dialTcp(call: Extract<Dial, {what: 'tcp'}>): Promise<Reached> {
  return new Promise((resolve) => {
    const tried = `Connecting to ${call.host} port ${call.port}`;
    const socket = connect({host: call.host, port: call.port});
    const finish = (answer: Reached) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(answer);
    };
    const timer = setTimeout(() => finish(unseen('late', `${tried}: no answer within ${call.limitMs} ms.`)), call.limitMs);
    socket.once('connect', () => finish({seen: true, value: {}}));
    socket.on('error', (error) => finish(unseenFrom(error, tried)));
  });
}

function dialTls(call: Extract<Dial, {what: 'tls'}>): Promise<Reached> {
  return new Promise((resolve) => {
    const tried = `Secure connection to ${call.host} port ${call.port}`;
    const socket = connectTls({host: call.host, port: call.port, ...(/^[\d.]+$|:/.test(call.host) ? {} : {servername: call.host})});
    const finish = (answer: Reached) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(answer);
    };
    const timer = setTimeout(() => finish(unseen('late', `${tried}: no answer within ${call.limitMs} ms.`)), call.limitMs);
    socket.once('secureConnect', () => finish({seen: true, value: {}}));
    socket.on('error', (error) => finish(unseenFrom(error, tried)));
  });
}

async function dialName(host: string): Promise<Reached> {
  try {
    const found = await lookup(host, {all: true});
    return {seen: true, value: {addresses: found.map(({address}) => address)}};
  } catch (error) {
    return unseenFrom(error, `Looking up ${host}`);
  }
}
