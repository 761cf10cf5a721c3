import {describe, expect, it} from 'vitest';
import {probes} from '../../src/probes/index.ts';
import {gateway, known, reading} from './facts.ts';
import {paperHost} from './paper-host.ts';
import {live, systemctl} from './running.ts';
import {sample} from './sample.ts';

describe('install', () => {
  const root = '/opt/oc/node_modules/openclaw';
  const package_ = {
    [`${root}/package.json`]: '{"name": "openclaw", "version": "2026.9.6", "engines": {"node": ">=24.16.0"}}',
    [`${root}/openclaw.mjs`]: '',
    [`${root}/dist/index.js`]: '',
    '/opt/node24/bin/node': '',
  };

  it("follows the command's link to its package, and the unit's entry to its own", async () => {
    const host = paperHost({
      files: {...live, ...package_},
      links: {'/opt/oc/node_modules/.bin/openclaw': '../openclaw/openclaw.mjs', '/proc/246/exe': '/opt/node24/bin/node'},
      commands: {...systemctl, '/opt/node24/bin/node --version': 'v24.21.0\n'},
    });
    const supervisor = await probes.supervisor.look(host, gateway, known());
    const look = await probes.install.look(
      host,
      gateway,
      known(supervisor.seen ? {supervisor: reading<'supervisor'>(supervisor.value)} : {}),
    );
    const facts = {
      node: {path: '/opt/node24/bin/node', exists: true, version: '24.21.0'},
      entry: `${root}/dist/index.js`,
      entryExists: true,
      packageRoot: root,
      version: '2026.9.6',
      nodeWanted: '>=24.16.0',
    };
    expect(look).toMatchObject({
      value: {cli: {value: {packageRoot: root, version: '2026.9.6', entry: `${root}/dist/index.js`}}, unit: facts, running: facts},
    });
  });

  it('takes the files for another version than the process when they were replaced while it ran', async () => {
    const replacedAt = 1_795_239_000_000;
    const host = paperHost({
      files: {...live, ...package_, '/proc/246/environ': 'HOME=/home/ops\0OPENCLAW_SERVICE_VERSION=2026.4.14\0'},
      links: {'/opt/oc/node_modules/.bin/openclaw': '../openclaw/openclaw.mjs', '/proc/246/exe': '/opt/node24/bin/node'},
      commands: {...systemctl, '/opt/node24/bin/node --version': 'v24.21.0\n'},
      modifiedAt: {[root]: replacedAt},
    });
    const supervisor = await probes.supervisor.look(host, gateway, known());
    const look = await probes.install.look(
      host,
      gateway,
      known(supervisor.seen ? {supervisor: reading<'supervisor'>(supervisor.value)} : {}),
    );
    expect(look).toMatchObject({value: {unit: {version: '2026.9.6'}, running: {version: '2026.4.14', replacedAt}}});
  });

  it('reads the start script of a package manager', async () => {
    const shim = '#!/bin/sh\nbasedir=$(dirname "$0")\nexec node "$basedir/../openclaw/openclaw.mjs" "$@"\n';
    const host = paperHost({files: {...package_, '/opt/oc/node_modules/.bin/openclaw': shim}});
    expect(await probes.install.look(host, gateway, known())).toMatchObject({
      value: {cli: {value: {version: '2026.9.6'}}, unit: null, running: null},
    });
  });

  it("sees that the unit's entry is gone", async () => {
    const host = paperHost({
      files: {'/opt/node24/bin/node': ''},
      commands: {
        'systemctl --user show': sample('supervisor/show-start-limit.txt'),
        'systemctl show': sample('supervisor/show-not-found.txt'),
        '/opt/node24/bin/node': 'v24.21.0',
      },
    });
    const supervisor = await probes.supervisor.look(host, gateway, known());
    const look = await probes.install.look(
      host,
      {...gateway, cliPath: null},
      known(supervisor.seen ? {supervisor: reading<'supervisor'>(supervisor.value)} : {}),
    );
    expect(look).toMatchObject({
      value: {cli: {seen: false, why: 'missing'}, unit: {entryExists: false, packageRoot: null, version: null}, running: null},
    });
  });
});

it.each(['text', 'binary'])("reads on a Mac what the LaunchAgent's file starts, kept as %s", async (form) => {
  const root = '/opt/homebrew/lib/node_modules/openclaw';
  const file = `<plist version="1.0"><dict><key>ProgramArguments</key><array><string>/opt/homebrew/bin/node</string><string>${root}/dist/index.js</string><string>gateway</string></array></dict></plist>`;
  const path = '/Users/ops/Library/LaunchAgents/ai.openclaw.gateway.plist';
  const host = paperHost({
    commands: form === 'binary' ? {[`plutil -convert xml1 -o - -- ${path}`]: file} : {},
    files: {
      '/bin/launchctl': '',
      [path]: form === 'binary' ? 'bplist00\uFFFD\u0001' : file,
      [`${root}/package.json`]: '{"name": "openclaw", "version": "2026.9.6"}',
      [`${root}/dist/index.js`]: '',
    },
  });
  const look = await probes.install.look(host, {...gateway, user: {...gateway.user, home: '/Users/ops'}}, known());
  expect(look).toMatchObject({value: {unit: {entry: `${root}/dist/index.js`, entryExists: true, version: '2026.9.6'}}});
  // It is the owner's file, so it is read with the owner's rights.
  expect(host.ran.filter((line) => line.includes('plutil'))).toEqual(
    form === 'binary' ? [`ops: plutil -convert xml1 -o - -- ${path}`] : [],
  );
});
