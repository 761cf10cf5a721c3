import {describe, expect, it} from 'vitest';
import {idsIn} from '../../src/main/ids-in.ts';
import {ticket} from '../../src/ticket/index.ts';
import {withoutPersonal} from '../../src/ticket/personal/replace.ts';
import {entryMissing, startedAt} from './session.ts';

const said = (text: string) => withoutPersonal(text, () => 'X');

describe('what says who somebody is', () => {
  it.each([
    ['a mail address', 'mail from Jörg.Müller+x@post.example.org arrived', /^mail from ‹mail X› arrived$/],
    ['one in a URL', 'GET /u?m=ana%40example.org HTTP', /‹mail X› HTTP|\?m=‹mail X›/],
    ['a phone number', 'inbound from +4915112345678: hi', /^inbound from ‹phone X›: hi$/],
    ['one with blanks', 'call +49 151 1234 5678 now', /^call ‹phone X› now$/],
    ['one with brackets', 'tel: +1 (555) 010-9999', /^tel: ‹phone X›$/],
    ['one in JSON', '{"to":"+15550109999"}', /^\{"to":"‹phone X›"\}$/],
    ['one without a plus', 'whatsapp number 4915112345678', /^whatsapp number ‹phone X›$/],
    ['a WhatsApp id', 'jid 4915112345678:12@s.whatsapp.net', /^jid ‹whatsapp-id X›$/],
    ['a WhatsApp group', '120363025246125486@g.us', /^‹whatsapp-id X›$/],
    ['a Matrix id', 'invite @ana:matrix.example.org to !abcDEF:example.org', /^invite ‹matrix-id X› to ‹matrix-id X›$/],
    [
      'a Telegram id in allowFrom',
      'allowFrom: [123456789, "tg:987654321", "@ana"]',
      /^allowFrom: \[‹allowed-id X›, "‹allowed-id X›", "‹allowed-id X›"\]$/,
    ],
    [
      'one over many lines',
      '"groupAllowFrom": [\n  "123456789",\n  "+4915112345678"\n]',
      /^"groupAllowFrom": \[\n {2}"‹allowed-id X›",\n {2}"‹allowed-id X›"\n\]$/,
    ],
    ['one as a path of the configuration', 'channels.telegram.allowFrom[0]: 123456789', /allowFrom\[0\]: ‹allowed-id X›$/],
    ['one in YAML', 'allowFrom:\n  - 123456789\n  - 234567891\n', /^allowFrom:\n {2}- ‹allowed-id X›\n {2}- ‹allowed-id X›\n$/],
    ['a Telegram chat', 'chat_id=-1001234567890 text', /^chat_id=‹chat-id X› text$/],
    ['a Telegram chat in words', 'pairing request from user 5123456789', /^pairing request from user ‹chat-id X›$/],
    ['a key of a session', 'agent:main:telegram:direct:5123456789', /^agent:main:telegram:direct:‹chat-id X›$/],
    ['a Discord mention', 'hello <@!123456789012345678>', /^hello <@!‹chat-id X›>$/],
    ['a Discord id', '[discord] message in 1234567890123456789', /‹chat-id X›$/],
    ['a Discord channel', '"channelId":"123456789012345678"', /‹chat-id X›"$/],
    ['a Slack user', '[slack] event from U02ABCDEF12', /‹chat-id X›$/],
    ['a Signal account', '[signal] envelope 2f8d3a10-1111-4222-8333-abcdefabcdef', /‹chat-id X›$/],
  ])('%s is a mark', (_, text, expected) => {
    expect(said(text)).toMatch(expected);
  });

  it('is the same mark for the same value, and another one for another', () => {
    const value = withoutPersonal(['+49 151 1234 5678', 'x@example.org', '+4915112345678', 'y@example.org']);
    expect(value).toEqual(['‹phone 1›', '‹mail 2›', '‹phone 1›', '‹mail 3›']);
  });

  it('is told by the words before it in a command, of which each is a text of its own', () => {
    const argv = ['openclaw', 'message', 'send', '--target', '5123456789', 'hello', '+49', '151', '1234', '5678'];
    expect(withoutPersonal({argv}, () => 'X').argv.join(' ')).not.toMatch(/5123456789|151|1234/);
    expect(withoutPersonal({argv}, () => 'X').argv.slice(0, 4)).toEqual(argv.slice(0, 4));
    const plain = {argv: ['df', '-h', '/home']};
    expect(withoutPersonal(plain, () => 'X')).toBe(plain);
  });

  it('is found in any part of what is printed, and the rest stays the same object', () => {
    const rest = {a: [1, 'plain']};
    const value = withoutPersonal({rest, note: 'x@example.org'}, () => 'X');
    expect(value).toEqual({rest, note: '‹mail X›'});
    expect(value.rest).toBe(rest);
  });
});

describe('what belongs to the host', () => {
  it.each([
    '2026-11-21T02:03:04.123+02:00 gateway[812345]: ready',
    'Nov 21 02:03:04 host openclaw[1234567]: pid 1234567 exited',
    'started at 1763776800000, from 1763776800 to 1763780400',
    '-0700 +0200 @@ -12345,6 +12345,7 @@',
    'openclaw@2026.9.6 from npm:@scope/pkg@1.2.3 and file:///home/ops/.openclaw/openclaw.json',
    'systemctl status user@1000.service openclaw-gateway@main.service',
    'ssh root@gateway.example.org; git clone git@github.com:openclaw/openclaw.git',
    'uid=1000(ops) gid=165536 user ops from 192.168.178.21:51234 to 10.0.0.1:18789',
    'sha256 b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c',
    'request 2f8d3a10-1111-4222-8333-abcdefabcdef took 1234567 ms; order 4915112345678',
    'port 18789, 123456789 bytes, inode 1234567, build +20261121',
    '--port=18789 --limit 1234567 user.slice/user-1000.slice',
    'killed by signal 9, exit 137, _BOOT_ID=0123456789abcdef0123456789abcdef',
    'node v24.21.0, model gpt-5.1-2026-11-13, [fd00::1234:5678]:18789',
    'allowFrom: ["*"]',
  ])('stays: %s', (text) => {
    expect(said(text)).toBe(text);
  });
});

it.each([
  'allowFrom: [',
  'allowFrom:\n - ',
  'chat    ',
  'user "\'',
  'a!',
  'ä',
  '@a.',
  '+1 ',
  'discord ',
  'x@example.org ',
  'telegram:user:',
])('is searched in a moment in a million characters that are nothing but %j', (piece) => {
  const text = `${piece.repeat(1_000_000 / piece.length)} 12345`;
  const before = process.threadCpuUsage();
  said(text);
  expect(process.threadCpuUsage(before).user / 1000).toBeLessThan(4000);
});

it('is not in a ticket, which has the same marks at every step of a session, unless it is to be kept', () => {
  const session = {...entryMissing, notes: [{at: startedAt, rung: 'status', text: 'ask ana@example.org or +4915112345678'}]};
  const options = {now: startedAt, lastHash: null, journalPath: null};
  expect(ticket(session, options)).toContain('ask ‹mail 1› or ‹phone 2›');
  const key = Buffer.alloc(32, 7);
  const marked = ticket(session, {...options, ids: idsIn(key)});
  expect(marked).toMatch(/ask ‹mail ~[\da-f]{6}› or ‹phone ~[\da-f]{6}›/);
  expect(ticket(session, {...options, ids: idsIn(key)})).toBe(marked);
  expect(ticket(session, {...options, ids: idsIn(key, true)})).toContain('ask ana@example.org or +4915112345678');
});
