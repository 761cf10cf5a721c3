import {describe, expect, it} from 'vitest';
import type {Shape} from '../../src/host/index.ts';
import {marked} from './marked.ts';

/** What is written, how the file is written, and what may be left of it. */
const cases: readonly (readonly [string, string, Shape?])[] = [
  // Variables and settings.
  ['OPENCLAW_GATEWAY_TOKEN=hunter2', 'OPENCLAW_GATEWAY_TOKEN=‹OPENCLAW_GATEWAY_TOKEN›'],
  ['export DISCORD_BOT_TOKEN="a b c"; echo', 'export DISCORD_BOT_TOKEN="‹DISCORD_BOT_TOKEN›"; echo'],
  [
    'Environment="OPENCLAW_GATEWAY_TOKEN=it is, long" "PORT=18789"',
    'Environment="OPENCLAW_GATEWAY_TOKEN=‹OPENCLAW_GATEWAY_TOKEN›" "PORT=18789"',
  ],
  [
    'Environment=HOME=/home/ops OPENCLAW_GATEWAY_TOKEN=ab,cd;ef PATH=/usr/bin',
    'Environment=HOME=/home/ops OPENCLAW_GATEWAY_TOKEN=‹OPENCLAW_GATEWAY_TOKEN› PATH=/usr/bin',
  ],
  ['GROQ_KEY=abc123def456ghi', 'GROQ_KEY=‹GROQ_KEY›'],
  ['PGPASSWORD=x', 'PGPASSWORD=‹PGPASSWORD›'],
  ['API_TOKEN_2=q', 'API_TOKEN_2=‹API_TOKEN_2›'],
  ['//registry.example/:_authToken=abcdef', '//registry.example/:_authToken=‹_authToken›'],
  ['SMTP_PASS=p&w;d,1 # mail', 'SMTP_PASS=‹SMTP_PASS› # mail', 'settings'],
  ['MY_PASSWORD=with spaces in it\nNEXT=1', 'MY_PASSWORD=‹MY_PASSWORD›\nNEXT=1', 'settings'],
  ['password: correct horse\nuser: bob', 'password: ‹password›\nuser: bob', 'settings'],
  ['A=1\u0000X_TOKEN=a b\u0000B=2\u0000', 'A=1\u0000X_TOKEN=‹X_TOKEN›\u0000B=2\u0000', 'nul'],
  [
    'openclaw\u0000gateway\u0000--token\u0000abc\u0000--port\u000018789\u0000',
    'openclaw\u0000gateway\u0000--token\u0000‹token›\u0000--port\u000018789\u0000',
    'nul',
  ],

  // JSON, JSON5, JSON within JSON, lists.
  ['{"botToken":"a","x":1}', '{"botToken":"‹botToken›","x":1}'],
  ['{"password" : "with \\"quotes\\" in", "x": 1}', '{"password" : "‹password›", "x": 1}'],
  ["{apiKey: 'zzz', port: 1}", "{apiKey: '‹apiKey›', port: 1}"],
  ['{"m":"{\\"clientSecret\\":\\"abc\\",\\"x\\":1}"}', '{"m":"{\\"clientSecret\\":\\"‹clientSecret›\\",\\"x\\":1}"}'],
  ['{"m":"{\\\\\\"appSecret\\\\\\":\\\\\\"abc\\\\\\"}"}', '{"m":"{\\\\\\"appSecret\\\\\\":\\\\\\"‹appSecret›\\\\\\"}"}'],
  ['"tokens": ["one1", "two2"], "n": 1', '"tokens": ["‹tokens›", "‹tokens›"], "n": 1'],
  ['"encryptKey": "abc", "verificationToken":"v"', '"encryptKey": "‹encryptKey›", "verificationToken":"‹verificationToken›"'],
  ['["run","--token","s3cret","--port","1"]', '["run","--token","‹token›","--port","1"]'],
  ['{"line":"x\\nbotToken: a1b2c3d4e5f6"}', '{"line":"x\\nbotToken: ‹botToken›"}'],

  ['{"type":"api_key","key":"Zq7RtY2uIo9PaS4dFgH6jK"}', '{"type":"api_key","key":"‹key›"}'],
  [
    '{"type":"oauth","access":"Zq7RtY2uIo9PaS4dFgH6jK","refresh":"x.Zq7RtY2uIo9PaS4dFgH6jL"}',
    '{"type":"oauth","access":"‹access›","refresh":"‹refresh›"}',
  ],
  ['OPENAI_API_KEYS=Zq7RtY2uIo9P,Wq8RtY2uIo9P\nused Wq8RtY2uIo9P', 'OPENAI_API_KEYS=‹OPENAI_API_KEYS›\nused ‹OPENAI_API_KEYS›'],

  // Arguments, headers, addresses, log lines.
  ['"evidence": "provider-config", "authorization": "declared"', '"evidence": "provider-config", "authorization": "declared"'],
  ['openclaw gateway run --token=abc --port 18789', 'openclaw gateway run --token=‹token› --port 18789'],
  ['openclaw status --password Hunter22 --json', 'openclaw status --password ‹password› --json'],
  [
    'ExecStart=/usr/bin/node index.js gateway --token abcdef --port 18789',
    'ExecStart=/usr/bin/node index.js gateway --token ‹token› --port 18789',
  ],
  ['argv[]=/usr/bin/node index.js --token abcdef ; ignore_errors=no', 'argv[]=/usr/bin/node index.js --token ‹token› ; ignore_errors=no'],
  ['Authorization: Bearer abc.def', 'Authorization: Bearer ‹Authorization›'],
  ['> authorization: Basic dXNlcjpwYXNz', '> authorization: Basic ‹authorization›'],
  ['{"Authorization":"Bearer abcdef12"}', '{"Authorization":"Bearer ‹Authorization›"}'],
  ['Cookie: sid=abc; theme=dark', 'Cookie: ‹Cookie›'],
  ['Set-Cookie: connect.sid=s%3Aabc.def; Path=/; HttpOnly', 'Set-Cookie: ‹Set-Cookie›'],
  ['X-Api-Key: abc123def', 'X-Api-Key: ‹X-Api-Key›'],
  ['curl -H "Cookie: a=b1; c=d" http://x', 'curl -H "Cookie: ‹Cookie›" http://x'],
  ['GET /ws?token=abc&x=1 HTTP/1.1', 'GET /ws?token=‹token›&x=1 HTTP/1.1'],
  ['connect failed token=9f8e7d6c5b4a reason=auth', 'connect failed token=‹token› reason=auth'],
  ['login with password: swordfish failed', 'login with password: ‹password› failed'],
  ['"token": "abcdef…wxyz"', '"token": "‹token›"'],
  ['{"password": 12345678, "x": 1}', '{"password": "‹password›", "x": 1}'],
  ['{"m":"{\\"pin_password\\":4711}"}', '{"m":"{\\"pin_password\\":\\"‹pin_password›\\"}"}'],
  ['{"said":"TOKEN=","n":1}', '{"said":"TOKEN=","n":1}'],
  ['{"said":"x\\nine12345 TOKEN=nine12345"}', '{"said":"x‹TOKEN› TOKEN=‹TOKEN›"}'],
];

describe('a value after the name of a secret', () => {
  it.each(cases.map(([text, expected, shape]) => [text, expected, shape ?? 'text'] as const))('%j becomes %j', (text, expected, shape) => {
    expect(marked(text, shape)).toBe(expected);
  });

  it('has the same mark wherever the same value stands, and another one for another value', () => {
    const text = marked('X_TOKEN=aaa1 Y_TOKEN=aaa1 Z_TOKEN=bbb2');
    expect(text).toBe('X_TOKEN=‹X_TOKEN› Y_TOKEN=‹X_TOKEN› Z_TOKEN=‹Z_TOKEN›');
  });
});
