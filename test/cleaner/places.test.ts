import {describe, expect, it} from 'vitest';
import {freshCleaner, marked} from './marked.ts';

const value = 'kq3Zx8wv';

describe('what stands behind an option of a known program', () => {
  it.each([
    [`curl -u bot:${value} https://x.example/a`, 'curl -u bot:‹u› https://x.example/a'],
    [
      `ExecStartPost=/usr/bin/curl -fsS -u bot:${value} https://x.example/up`,
      'ExecStartPost=/usr/bin/curl -fsS -u bot:‹u› https://x.example/up',
    ],
    [`curl --user "bot:${value} x" https://x.example`, 'curl --user "bot:‹user›" https://x.example'],
    [`curl -H 'X-Shop: ${value}' https://x.example`, "curl -H 'X-Shop: ‹H›' https://x.example"],
    [
      "curl -H 'Accept: application/json' -H 'User-Agent: a/1' https://x.example",
      "curl -H 'Accept: application/json' -H 'User-Agent: a/1' https://x.example",
    ],
    [`mysql -h db -p${value} shop`, 'mysql -h db -p‹p› shop'],
    [`mysqldump --password=${value} shop`, 'mysqldump --password=‹password› shop'],
    [`sshpass -p ${value} ssh host`, 'sshpass -p ‹p› ssh host'],
    [`sshpass -p${value} ssh host`, 'sshpass -p‹p› ssh host'],
    [`redis-cli -h cache -a ${value} ping`, 'redis-cli -h cache -a ‹a› ping'],
    [`mosquitto_pub -u bot -P ${value} -t a`, 'mosquitto_pub -u bot -P ‹P› -t a'],
    [`ldapsearch -D cn=bot -w ${value}`, 'ldapsearch -D cn=bot -w ‹w›'],
    [`smbclient //a/b -U bot%${value}`, 'smbclient //a/b -U bot%‹U›'],
    [`docker login -u bot -p ${value} registry.example`, 'docker login -u bot -p ‹p› registry.example'],
    ['docker run -p 18789:18789 openclaw', 'docker run -p 18789:18789 openclaw'],
    [`nmcli dev wifi connect home password ${value}`, 'nmcli dev wifi connect home password ‹password›'],
    [`openssl enc -pass pass:${value} -in a`, 'openssl enc -pass pass:‹pass› -in a'],
    [`["/usr/bin/sshpass","-p","${value}","ssh"]`, '["/usr/bin/sshpass","-p","‹p›","ssh"]'],
    ['the curl -u option takes a user', 'the curl -u option takes a user'],
    ['mysql -p', 'mysql -p'],
    ['curl -u bot: https://x.example', 'curl -u bot: https://x.example'],
    ['npm run sshpass-test', 'npm run sshpass-test'],
  ])('is marked: %s', (text, wanted) => {
    expect(marked(text)).toBe(wanted);
  });

  it('is marked in the argv of a process', () => {
    expect(marked(`sshpass\0-p\0${value}\0ssh\0`, 'nul')).toBe('sshpass\0-p\0‹p›\0ssh\0');
  });

  it('is known from then on', () => {
    const cleaner = freshCleaner();
    cleaner.clean(`curl -u bot:${value}`, 'a unit');
    expect(cleaner.clean(`login with ${value} failed`, 'a log')).not.toContain(value);
  });

  it('costs no time where somebody writes thousands of them', () => {
    const text = 'curl -u '.repeat(20_000);
    const before = process.threadCpuUsage();
    marked(text);
    expect(process.threadCpuUsage(before).user / 1000).toBeLessThan(5_000);
  });
});

describe('a value beside the name of a secret', () => {
  it.each([
    [
      `[{"name":"DB_PASSWORD","value":"${value}"},{"name":"PORT","value":"18789"}]`,
      '[{"name":"DB_PASSWORD","value":"‹DB_PASSWORD›"},{"name":"PORT","value":"18789"}]',
    ],
    [`{"value" : "${value}", "key" : "X-Api-Key"}`, '{"value" : "‹X-Api-Key›", "key" : "X-Api-Key"}'],
    [`{"Name":"smtpPass","Value":"${value}"}`, '{"Name":"smtpPass","Value":"‹smtpPass›"}'],
    [
      `{"said":"{\\"name\\":\\"BOT_TOKEN\\",\\"value\\":\\"${value}\\"}"}`,
      '{"said":"{\\"name\\":\\"BOT_TOKEN\\",\\"value\\":\\"‹BOT_TOKEN›\\"}"}',
    ],
    ['{"name":"TZ","value":"Europe/Berlin"}', '{"name":"TZ","value":"Europe/Berlin"}'],
  ])('is marked: %s', (text, wanted) => {
    expect(marked(text)).toBe(wanted);
  });
});
