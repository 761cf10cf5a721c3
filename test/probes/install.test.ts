import {describe, expect, it} from 'vitest';
import {installShape} from '../../src/model/readings/install.ts';
import {probes} from '../../src/probes/index.ts';
import {gateway, known, reading} from './facts.ts';
import {type Paper, paperHost} from './paper-host.ts';
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

describe('the commands of other installations', () => {
  const home = '/home/ops';
  const mine = '/opt/oc414/node_modules/openclaw';
  const packageAt = (root: string, version: string) => ({
    [`${root}/package.json`]: JSON.stringify({name: 'openclaw', version}),
    [`${root}/openclaw.mjs`]: '',
  });
  const chosen = {...packageAt(mine, '2026.4.14'), ...live, '/proc/246/environ': 'HOME=/home/ops\0PATH=/opt/oc414/bin:/srv/tools\0'};
  const to = (root: string) => `${root}/openclaw.mjs`;
  const look = async (paper: Paper) => {
    const host = paperHost({...paper, files: {...chosen, ...paper.files}, commands: systemctl});
    const its = {...gateway, cliPath: '/opt/oc414/bin/openclaw'};
    const supervisor = await probes.supervisor.look(host, its, known());
    const readings = supervisor.seen ? {supervisor: reading<'supervisor'>(supervisor.value)} : {};
    const before = host.ran.length;
    const found = await probes.install.look(host, its, known(readings));
    expect(host.ran.slice(before).filter((line) => line.includes('openclaw'))).toEqual([]);
    if (!found.seen) throw new Error(found.detail);
    expect(installShape().parse(found.value)).toEqual(found.value);
    return found.value;
  };

  it('are none where every command leads to one package', async () => {
    const all = ['/opt/oc414/bin', '/usr/local/bin', `${home}/.local/bin`].map((folder) => [`${folder}/openclaw`, to(mine)]);
    const value = await look({links: Object.fromEntries(all) as Record<string, string>});
    expect(value.cli).toMatchObject({value: {version: '2026.4.14'}});
    expect(value).not.toHaveProperty('others');
  });

  it("are found on the responder's own PATH, where package and version managers put them and on the service's PATH, each package once", async () => {
    const roots = {
      own: '/home/eve/lib/node_modules/openclaw',
      service: '/srv/lib/node_modules/openclaw',
      npm: '/usr/local/lib/node_modules/openclaw',
      bun: `${home}/.bun/install/global/node_modules/openclaw`,
      volta: `${home}/.volta/tools/image/packages/openclaw/lib/node_modules/openclaw`,
      nvm: `${home}/.nvm/versions/node/v24.16.0/lib/node_modules/openclaw`,
      fnm: `${home}/.local/share/fnm/node-versions/v24.1.0/installation/lib/node_modules/openclaw`,
      mise: `${home}/.local/share/mise/installs/node/24.2.0/lib/node_modules/openclaw`,
      asdf: `${home}/.asdf/installs/nodejs/24.3.0/lib/node_modules/openclaw`,
    };
    const value = await look({
      platform: {os: 'linux', user: {name: 'eve', uid: 1002, gid: 1002, home: '/home/eve'}, path: ['/home/eve/bin', '/usr/local/bin']},
      files: Object.assign({}, ...Object.values(roots).map((root, at) => packageAt(root, `2026.9.${at}`))) as Record<string, string>,
      links: {
        '/opt/oc414/bin/openclaw': to(mine),
        '/home/eve/bin/openclaw': to(roots.own),
        '/srv/tools/openclaw': to(roots.service),
        '/usr/local/bin/openclaw': to(roots.npm),
        '/usr/bin/openclaw': to(roots.npm),
        [`${home}/.bun/bin/openclaw`]: to(roots.bun),
        [`${home}/.volta/tools/image/packages/openclaw/bin/openclaw`]: to(roots.volta),
        [`${home}/.nvm/versions/node/v24.16.0/bin/openclaw`]: to(roots.nvm),
        [`${home}/.local/share/fnm/node-versions/v24.1.0/installation/bin/openclaw`]: to(roots.fnm),
        [`${home}/.local/share/mise/installs/node/24.2.0/bin/openclaw`]: to(roots.mise),
        [`${home}/.asdf/installs/nodejs/24.3.0/bin/openclaw`]: to(roots.asdf),
      },
    });
    expect(value.others?.slice(0, 2)).toEqual([
      {path: '/home/eve/bin/openclaw', packageRoot: roots.own, version: '2026.9.0'},
      {path: '/usr/local/bin/openclaw', packageRoot: roots.npm, version: '2026.9.2'},
    ]);
    expect(value.others?.map(({packageRoot}) => packageRoot).toSorted()).toEqual(Object.values(roots).toSorted());
  });

  it('do not include what leads to no package of OpenClaw', async () => {
    const value = await look({
      files: {'/usr/bin/openclaw': '#!/bin/sh\nexec /srv/other\n'},
      links: {'/opt/oc414/bin/openclaw': to(mine), '/usr/local/bin/openclaw': '/gone/openclaw.mjs'},
    });
    expect(value).not.toHaveProperty('others');
  });
});

it.each(['text', 'binary'])("reads on a Mac what the LaunchAgent's file starts, kept as %s", async (form) => {
  const root = '/opt/homebrew/lib/node_modules/openclaw';
  const file = `<plist version="1.0"><dict><key>ProgramArguments</key><array><string>/opt/homebrew/bin/node</string><string>${root}/dist/index.js</string><string>gateway</string></array></dict></plist>`;
  const path = '/Users/ops/Library/LaunchAgents/ai.openclaw.gateway.plist';
  const user = {name: 'ops', uid: 501, gid: 20, home: '/Users/ops'};
  const host = paperHost({
    platform: {os: 'darwin', user},
    commands: form === 'binary' ? {[`plutil -convert xml1 -o - -- ${path}`]: file} : {},
    files: {
      [path]: form === 'binary' ? 'bplist00\uFFFD\u0001' : file,
      [`${root}/package.json`]: '{"name": "openclaw", "version": "2026.9.6"}',
      [`${root}/dist/index.js`]: '',
    },
  });
  const look = await probes.install.look(host, {...gateway, user}, known());
  expect(look).toMatchObject({value: {unit: {entry: `${root}/dist/index.js`, entryExists: true, version: '2026.9.6'}}});
  // It is the owner's file, so it is read with the owner's rights.
  expect(host.ran.filter((line) => line.includes('plutil'))).toEqual(
    form === 'binary' ? [`ops: plutil -convert xml1 -o - -- ${path}`] : [],
  );
});
