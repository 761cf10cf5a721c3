import {readdirSync, readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {loadDrill, startDrill} from '../../src/drill/index.ts';
import {enter} from '../../src/main/open-gateway.ts';
import type {Host} from '../../src/model/index.ts';
import {lookAtAll, probes} from '../../src/probes/index.ts';
import {eagerClock} from '../drill/look.ts';
import {paperHost} from '../probes/paper-host.ts';
import {down, home, unit} from './down.ts';

/** The host, and every path that was read from it. */
function listening(host: Host): {readonly host: Host; readonly read: Set<string>} {
  const read = new Set<string>();
  return {
    read,
    host: {
      ...host,
      read: (path, how) => {
        read.add(path);
        return host.read(path, how);
      },
    },
  };
}

/** What the probe of secrets can speak of: files that hold some, and places from which a variable comes. */
async function spokenOf(host: Host): Promise<{readonly spoken: readonly string[]; readonly learnt: ReadonlySet<string>}> {
  const ears = listening(host);
  const opened = await enter(ears.host, {find: {}});
  const learnt = new Set(ears.read);
  const {secrets} = await lookAtAll(probes, opened.host, opened.gateways[0]!, false);
  if (secrets?.seen !== true) throw new Error('the probe of secrets saw nothing');
  const {envFiles, files, keys} = secrets.value;
  const paths = [
    ...envFiles.filter((file) => file.state === 'present').map((file) => file.path),
    ...files.filter((file) => file.facts.kind === 'file').map((file) => file.path),
    ...keys.flatMap((key) => key.sources.map((source) => /^\/\S+/.exec(source.where)?.[0] ?? '')),
  ];
  return {spoken: [...new Set(paths)].filter((path) => path !== ''), learnt};
}

describe('the one list of sources', () => {
  it('has been learnt from in whole before the probe of secrets speaks of any of it, on a host with one of each', async () => {
    const agent = `${home}/.openclaw/agents/main/agent`;
    const paper = down({
      environmentFiles: `${home}/keys/gw.env`,
      files: {
        [`${home}/keys/gw.env`]: 'A_TOKEN=one-two-3\n',
        [`${unit}.d/10.conf`]: '[Service]\nEnvironment=B_TOKEN=four-five-6\n',
        [`${home}/.openclaw/.env`]: 'C_TOKEN=seven-eight-9\n',
        [`${home}/.config/openclaw/gateway.env`]: 'D_TOKEN=ten-eleven-12\n',
        [`${home}/.openclaw/gateway.systemd.env`]: 'E_TOKEN=a-b-13\n',
        [`${home}/.openclaw/openclaw.json`]: '{gateway: {auth: {token: "thirteen-14"}}, env: {vars: {F_TOKEN: "x-y-15"}}}',
        [`${home}/.openclaw/openclaw.json.bak`]: '{gateway: {auth: {token: "earlier-16"}}}',
        [`${home}/.openclaw/secrets.json`]: '{"a": "b-c-17"}',
        [`${home}/.openclaw/credentials/oauth.json`]: '{"a": "b-c-18"}',
        [`${home}/.openclaw/state/openclaw.sqlite`]: 'SQLite format 3',
        ...Object.fromEntries(
          ['openclaw-agent.sqlite', 'models.json', 'auth-profiles.json', 'auth.json'].map((name) => [`${agent}/${name}`, '{}']),
        ),
      },
    });
    const {spoken, learnt} = await spokenOf(paperHost(paper));
    expect(spoken.length).toBeGreaterThan(12);
    expect(spoken.filter((path) => !learnt.has(path))).toEqual([]);
  });

  it('holds on a host with everything that an installation makes', async () => {
    const {host} = await startDrill(loadDrill('shadowed-secret'), 3, eagerClock());
    const {spoken, learnt} = await spokenOf(host);
    expect(spoken.length).toBeGreaterThan(3);
    expect(spoken.filter((path) => !learnt.has(path))).toEqual([]);
  });
});

describe('the one door', () => {
  const root = new URL('../../', import.meta.url);
  const users = (call: RegExp): readonly string[] =>
    readdirSync(new URL('src', root), {recursive: true, encoding: 'utf8'})
      .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('host/'))
      .filter((file) => call.test(readFileSync(new URL(`src/${file}`, root), 'utf8')))
      .toSorted();

  const takes = (name: string) => new RegExp(`import (?!type)\\{[^}]*\\b${name}\\b[^}]*\\} from '[^']*/host/`);

  it('is the only place where a host is wrapped, this machine is opened and a cleaner is told', () => {
    // A far side is the machine that it runs on: a gateway's owner is asked through this door, another machine has it over there.
    expect(users(takes('cleaned'))).toEqual(['main/open-gateway.ts']);
    expect(users(takes('localHost'))).toEqual(['far/program.ts', 'main/away/program.ts', 'main/open-gateway.ts']);
    expect(users(/\.tell\(/)).toEqual(['main/open-gateway.ts']);
  });

  it('is passed without being told only by what looks at no host, with a reason', () => {
    expect(users(/\.tellNothing\(/)).toEqual([
      'main/bug.ts',
      'main/fleet/inventory.ts',
      'main/log-file.ts',
      'main/open-gateway.ts',
      'main/stating.ts',
    ]);
  });
});
