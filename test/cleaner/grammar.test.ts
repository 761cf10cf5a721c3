import {describe, expect, it} from 'vitest';
import {cleaned, createCleaner} from '../../src/host/index.ts';
import {paperHost} from '../probes/paper-host.ts';
import {sample} from '../probes/sample.ts';

const show = sample('supervisor/show-running.txt');
const sockets =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n' +
  '   0: 0100007F:4965 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1001        0 77123 1 0000000000000000 100 0 0 10 0\n';

async function seenWith(secret: string) {
  const cleaner = await createCleaner({key: Buffer.alloc(32, 3)}).tell((say) => say.value('gateway.token', secret));
  const host = cleaned(
    paperHost({files: {'/proc/net/tcp': sockets}, commands: {'systemctl --user show': `${show}Description=with ${secret} in it\n`}}),
    cleaner,
  );
  const [ran, file] = await Promise.all([
    host.run({argv: ['systemctl', '--user', 'show', 'openclaw-gateway.service'], limitMs: 1000, keepBytes: 100_000}),
    host.read('/proc/net/tcp', {bytesMax: 100_000}),
  ]);
  return {show: ran.seen ? ran.value.stdout.text : '', sockets: file.seen ? file.value.text : ''};
}

const propertyOf = (text: string, name: string): string | undefined => new RegExp(`^${name}=(.*)$`, 'm').exec(text)?.[1];

describe('a secret that is the same as what a machine says of itself', () => {
  it.each([
    'ActiveState=active',
    'SubState=running',
    'LoadState=loaded',
    'active',
    'loaded',
    'running',
    'openclaw-gateway',
    'openclaw-gateway.service',
    'openclaw',
    'gateway',
    'true',
    '18789',
    'LISTEN',
  ])('%s leaves the state of the unit as it is', async (secret) => {
    const {show: said} = await seenWith(secret);
    for (const name of ['LoadState', 'ActiveState', 'SubState', 'Result', 'Id', 'MainPID'])
      expect(propertyOf(said, name), name).toBe(propertyOf(show, name));
  });

  it.each(['0100007F:4965', '00000000:0000 0A', '77123 1 0000000000000000', 'local_address rem_address'])(
    '%s leaves the sockets as they are',
    async (secret) => {
      expect((await seenWith(secret)).sockets).toBe(sockets);
    },
  );

  it('leaves the number of a socket that a process has open, and nothing else that a link may be called', async () => {
    const cleaner = await createCleaner({key: Buffer.alloc(32, 3)}).tell((say) => say.value('gateway.token', 'socket:[7712345]'));
    const links = {
      '/proc/12/fd/20': 'socket:[7712345]',
      '/home/ops/link': 'socket:[7712345]',
    };
    const host = cleaned(paperHost({links}), cleaner);
    const targets = await Promise.all(Object.keys(links).map((path) => host.link(path)));
    const [socket, ...others] = targets.map((one) => (one.seen ? one.value : one.detail));
    expect(socket).toBe('socket:[7712345]');
    for (const other of others) expect(other).toMatch(/^‹secret gateway\.token ~/);
  });

  it('is marked all the same where it stands in a value', async () => {
    const {show: said} = await seenWith('Zx8.qTr5-Lm2');
    expect(propertyOf(said, 'Description')).toMatch(/^with ‹secret gateway\.token ~[\da-f]+› in it$/);
    expect(propertyOf((await seenWith('ActiveState=active')).show, 'Description')).toMatch(
      /^with ‹secret gateway\.token ~[\da-f]+› in it$/,
    );
  });
});
