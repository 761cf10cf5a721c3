import {knock} from '../../host/index.ts';
import type {Subject} from '../config/subject.ts';

/** What the running gateway does with a credential that is shown to it. */
export type Answer = {readonly is: 'opens'} | {readonly is: 'refused'} | {readonly is: 'unknown'; readonly why: string};

/** A tool that no gateway has: who is let in is told so, and nothing runs. */
const body = JSON.stringify({tool: 'rungs_asks_whether_this_opens', args: {}});
const limitMs = 10_000;

/** Asks the gateway's own door over HTTP. It asks everybody for a credential there, also on loopback. */
export async function ask({gateway, readings}: Pick<Subject, 'gateway' | 'readings'>, bearer: string): Promise<Answer> {
  const host = readings.http?.seen === true ? readings.http.value.address : '127.0.0.1';
  const said = await knock({host, port: gateway.port, path: '/tools/invoke', bearer, body, limitMs});
  if (!said.seen) return {is: 'unknown', why: said.detail};
  return answerOf(said.value);
}

/** 404 is the word for a tool that is not there, and only for who was let in; whether that is so a wrong credential has to show. */
export function answerOf(status: number): Answer {
  if (status === 401) return {is: 'refused'};
  if (status === 200 || status === 400 || status === 403 || status === 404) return {is: 'opens'};
  return {is: 'unknown', why: status === 429 ? 'it answers nobody for a while, after wrong credentials (429)' : `it answered ${status}`};
}
