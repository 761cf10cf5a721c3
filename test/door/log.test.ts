import {spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, expect, it} from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'rungs-log-'));
afterAll(() => rmSync(folder, {recursive: true, force: true}));

/** `rungs log FILE` in a process of its own, for a user who has no gateway. */
function logged(text: string, json: boolean): string {
  const path = join(folder, 'gateway.log');
  writeFileSync(path, text);
  const verb = new URL('../../src/main/log-file.ts', import.meta.url).href;
  const program = `const {judgeLog} = await import('${verb}'); process.exitCode = await judgeLog(${JSON.stringify({rest: [path], json, profile: 'nowhere'})});`;
  return spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    encoding: 'utf8',
    env: {PATH: process.env['PATH'], HOME: folder},
  }).stdout;
}

const first = 'Error: listen EADDRINUSE: address already in use 127.0.0.1:18789 for plumtree-orbit-19';
const text = `${first}\n${'all is quiet\n'.repeat(40_000)}UPSTREAM_TOKEN=plumtree-orbit-19\n`;

it('finds in a line what the log names as a secret only at its end, because the whole of it goes through the cleaner', () => {
  const said = JSON.parse(logged(text, true)) as {lines: number; bytes: number; untold: string; found: {code: string; last: string}[]};
  expect(said).toMatchObject({lines: 40_002, bytes: text.length, untold: expect.stringMatching(/gateway/)});
  expect(said.found.find((one) => one.code === 'port-taken')?.last).toMatch(/18789 for ‹secret UPSTREAM_TOKEN ~[\da-f]{6}›$/);
});

it('says where no gateway told it its secrets', () => {
  expect(logged(text, false)).toMatch(/what a gateway keeps secret was not known \(.+\), so values that nothing betrays may stand below/);
});
