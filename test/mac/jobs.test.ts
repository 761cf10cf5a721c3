import {expect, it} from 'vitest';
import {findGateways} from '../../src/probes/index.ts';
import {commandOfJob} from '../../src/supervisors/launchd/job-argv.ts';
import {parseLaunchctlPrint, whyNotPrinted} from '../../src/supervisors/launchd/print.ts';
import {command, entry, mac, node, plist, text} from './world.ts';

const agents = '/Users/ny/Library/LaunchAgents';

it.each([
  ['plist-agent-bot.molt.gateway.plist', 'bot.molt.gateway', {port: 18789, stateDir: '/Users/username/.openclaw'}],
  ['plist-agent-own-label-tailscale.plist', 'com.trillium.openclaw-gateway', {port: 18789}],
  ['plist-agent-2026.4.2-nvm-checkout.plist', 'ai.openclaw.gateway', {port: 18789}],
  ['plist-agent-2026.1.30-token-inline.plist', 'ai.openclaw.gateway', {port: 18789}],
])('finds the gateway of the real %s under its label', async (sample, launchdLabel, more) => {
  const {gateways} = await findGateways(mac({files: {[`${agents}/${launchdLabel}.plist`]: text(`launchd/${sample}`)}}));
  expect(gateways).toMatchObject([{launchdLabel, portFrom: 'unit', profile: 'default', ...more}]);
});

it.each([
  ['one that makes a container', 'com.openclaw.gateway', text('launchd/plist-agent-com.openclaw.gateway-docker-compose.plist')],
  [
    'a node host',
    'ai.openclaw.node',
    plist([node, entry, 'node', 'run', '--port', '18789'], {
      label: 'ai.openclaw.node',
      variables: {OPENCLAW_SERVICE_MARKER: 'openclaw', OPENCLAW_SERVICE_KIND: 'node'},
    }),
  ],
  [
    'a watchdog that restarts it',
    'ai.openclaw.watchdog',
    plist(['/bin/bash', '-c', 'openclaw gateway restart'], {label: 'ai.openclaw.watchdog'}),
  ],
])('does not take for the job of a gateway %s', async (_, label, list) => {
  const {gateways} = await findGateways(mac({files: {[`${agents}/${label}.plist`]: list}}));
  expect(gateways.map((one) => one.launchdLabel)).toEqual(['ai.openclaw.gateway']);
  expect(gateways.map((one) => one.portFrom)).toEqual(['default']);
});

it('tells two gateways of one user by what their jobs set', async () => {
  const lab = plist([node, entry, 'gateway'], {
    label: 'com.ny.lab',
    variables: {OPENCLAW_STATE_DIR: '/Users/ny/.openclaw-lab', OPENCLAW_GATEWAY_PORT: '19001'},
  });
  const {gateways} = await findGateways(
    mac({files: {[`${agents}/ai.openclaw.gateway.plist`]: plist(command), [`${agents}/com.ny.lab.plist`]: lab}}),
  );
  expect(gateways.map(({profile, port, launchdLabel}) => `${profile} ${port} ${launchdLabel}`)).toEqual([
    'default 18789 ai.openclaw.gateway',
    'lab 19001 com.ny.lab',
  ]);
});

it('finds nothing in a binary list that the system cannot turn into text, and what is in it where it can', async () => {
  const path = `${agents}/ai.openclaw.gateway.plist`;
  const files = {[path]: 'bplist00\uFFFD'};
  expect((await findGateways(mac({files}))).gateways).toMatchObject([{portFrom: 'default'}]);
  const commands = {[`plutil -convert xml1 -o - -- ${path}`]: plist([node, entry, 'gateway', '--port', '18795'])};
  expect((await findGateways(mac({files, commands}))).gateways).toMatchObject([{port: 18795, portFrom: 'unit'}]);
});

it.each<[readonly string[], readonly string[]]>([
  [['/usr/bin/caffeinate', '-dims', ...command], command],
  [['/Users/ny/bin/with-keys.sh', ...command], command],
  [['/bin/zsh', '-lc', `source ~/.zshrc; exec "${node}" '${entry}' gateway --port 18789`], command],
  [
    ['/bin/sh', '-c', 'openclaw gateway restart'],
    ['/bin/sh', '-c', 'openclaw gateway restart'],
  ],
  [
    ['/usr/bin/env', 'NODE_ENV=production', 'openclaw', 'gateway'],
    ['openclaw', 'gateway'],
  ],
])('%j comes to %j', (words, comesTo) => {
  expect(commandOfJob(words)).toEqual(comesTo);
});

it.each([
  [113, 'Could not find service "x" in domain for user gui: 501', 'absent'],
  [112, 'Could not find domain', 'not asked'],
  [125, 'Domain does not support specified action', 'not asked'],
  [37, 'Operation already in progress', 'in progress'],
  [1, 'Operation not permitted', 'not asked'],
] as const)('exit %i (%s) is %s', (exit, said, means) => {
  expect(whyNotPrinted(exit, said)).toBe(means);
});

it.each([
  ['print-gui-gateway-running-wrapper.txt', {state: 'running', pid: 94358, runs: 1, lastExit: null, signal: null}],
  ['print-gui-killed9-running.txt', {state: 'running', pid: 38837, lastExit: null, signal: 'Killed: 9'}],
  ['print-gui-terminated15-not-running.txt', {state: 'not running', pid: null, runs: 20, signal: 'Terminated: 15'}],
  ['print-gui-smappservice-22138-runs-exit78.txt', {state: 'spawn scheduled', path: null, lastExit: 78, spawnFailed: true}],
  ['print-system-gateway-sigtermed.txt', {state: 'SIGTERMed', pid: 4242}],
  ['print-gui-gateway-9962-runs-exit78.txt', {state: 'running', pid: 63810, runs: 9962, lastExit: 78}],
])('the real %s says so', (sample, facts) => {
  expect(parseLaunchctlPrint(text(`launchd/${sample}`))).toMatchObject(facts);
});
