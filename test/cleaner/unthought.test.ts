import {describe, expect, it} from 'vitest';
import {secretNameKind} from '../../src/host/cleaner/names.ts';
import {createCleaner} from '../../src/host/index.ts';
import {marked} from './marked.ts';

/** Names that no list has, made of a word for a secret and of what people put before, behind and into it. */
const secret =
  'smtpPass DB_PW PGPASS REDISPASS mailpass GITHUB_PAT AZURE_DEVOPS_PAT psk wifiPsk WPA_PSK TOKEN_PROD token_staging apiKeyProd API_KEY_DEV ' +
  'SECRET_OLD dbPasswordBackup walletMnemonic DB_PASSWORD_EU_MAIN BOT_TOKEN_TEST_2 admin.pw root-pw CLIENT_SECRET_LIVE';

/** Words that end or begin like one and mean something else. */
const harmless =
  'bypass compass trespass surpass overpass encompass multipass singlepass pat PATTERN path monkey sessionKey tokens_used ' +
  'max_tokens_default promptTokensPrevious passed passing cacheKeyProd pathPrefix spawn password_old_policy';

describe('a name that nobody thought of', () => {
  it.each(secret.split(' '))('%s is that of a secret', (name) => {
    expect(secretNameKind(name)).not.toBeNull();
  });

  it.each(harmless.split(' '))('%s is not', (name) => {
    expect(secretNameKind(name)).toBeNull();
  });

  it.each([
    ['DB_PW=Ab3.x9Kq', 'DB_PW=‹DB_PW›'],
    ['export PGPASS="Ab3 x9Kq"', 'export PGPASS="‹PGPASS›"'],
    ['{"smtpPass":"Ab3x9Kq"}', '{"smtpPass":"‹smtpPass›"}'],
    ['{"psk":"Ab3x9Kq1"}', '{"psk":"‹psk›"}'],
    ['TOKEN_PROD=Ab3x9Kq1zz', 'TOKEN_PROD=‹TOKEN_PROD›'],
    ['GITHUB_PAT=Ab3x9Kq1zz', 'GITHUB_PAT=‹GITHUB_PAT›'],
    ['the compass=north and a bypass: yes', 'the compass=north and a bypass: yes'],
    ['spath=/a/b; copath: /c', 'spath=/a/b; copath: /c'],
  ])('%s', (text, wanted) => {
    expect(marked(text)).toBe(wanted);
  });
});

describe('a configuration', () => {
  const value = 'Zx8.qTr5-Lm2';
  const learnt = async (document: object, said: string): Promise<string> => {
    const cleaner = await createCleaner({key: Buffer.alloc(32, 1)}).tell((say) =>
      say.text('/home/ops/.openclaw/openclaw.json', JSON.stringify(document)),
    );
    return cleaner.clean(said, 'a log');
  };

  it.each([
    ['under a name of a plural', {channels: {telegram: {tokens: {main: value}}}}],
    ['beside where it came from', {channels: {telegram: {botToken: {source: 'inline', value}}}}],
    ['as a pair of name and value', {mcp: {servers: [{env: [{name: 'DB_PASSWORD', value}]}]}}],
    ['as a header', {models: {providers: {x: {headers: [{key: 'x-api-key', value}]}}}}],
    ['under a name of a place', {skills: {entries: {a: {apiKeyStaging: value}}}}],
  ])('holds a secret %s, which is known from then on', async (_, document) => {
    expect(await learnt(document, `the log says ${value} by itself`)).not.toContain(value);
  });

  it.each(['Qx7j-mTr5zK', 'aB3-dE6fG'])('holds a short mixture under a name that nobody knows: %s', async (short) => {
    expect(await learnt({plugins: {entries: {x: {zauberwort: short}}}}, `the log says ${short} by itself`)).not.toContain(short);
  });

  it.each(['Qwen2.5-7B', 'iPhone15Pro', 'gpt-4o-mini', 'MacBook-M3'])('calls a model or a device as it is called: %s', async (name) => {
    expect(await learnt({plugins: {entries: {x: {zauberwort: name}}}}, `the log says ${name}`)).toBe(`the log says ${name}`);
  });

  it('says where a secret lies without that being one', async () => {
    const document = {
      channels: {telegram: {botToken: {source: 'file', provider: 'vault-east', path: '/run/keys/telegram-bot-1', id: 'telegram/bot-7'}}},
    };
    const said = 'vault-east /run/keys/telegram-bot-1 telegram/bot-7';
    expect(await learnt(document, said)).toBe(said);
  });
});
