import {describe, expect, it} from 'vitest';
import {marked} from './marked.ts';

const chance = 'q8Zt3LwVb7Rk2XyN5Pm9Jd4Hf6Gc';

describe('an address in any text', () => {
  it.each([
    ['https://hc-ping.com/6c1f3a52-98be-4d07-9c3e-1b7a5f20d8e4/fail', 'https://hc-ping.com/‹url-path›/fail'],
    [`https://x.example/a?units=metric&appid=${chance}`, 'https://x.example/a?units=metric&appid=‹appid›'],
    [`https://x.example/cb#access_token=${chance}&kind=bearer`, 'https://x.example/cb#access_token=‹access_token›&kind=bearer'],
    [`https://${chance}@git.example.org/a.git`, 'https://‹url-login›@git.example.org/a.git'],
    ['postgres://app:Wn7/kq2Zt@db:5432/app', 'postgres://app:‹url-password›@db:5432/app'],
    ['postgres://app:Wn7#kq2Zt@db:5432/app', 'postgres://app:‹url-password›@db:5432/app'],
  ])('%s keeps its host and loses what lets somebody in', (text, wanted) => {
    expect(marked(text)).toBe(wanted);
  });

  it.each([
    'https://github.com/acme/claw/commit/3f2a9c1e87b2d4056a1f3a9c1e87b2d4056a1f3a',
    'https://api.example.org/v1/orders/8f14e45f-ceea-467f-a0e6-b1d2c3e4f5a6/items',
    'https://x.example/search?q=gateway+down&page=12&request_id=8f14e45f-ceea-467f-a0e6-b1d2c3e4f5a6',
    'https://registry.npmjs.org/@openclaw/voice-call/-/voice-call-2026.9.6.tgz',
    'https://grafana.example.org/d/aB3dE5fG9/gateway?orgId=1&from=now-6h&to=now',
    'https://docs.example.org/gateway/troubleshooting#token-mismatch',
    'wss://gw-7f3a9c2e.tail1a2b3c.ts.net:443/ws',
    'GET /api/v1/runs/8f14e45f-ceea-467f-a0e6-b1d2c3e4f5a6 200 12ms',
  ])('%s stays as it is', (text) => {
    expect(marked(text)).toBe(text);
  });
});

describe('what stands near a word for a secret', () => {
  it.each([
    ['the admin password for the nas is Wn7kq2Zt', 'the admin password for the nas is ‹password›'],
    ['use Wn7kq#2Zt as the new password', 'use ‹password› as the new password'],
    ['login: bob / Wn7kq2Zt', 'login: bob / ‹password›'],
    ['hasło to Wn7kq2Zt', 'hasło to ‹password›'],
    ['mdp : Wn7kq2Zt', 'mdp : ‹password›'],
    ['รหัสผ่าน: Wn7kq2Zt', 'รหัสผ่าน: ‹password›'],
    ['482913 is your verification code', '‹one-time-code› is your verification code'],
    ['您的验证码是482913', '您的验证码是‹one-time-code›'],
    ['die PIN lautet 4821', 'die PIN lautet ‹pin›'],
    [`my token for gitea: ${chance}`, 'my token for gitea: ‹token›'],
  ])('%s', (text, wanted) => {
    expect(marked(text)).toBe(wanted);
  });

  it.each([
    'password authentication failed for user "app2"',
    'password must have 12 characters and was changed at 2026-11-25T10:11:12Z',
    'session key agent:main:telegram:direct:123456789',
    'traceId with token","traceId":"37cc60ed4fd1cb30fd06ea7bd1b3c2a1"',
    'websocket close code 1006, exit code 137, status code 429',
    'GPIO pin 1234 and pin 24.21.0',
    'toolu_ZDUNZB8oMN1OSzg5LD66bMdP finished: exec, chatcmpl-ITwcaVstYQzJ5pyDD6EOPLLoc4evt',
    'toolu_I5TMwGW7RUANvaakr4iwltPW finished: exec, chatcmpl-keabfvjv1MkFpvWplkP5C2vxhDayI',
    'tokens used: 12345 of 200000',
  ])('%s stays as it is', (text) => {
    expect(marked(text)).toBe(text);
  });
});

