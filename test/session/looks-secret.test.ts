import {describe, expect, it} from 'vitest';
import {looksSecret} from '../../src/session/looks-secret.ts';

describe('a typed line in which a word could be a password', () => {
  it.each([
    ['Tr0ub4dor&3', ['Tr0ub4dor&3']],
    ['correct is plumTree-orbit19', ['plumTree-orbit19']],
    ['a8f3k2m9x1', ['a8f3k2m9x1']],
    ['the password: hunter', ['hunter']],
    ['Passwort=geheim', ['geheim']],
    ['пароль: секрет', ['секрет']],
    ['mysql -uroot "-px9K!vv20aa"', ['-px9K!vv20aa']],
    ['curl --user=ops:Zx81-Spectrum!', ['ops:Zx81-Spectrum!']],
  ])('is asked about: %s', (text, words) => {
    expect(looksSecret(text)).toEqual(expect.arrayContaining(words));
  });

  it.each([
    'restarted the gateway at 02:13:45, still down',
    'see /home/ops/.openclaw/openclaw.json and https://docs.openclaw.ai/gateway/doctor',
    'openclaw-gateway.service on port 18789, version 2026.9.6',
    'systemctl --user restart openclaw-gateway@main.service',
    'npm install openclaw@2026.9.6-beta.1',
    'asked ana@example.org; unit-down is gone, EADDRINUSE too, exit 137',
    'node v24.21.0 on 192.168.178.21:18789 and [fd00::1]',
    'INC-20261121 and ticket OPS-1234: the disk was full (97%)',
    'commit 72cee4e1f00d and 2f8d3a10-1111-4222-8333-abcdefabcdef',
    "the owner's session didn't start — waiting…",
    'journalctl -u openclaw-gateway --since=2026-11-21T02:00:00Z -n500',
  ])('is not asked about: %s', (text) => {
    expect(looksSecret(text)).toEqual([]);
  });
});
