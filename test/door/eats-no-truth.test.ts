import {describe, expect, it} from 'vitest';
import {drillNames, loadDrill, startDrill} from '../../src/drill/index.ts';
import {cleaned} from '../../src/host/index.ts';
import {enter} from '../../src/main/open-gateway.ts';
import type {Host} from '../../src/model/index.ts';
import {eagerClock, lookDeep, told} from '../drill/look.ts';

/** What a machine and OpenClaw say of themselves: each stands in something that is parsed. */
const same = [
  ...['active', 'running', 'ActiveState=active', 'ActiveState=failed', 'SubState=running', 'MainPID=4711', 'LoadState=loaded'],
  ...['Result=success', 'NRestarts=0', 'loaded (', 'not-found', 'exit-code', 'oom-kill', 'UnitFileState=enabled', 'on-failure'],
  ...['127.0.0.1', '127.0.0.1:18789', '0.0.0.0:18789', ':18789', '18789', '0.0.0.0', '[::1]:18789', 'ws://127.0.0.1:18789'],
  ...['http://127.0.0.1:18789', 'http://127.0.0.1:18789/healthz', 'LISTEN 0 511', 'users:(("node"', '0100007F:4965', '0100007F'],
  ...['ops', '/home/ops', '/home/ops/.openclaw', '/usr/bin/node', '/usr/local/bin/openclaw', 'openclaw-gateway', 'openclaw.json'],
  ...['openclaw-gateway.service', 'dist/index.js', 'node', 'openclaw', 'gateway'],
  ...['"ok":true', '"ok": true', '{"ok":true', '"status"', 'true', 'false', 'null', 'application/json', 'telegram', 'connected'],
  ...['2026.9.6', '2026.4.14', 'v24.21.0', '24.21.0', 'OpenClaw 2026.9.6', 'EADDRINUSE', 'ENOENT', 'MODULE_NOT_FOUND', 'ENOSPC'],
  ...['Error: Cannot find module', 'Cannot find module', 'address already in use', 'code=exited', 'status=1/FAILURE', '401 Unauthorized'],
  ...['MESSAGE', '"MESSAGE":"', '__REALTIME_TIMESTAMP', '_PID', 'PRIORITY', '/proc/self', 'system.slice', 'app.slice', 'memory.max'],
  ...['[Service]', 'ExecStart=', 'ExecStart=/usr/bin/node', 'EnvironmentFile=', 'Environment=', '/etc/systemd/user', 'default.target'],
  ...['user-1001', 'uid=1001', '1001:1001', 'Uid:\t1001', 'pairing required', 'not configured', 'rate limit', 'Filesystem', '/dev/sda1'],
];

/** The host with an environment file in which these are secrets, under names that say so and under names that say nothing. */
function withSecrets(host: Host, values: readonly string[]): Host {
  const env = values.flatMap((value, at) => [`GW_${at}='${value}'`, `X${at}_PASSWORD='${value}'`]).join('\n');
  return {
    ...host,
    async read(path, how) {
      const answer = await host.read(path, how);
      if (!path.endsWith('/.openclaw/.env')) return answer;
      const text = `${answer.seen ? answer.value.text : ''}\n${env}\n`;
      return {seen: true, value: {text, bytes: text.length, cut: false}};
    },
  };
}

async function judgedOn(drill: string, values: readonly string[]) {
  const {host: bare} = await startDrill(loadDrill(drill), 1, eagerClock());
  const host = withSecrets(bare, values);
  const {gateways, cleaner} = await enter(host, {find: {}});
  const [gateway] = gateways;
  const looked = await lookDeep(cleaned(host, cleaner), gateway!);
  const {verdict, unanswered, unseen} = looked.judgement;
  return {
    gateway: gateway!,
    judged: {verdict, findings: told(looked), unanswered, unseen: unseen.map(({probe, why}) => `${probe} ${why}`)},
  };
}

describe('secrets that are the same as what a machine says of itself', () => {
  it.each(drillNames)('change no judgement of %s', async (drill) => {
    const {gateway, judged} = await judgedOn(drill, []);
    const {user, unit, stateDir, configPath, cliPath, port} = gateway;
    const its = [
      user.name,
      user.home,
      unit,
      stateDir,
      configPath,
      cliPath ?? '',
      String(port),
      `127.0.0.1:${port}`,
      `http://127.0.0.1:${port}`,
    ];
    const withThem = await judgedOn(drill, [...same, ...its]);
    expect(withThem.judged).toEqual(judged);
    expect(withThem.gateway).toEqual(gateway);
  });

  it('are learnt all the same', async () => {
    const {host} = await startDrill(loadDrill('hard-coded-path'), 1, eagerClock());
    const {cleaner} = await enter(withSecrets(host, ['ActiveState=active', 'plumtree-orbit-19']), {find: {}});
    expect(cleaner.clean('said plumtree-orbit-19 and ActiveState=active', 'a log')).toMatch(/^said ‹secret [^›]*› and ‹secret [^›]*›$/);
  });
});
