import {describe, expect, it} from 'vitest';
import {isOnlyReading} from '../../../src/session/gate/index.ts';
import {splitWords} from '../../../src/steps/split-words.ts';

const gateway = {cliPath: '/opt/oc/bin/openclaw'};

describe('what a responder types', () => {
  it.each([
    ['cat /etc/hostname', true],
    ['systemctl --user status openclaw-gateway', true],
    ['systemctl --user restart openclaw-gateway', false],
    ['systemctl --type service restart x', false],
    ['systemctl -p restart show x', true],
    ['systemctl -- restart x', false],
    ['systemctl -H elsewhere status', false],
    ['journalctl --user -u x -n 5', true],
    ['journalctl --user -u x --since -1h --no-pager', true],
    ['journalctl --vacuum-time=1s', false],
    ['journalctl --vac 1s', false],
    ['journalctl --cursor-file=/home/ops/.bashrc', false],
    ['journalctl --cursor-file /home/ops/.bashrc', false],
    ['journalctl --rot', false],
    ['openclaw status --json', true],
    ['openclaw status --timeout 5000 --json', true],
    ['openclaw doctor', false],
    ['openclaw doctor --lint', true],
    ['openclaw doctor --lint --fix', false],
    ['openclaw doctor --lint --json --severity-min error', true],
    ['openclaw triage', false],
    ['openclaw models status --probe', false],
    ['openclaw gateway restart', false],
    ['openclaw gateway probe', false],
    ['openclaw gateway status --deep --json', true],
    ['openclaw gateway status --url ws://elsewhere', false],
    ['openclaw gateway status --url=ws://elsewhere', false],
    ['openclaw channels status --probe --json --timeout 15000', true],
    ['openclaw config get gateway.port', true],
    ['openclaw --profile other status', false],
    ['/opt/oc/bin/openclaw status', true],
    ['/home/ops/bin/openclaw status', false],
    ['rm -rf /', false],
    ['date', true],
    ['date +%s', true],
    ['date 010203042026', false],
    ['date -us 2026-01-01', false],
    ['ss -ltnp', true],
    ['ss -K dst 1.2.3.4', false],
    ['ss -tK dst 1.2.3.4', false],
    ['ss -D /home/ops/.bashrc', false],
    ['ss -tD/home/ops/.bashrc', false],
    ['file /etc/hosts', true],
    ['file -C -m x', false],
    ['file -bC', false],
    ['hostname', true],
    ['hostname evil', false],
    ['hostname -F /etc/hosts', false],
    ['kill 1', false],
    ['docker ps', true],
    ['docker --host tcp://elsewhere ps', false],
    ['docker rm x', false],
    ['docker logs -f x', true],
    ['head -20 /etc/passwd', true],
    ['tail -n 20 -f /var/log/syslog', true],
    ['cat /dev/watchdog', false],
    ['cat /dev/null', true],
    ['head --bytes=1 --files=/dev/watchdog', false],
    ['/usr/bin/ss -ltnp', true],
    ['/home/ops/bin/ss -ltnp', false],
    ['./cat', false],
    ['../bin/cat x', false],
    ['/usr/bin/../../home/ops/cat x', false],
    ['env FOO=1 ss', false],
    ['sudo ss', false],
    ['toString x', false],
    ['docker toString', false],
  ])('%s is known to only read: %s', (text, reads) => {
    const argv = splitWords(text);
    expect('problem' in argv ? argv.problem : isOnlyReading(gateway, argv, '2026.9.6')).toBe(reads);
  });

  // Without the command, what is left of it is `gateway`, which runs one, or `doctor`, which migrates.
  it.each(['doctor --lint', 'doctor --json', 'gateway stability', 'mcp doctor --json'])(
    'openclaw %s reads on the releases that have it, and on no other',
    (text) => {
      const argv = ['openclaw', ...text.split(' ')];
      const on = ['2026.9.6', '2026.8.1', '2026.8.1-beta.1', '2026.4.14', 'no version', null];
      expect(on.filter((version) => isOnlyReading(gateway, argv, version))).toEqual(['2026.9.6', '2026.8.1']);
    },
  );
});
