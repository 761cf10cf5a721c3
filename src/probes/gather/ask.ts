import type {Command, Host, Look, Ran} from '../../model/index.ts';
import {seen, unseen} from './unseen.ts';

/** The commands that probes run by themselves answer in 10 ms; one that takes this long hangs. */
const limitMs = 3_000;

/** Enough for every answer that a probe parses; the journal asks for more. */
const keepBytes = 256 * 1024;

/** Times and words must not depend on the owner's locale or time zone. */
const env = {TZ: 'UTC', LC_ALL: 'C', SYSTEMD_COLORS: '0', SYSTEMD_PAGER: ''};

type Asked = Partial<Pick<Command, 'as' | 'limitMs' | 'keepBytes' | 'signal' | 'env'>>;

/** Runs a command that only reads. A command that hung is unseen; its exit code is for the caller to judge. */
export async function ask(host: Host, argv: readonly string[], how: Asked = {}): Promise<Look<Ran>> {
  const look = await host.run({limitMs, keepBytes, ...how, argv, env: {...env, ...how.env}});
  if (!look.seen) return look;
  const shown = argv.slice(0, 4).join(' ');
  if (look.value.ended === 'limit') return unseen('late', `\`${shown}\` gave no answer within ${(how.limitMs ?? limitMs) / 1000} s.`);
  if (look.value.ended === 'stopped') return unseen('late', `\`${shown}\` was stopped before it answered.`);
  return seen(look.value);
}

/** The standard output of a command that must exit 0; anything else is unseen with what it said. */
export async function askText(host: Host, argv: readonly string[], how: Asked = {}): Promise<Look<string>> {
  const look = await ask(host, argv, how);
  if (!look.seen) return look;
  const {exit, signal, stdout, stderr} = look.value;
  if (exit === 0) return seen(stdout.text);
  const said = firstLine(stderr.text) || firstLine(stdout.text) || 'nothing';
  const ended = signal === null ? `exit ${exit}` : `signal ${signal}`;
  return unseen(whyOf(said), `\`${argv.slice(0, 4).join(' ')}\` ended with ${ended} and said: ${said}`);
}

function firstLine(text: string): string {
  return text.trim().split('\n', 1)[0]?.slice(0, 300) ?? '';
}

function whyOf(said: string): 'denied' | 'unreachable' | 'missing' | 'garbled' {
  if (/permission denied|access denied|not permitted|must be root|operation not allowed/i.test(said)) return 'denied';
  if (/connect to bus|no medium found|not been booted with systemd|connection refused|host is down/i.test(said)) return 'unreachable';
  if (/not found|no such file|could not find/i.test(said)) return 'missing';
  return 'garbled';
}
