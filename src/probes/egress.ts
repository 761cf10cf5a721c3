import type {Dial, Host, Look, ReadingValues} from '../model/index.ts';
import {claimsOf} from './gather/claims.ts';
import {seen} from './gather/unseen.ts';
import {farTargets, isLoopback} from './parse/far-targets.ts';
import type {Probe} from './probe.ts';

type Check = ReadingValues['egress']['checks'][number];

/** A name or a handshake that takes longer is as good as none for a channel. */
const limitMs = 5_000;

/** Whether the far sides of what is claimed can be reached from here: their names, and TLS to them. No credential is sent. */
export const egress: Probe<'egress'> = {
  name: 'egress',
  everyMs: null,
  after: ['config', 'secrets'],
  async look(host, gateway, {readings}) {
    const {claims, config} = await claimsOf(host, gateway, readings);
    const targets = farTargets(claims, config).filter((target) => target.tls && !isLoopback(target.host));
    const hosts = new Map(targets.map((target) => [`${target.host}:${target.port}`, target]));
    const checks = await Promise.all(
      [...hosts].flatMap(([name, target]) => [
        check(host, target.host, 'name', {what: 'name', host: target.host, limitMs}),
        check(host, name, 'tls', {what: 'tls', host: target.host, port: target.port, limitMs}),
      ]),
    );
    return seen({checks});
  },
};

async function check(host: Host, target: string, what: Check['what'], call: Dial): Promise<Check> {
  const look = await host.dial(call);
  const result: Look<{readonly tookMs: number}> = look.seen ? seen({tookMs: look.value.tookMs}) : look;
  return {target, what, result};
}
