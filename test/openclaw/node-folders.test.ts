import {expect, it} from 'vitest';
import {nodeFolders} from '../../src/openclaw/node-folders.ts';
import {entryFacts, healthyReadings} from '../rules/facts.ts';

const {install} = healthyReadings();
const node = (path: string, exists: boolean, version: string | null = null) => entryFacts({node: {path, exists, version}});
const reading = (value: Partial<typeof install>) => ({install: {seen: true as const, at: 1, tookMs: 1, value: {...install, ...value}}});

it("is the service's, then the running gateway's, then what lies beside the command", () => {
  const cliPath = '/home/ops/.nvm/versions/node/v24.21.0/bin/openclaw';
  expect(nodeFolders({cliPath}, reading({unit: node('/opt/a/bin/node', true), running: node('/opt/b/bin/node', true)}))).toEqual([
    '/opt/a/bin',
    '/opt/b/bin',
    '/home/ops/.nvm/versions/node/v24.21.0/bin',
  ]);
  expect(nodeFolders({cliPath: null}, reading({unit: node('/opt/a/bin/node', false), running: node('/opt/b/bin/node', true)}))).toEqual([
    '/opt/b/bin',
  ]);
  expect(nodeFolders({cliPath: null}, {})).toEqual([]);
});

it('is none that the command itself would refuse', () => {
  const cli = {
    seen: true,
    value: {path: '/x', packageRoot: '/x', version: '2026.9.6', entry: null, nodeWanted: '>=24.16.0 <25 || >=26.1.0'},
  } as const;
  const folders = (version: string) =>
    nodeFolders({cliPath: null}, reading({cli, unit: node('/opt/a/bin/node', true, version), running: null}));
  expect(folders('v20.20.2')).toEqual([]);
  expect(folders('v24.21.0')).toEqual(['/opt/a/bin']);
});