describe('a line whose form says where the secret is', () => {
  it.each([
    ['machine git.example.org login bob password sunshine', 'machine git.example.org login bob password ‹password›'],
    ['db.example.org:5432:app:bob:sunshine', 'db.example.org:5432:app:bob:‹password›'],
    ["CREATE USER app IDENTIFIED BY 'sunshine'", "CREATE USER app IDENTIFIED BY '‹password›'"],
    ['<db-password>sunshine</db-password>', '<db-password>‹db-password›</db-password>'],
    ['a1 LOGIN bob sunshine', 'a1 LOGIN bob ‹password›'],
    ['echo "root:sunshine" | chpasswd', 'echo "root:‹password›" | chpasswd'],
    ['openclaw config set gateway.auth.password sunshine', 'openclaw config set gateway.auth.password ‹gateway.auth.password›'],
    ['curl -ubot:sunshine https://x.example', 'curl -ubot:‹u› https://x.example'],
  ])('%s', (text, wanted) => {
    expect(marked(text)).toBe(wanted);
  });
});

describe('a token of a service that nobody listed', () => {
  it.each([`zq_${chance}${chance}`, `acme-live-${chance}9Q`, 'e3b_3f2a9c1e87b2d4056a1f3a9c1e87b2d4056a1f3a'])(
    '%s is told by its mixture',
    (token) => {
      expect(marked(`got ${token} from it`)).toMatch(/^got ‹[\w-]+› from it$/);
    },
  );

  it.each([
    'req_011CQrStUvWxYz3AbCdEfGh9JkLmNp',
    'wamid.HBgNNDkxNTEyMzQ1Njc4OQUCABEYEjBGM0E5QzFFODdCMkQ0MDU2QQA',
    'file_id AgACAgIAAxkBAAIBY2c0x9Zq8Zt3LwVb7Rk2XyN5Pm9Jd4Hf6GcAAl',
    'runId q8Zt3LwVb7Rk2XyN5Pm9Jd4Hf6Gcq8Zt3LwVb7',
    'addPairToJSMapForTheFirstTimeInV8AndLaterOn2026',
  ])('%s stays, because it names what it identifies', (text) => {
    expect(marked(text)).toBe(text);
  });
});

describe('the words of a wallet', () => {
  const words = 'velvet orbit lemon tackle river candy hammer ocean puzzle tiger cactus voyage';

  it.each([
    ['alone', words, '‹seed-words›'],
    ['in JSON', JSON.stringify(words.split(' ')), `[${Array.from({length: 12}, () => '"‹seed-words›"').join(',')}]`],
    ['in a log line', `{"msg":"it is\\n${words}"}`, '{"msg":"it is\\n‹seed-words›"}'],
  ])('are one secret %s', (_, text, wanted) => {
    expect(marked(text)).toBe(wanted);
  });

  it('are no sentence of twelve short words', () => {
    const text = 'the gateway could not start because another process already holds the port and this one waits for its end';
    expect(marked(text)).toBe(text);
  });

  it('are no text that counts with the same few of them', () => {
    const text = Array.from({length: 14}, (_, at) => `chat${at} end${at}`).join(' ');
    expect(marked(text)).toBe(text);
  });
});

describe('what belongs to a form and to no secret', () => {
  it.each([
    ['the keys of a property list', '<dict>\n  <key>KeepAlive</key>\n  <true/>\n  <key>ProgramArguments</key>\n  <array>'],
    ['a setting on the line behind one that speaks of a token', 'Reason: the token was not taken\nDebug: set OPENCLAW_DEBUG=1 to see more'],
    ['a setting in the same line', 'the token was not taken, set OPENCLAW_DEBUG=1 to see more'],
  ])('%s', (_, text) => {
    expect(marked(text)).toBe(text);
  });

  it('the element of another form is one', () => {
    expect(marked('<config><key>Wn7kq2ZtVb</key></config>')).toBe('<config><key>‹key›</key></config>');
    expect(marked('<key>CLAW_TOKEN</key>\n<string>Wn7kq2ZtVb</string>')).toBe('<key>CLAW_TOKEN</key>\n<string>‹CLAW_TOKEN›</string>');
  });
});
