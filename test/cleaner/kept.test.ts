import {describe, expect, it} from 'vitest';
import type {Shape} from '../../src/host/index.ts';
import {freshCleaner} from './marked.ts';

/** Lines that a responder has to read, none of which holds a secret. */
const lines: readonly (string | readonly [string, Shape])[] = [
  // References, placeholders, OpenClaw's own full masks, states.
  'OPENCLAW_GATEWAY_TOKEN=${OPENCLAW_GATEWAY_TOKEN}', 'TOKEN=$TOKEN', '"token": "${DISCORD_BOT_TOKEN}"', '"token": "__OPENCLAW_REDACTED__"',
  '"token": "***"', '"token": ""', '"token": null', '"token": true, "password": false', 'X_TOKEN=', ['X_TOKEN=\nY=1', 'settings'],
  '"apiKey": "OPENAI_API_KEY"', '"token": {"source": "env", "provider": "default", "id": "TELEGRAM_BOT_TOKEN"}', '"apiKey": "secretref-env:OPENAI_API_KEY"',
  '"tokenSource": "config"', '"tokenStatus": "available"', '"hasToken": true', '"max_tokens": 4096', 'tokens: 123', '"totalTokens": 1200000', '"token":"missing"',
  '"OPENCLAW_GATEWAY_TOKEN": "inline"', 'TELEGRAM_TOKEN_FILE=/run/secrets/telegram', '"tokenFile": "/home/ops/.secrets/tg"', 'password: /run/secrets/db',
  'Usage: openclaw gateway run [--token <token>] [--password <password>]', 'pass --token or set OPENCLAW_GATEWAY_TOKEN', 'use --token, --password or neither',
  'unauthorized: gateway token mismatch (rotate/reissue device token)', 'gateway auth token: missing', 'Token: not configured', 'token is required here',
  'gateway.auth.token: Invalid input: expected string', 'The credential: `--require-rpc` needs it', 'token: abc', 'secret: see below', 'passwords: none',
  'tokenizer: cl100k_base', 'Tokens: 12k/200k (6%)', 'sessionKey=agent:main:telegram:direct:12345', '"sessionKey":"agent:main:main"', 'PUBLIC_KEY=abc123def456ghi789', 'OPENCLAW_SERVICE_MANAGED_ENV_KEYS=OPENAI_API_KEY,S3_BUCKET',
  'nextPageToken=abc123def456', '"publicKey":"MCowBQYDK2VwAyEA"', 'idempotencyKey: 8f14e45f-ceea-467f-a0e6-b1d2c3e4f5a6', 'keyboard: us', '"key":"agent:main:telegram:direct:123456789"', '"key": "5f2a9c1e8b7d6a4f3e2c1b0a9d8e7f6a5b4c3d2e"', '"access": "read-only"', 'monkey=1234567890123',
  '"@tokenizer/token": "^0.3.0"', '"cookie": "^0.7.1"', '"node_modules/cookie": {', 'cookie: 0.7.1',

  // What looks random and is not secret.
  'commit 5f2a9c1e8b7d6a4f3e2c1b0a9d8e7f6a5b4c3d2e', 'git diff a1b2c3d..e4f5a6b', 'f47ac10b-58cc-4372-a567-0e02b2c3d479',
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  package.tgz', 'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  '"integrity": "sha512-hfdYra+ZB6RmviEApxeL/YCx4ovBtpj0d9c+uhlCZaCikObjb8Sb8yqBN6g8/9tt7qD7LXGE3k9RtVvGK1fNVw=="',
  'node v24.21.0, openclaw 2026.9.6 (eb1a2b3), systemd 252.39-1~deb12u1', 'ready (15 plugins: telegram, discord; 14.8s)', 'pid=1234567 port=18789 uid=1000',
  '2026-11-21T04:39:11.123Z', '1763700000000 1763700000.123456 1763700000123456', '/home/ops/.nvm/versions/node/v24.21.0/lib/node_modules/openclaw/dist/index.js',
  'http://127.0.0.1:18789/healthz', 'ws://127.0.0.1:18789 (token auth)', 'git@github.com:openclaw/openclaw.git', 'https://docs.openclaw.ai/cli/gateway#token',
  'chat -1001234567890, user 123456789012345678, message 1234567890123456789', '+49 1512 3456789', '00000000-0000-0000-0000-000000000000', '4111 apples',
  'task-1 disk-usage risk-assessment-of-the-2026-release-candidate', 'xapp-sn-watcher 2.4.2-3', 'please…wait', 'Reading…done', 'see foo.bar1...and more', 'wait... okay',
  'fe80::1ff:fe23:4567:890a%eth0', 'inode 4503599627370497', 'A3:5B:7C:9D:0E:1F', 'arn:aws:iam::123456789012:role/ops', 'OPENCLAW_STATE_DIR=/home/ops/.openclaw',
  '-----BEGIN CERTIFICATE-----\nMIIDdzCCAl+gAwIBAgIEAgAAuTANBgkqhkiG9w0BAQUFADBa\n-----END CERTIFICATE-----',
];

describe('a line without a secret', () => {
  it.each(lines.map(line => typeof line === 'string' ? [line, 'text'] as const : line))('%j stays as it is', (line, shape) => {
    expect(freshCleaner().clean(line, 'a test', shape)).toBe(line);
  });
});
