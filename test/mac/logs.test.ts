import {expect, it} from 'vitest';
import {parseJobLog} from '../../src/supervisors/launchd/log.ts';
import {look} from './look.ts';
import {agentPath, answers, command, listens, mac, plist, printed, process, state, text} from './world.ts';

const at = Date.parse('2026-11-21T01:59:00Z');

it('reads real lines with the stamp that they have, and those below an error with it', () => {
  const lines = parseJobLog(text('launchd/gateway-err-log-tail-2026.3.txt'), at);
  expect(lines[0]).toMatchObject({at: Date.parse('2026-03-10T11:46:43.936Z'), from: 'gateway'});
  expect(lines[0]?.text).toMatch(/^\[openclaw\] Unhandled promise rejection: AssertionError/);
  expect(lines[1]?.at).toBe(lines[0]?.at);
  expect(lines.at(-1)).toMatchObject({at: Date.parse('2026-03-10T11:51:03.293Z')});
});

it('gives what Node said before there was a logger the time of the file', () => {
  expect(parseJobLog('2026-11-20T00:00:00.000Z [gateway] ready\nError: Cannot find module x\n', at).map((line) => line.at)).toEqual([
    Date.parse('2026-11-20T00:00:00.000Z'),
    at,
  ]);
});

const log = '/Users/ny/Library/Logs/openclaw/gateway.log';
const down = {files: {[agentPath]: plist(command)}, jobs: {'gui/501/ai.openclaw.gateway': printed('print-gui-mimi-17169-runs-exit1.txt')}};

it.each([
  ['the file that the property list names', log],
  ['the folder of older releases', `${state}/logs/gateway.err.log`],
])('quotes the last words of a loop out of %s', async (_, path) => {
  const said = '2026-11-21T01:58:50.000Z [gateway] failed to bind gateway socket\nError: boom of the last run\n';
  const {judgement, readings} = await look(mac({...down, files: {...down.files, [path]: said}}));
  expect(judgement.findings[0]).toMatchObject({code: 'crash-loop'});
  expect(judgement.findings[0]?.text).toContain('boom of the last run');
  expect(readings.log).toMatchObject({
    value: {sources: expect.arrayContaining([expect.objectContaining({name: path, lines: 2, unseen: null})])},
  });
});

it('finds in the log the cause of a loop, in front of the loop', async () => {
  const said =
    "node:internal/modules/cjs/loader:1215\n  throw err;\nError: Cannot find module '/opt/homebrew/lib/node_modules/openclaw/dist/gone.js'\n";
  const {judgement} = await look(mac({...down, files: {...down.files, [log]: said}}));
  expect(judgement.findings.map((one) => one.text).join('\n')).toContain('Cannot find module');
});

it('does not hold the words of an earlier run against a gateway that serves', async () => {
  const said =
    '2026-11-20T01:00:00.000Z [gateway] listen EADDRINUSE: address already in use 127.0.0.1:18789\n2026-11-20T01:00:01.000Z [telegram] 401: Unauthorized\n';
  const {judgement} = await look(
    mac({
      files: {[agentPath]: plist(command), [log]: said},
      jobs: {'gui/501/ai.openclaw.gateway': printed('print-gui-gateway-running-wrapper.txt', {pid: '15299'})},
      processes: [process(15299, 1, 'openclaw'), process(15326, 15299, 'openclaw-gateway')],
      sockets: listens(15326),
      pages: answers(),
    }),
  );
  expect(judgement).toMatchObject({verdict: 'clear', findings: []});
});

it('lays beside one another what launchd loaded, what the file says and what the installer writes', async () => {
  const loaded = printed('print-gui-gateway-running-wrapper.txt', {pid: '15299', 'stdout path': '/Users/ny/.openclaw/logs/gateway.log'});
  const {readings} = await look(
    mac({
      files: {[agentPath]: plist(command, {more: '<key>ThrottleInterval</key><integer>1</integer>'}), '/opt/homebrew/bin/openclaw': ''},
      jobs: {'gui/501/ai.openclaw.gateway': loaded},
      loadedFromFile: false,
      processes: [process(15299, 1, command.join(' '))],
      sockets: listens(15299),
      pages: answers(),
    }),
  );
  const rows = readings.unit?.seen === true ? readings.unit.value.rows : [];
  const row = (key: string) => rows.find((one) => one.key === key);
  expect(row('StandardOutPath')).toMatchObject({loaded: '/Users/ny/.openclaw/logs/gateway.log', disk: log, differs: 'disk'});
  expect(row('ThrottleInterval')).toMatchObject({disk: '1'});
  expect(rows.map((one) => one.key).join(' ')).not.toMatch(/XPC_SERVICE_NAME|SSH_AUTH_SOCK/);
});

it('takes two looks between which the starts grew for a loop, also while the gateway answers now and then', async () => {
  const {readings} = await look(
    mac({
      files: {[agentPath]: plist(command)},
      jobs: {'gui/501/ai.openclaw.gateway': text('launchd/print-gui-killed9-running.txt')},
      processes: [process(38_837, 1, command.join(' '), {since: 'Sat Nov 21 01:59:58 2026'})],
    }),
  );
  expect(readings.supervisor).toMatchObject({
    value: {services: [{run: {crashes: 48, restarts: 47, signal: 'Killed: 9', startedAt: Date.parse('2026-11-21T01:59:58Z')}}]},
  });
});
