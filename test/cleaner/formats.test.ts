import {describe, expect, it} from 'vitest';
import {makers} from './makers.ts';
import {marked} from './marked.ts';

describe('a secret without any name near by', () => {
  it.each(Object.entries(makers))('of the kind %s is found by its shape in prose, in an address and in JSON', (_kind, make) => {
    const letters = (set: string, count: number) =>
      Array.from({length: count}, (_, at) => set.charAt((at * 7 + count + 3) % set.length)).join('');
    const secret = make(letters);
    for (const [before, after] of [
      ['it said ', ' and left'],
      ['{"x":"', '"}'],
      ['{"m":"a\\n', '\\nb"}'],
      ['(', ')'],
      ['<', '>\n'],
      ['', ''],
    ]) {
      const text = marked(`${before}${secret}${after}`);
      expect(text).not.toContain(secret.slice(-12));
      expect(text).toMatch(/‹[\w-]+›/);
      expect(text.endsWith(after ?? '')).toBe(true);
    }
  });
});

describe('shapes with a part that stays readable', () => {
  it.each([
    ['https://bob:s3cret@example.com/x', 'https://bob:‹url-password›@example.com/x'],
    ['redis://:pw@10.0.0.1:6379/0', 'redis://:‹url-password›@10.0.0.1:6379/0'],
    [
      'https://discord.com/api/webhooks/123456789012345678/abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
      'https://discord.com/api/webhooks/123456789012345678/‹discord-webhook›',
    ],
    ['curl -H "authorization: bearer abcdef0123456789xyz"', 'curl -H "authorization: bearer ‹authorization›"'],
    ['sent Bearer abcdef0123456789xyz to it', 'sent Bearer ‹bearer-token› to it'],
    ['paid with 4242 4242 4242 4242 today', 'paid with ‹card-number› today'],
    ['paid with 4242424242424242 today', 'paid with ‹card-number› today'],
    ['4242424242424241 has a wrong check digit', '4242424242424241 has a wrong check digit'],
    ['token config (1234…oken · len 26)', 'token config (‹shortened-secret›)'],
    ['profile openai:default=FAKE-key...fake-key', 'profile openai:default=‹shortened-secret›'],
    ['key sk-a1b…9xyz refused', 'key ‹shortened-secret› refused'],
    ['│ ghp_Ab3dE… │ npm_xY1... │', '│ ‹begun-secret›… │ ‹begun-secret›... │'],
    ['bot 1234567890:AAxy…', 'bot ‹begun-secret›…'],
    ['loading configuration… the path... v2.1…', 'loading configuration… the path... v2.1…'],
  ])('%j becomes %j', (text, expected) => {
    expect(marked(text)).toBe(expected);
  });

  it('gives a value that OpenClaw shortened the mark of the whole value, where that is known', () => {
    expect(marked('X_TOKEN=abcdef0123456789wxyz and later abcdef…wxyz')).toBe('X_TOKEN=‹X_TOKEN› and later ‹X_TOKEN›');
  });
});

describe('a private key', () => {
  const inside = ['MIIEpAIBAAKCAQEA7bq8z3w5', 'Zm9vYmFyYmF6cXV4cXV1eGNvcmdlZ3JhdWx0', 'q83vEjRWeA=='];
  const whole = `-----BEGIN RSA PRIVATE KEY-----\n${inside.join('\n')}\n-----END RSA PRIVATE KEY-----`;

  it.each([
    ['whole', `before\n${whole}\nafter`, 'before\n‹private-key›\nafter'],
    ['in JSON', JSON.stringify({key_data: whole, x: 1}), '{"key_data":"‹private-key›","x":1}'],
    ['in JSON within JSON', JSON.stringify({m: JSON.stringify({k: whole})}), '{"m":"{\\"k\\":\\"‹private-key›\\"}"}'],
    ['without its end', `before\n${whole.slice(0, -40)}`, 'before\n‹private-key›'],
    ['without its beginning', `${whole.slice(45)}\nafter`, '‹private-key›\nafter'],
    [
      'with headers',
      `-----BEGIN EC PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00FF\n\n${inside.join('\n')}\n` +
        '-----END EC PRIVATE KEY-----',
      '‹private-key›',
    ],
  ])('%s goes as one', (_how, text, expected) => {
    expect(marked(text)).toBe(expected);
  });

  it('goes line by line when a log gives it line by line', () => {
    const line = 'Zm9vYmFyYmF6cXV4cXV1eGNvcmdlZ3JhdWx0MTIzNDU2Nzg5MEFCQ0RFRkdISUpL';
    expect(line).toHaveLength(64);
    expect(marked(`Nov 21 host node[1]: ${line}`)).toBe('Nov 21 host node[1]: ‹key-line›');
  });
});
