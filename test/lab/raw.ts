import type {Lab} from './gateway.ts';
import {unit} from './gateway.ts';

/** What the host itself says of a gateway, before any judgement: recordings for tests, and proof that a fault stands. */
export type Raw = Readonly<Record<string, string>>;

export async function rawLook(lab: Lab): Promise<Raw> {
  const user = async (...argv: string[]): Promise<string> => (await lab.as(argv)).stdout;
  const http = async (path: string): Promise<string> => {
    const {status, body} = await lab.http(path);
    return `${status ?? 'no answer within 2 s'}\n${body}\n`;
  };
  return {
    'systemctl-user-show.txt': await user('systemctl', '--user', 'show', unit),
    'systemctl-system-show.txt': await user('systemctl', 'show', unit),
    'journal.jsonl': lastBytes(await user('journalctl', '--user', '--unit', unit, '--lines', '60', '--output', 'json', '--no-pager')),
    'proc-net-tcp.txt': `${await user('cat', '/proc/net/tcp')}${await user('cat', '/proc/net/tcp6')}`,
    'healthz.txt': await http('/healthz'),
    'readyz.txt': await http('/readyz'),
    'startupz.txt': await http('/startupz'),
  };
}

/** Whole lines from the end, less than 20 KB of them: a recording has to stay small enough to be read. */
function lastBytes(text: string, bytesMax = 19_000): string {
  if (text.length <= bytesMax) return text;
  const tail = text.slice(-bytesMax);
  return tail.slice(tail.indexOf('\n') + 1);
}
