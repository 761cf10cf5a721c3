import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import {root, sourcesIn} from './sources.ts';

/** Rooms that speak of whatever starts the gateway, and know no supervisor by its name. */
const rooms = ['src/rules', 'src/session', 'src/ticket', 'screens'];

const programs = /\b(?:systemctl|journalctl|launchctl|loginctl|podman)\b|\bdocker (?!page)[a-z]/;

/** Addresses of OpenClaw's own pages may hold such a name. */
const pages = /^\s*page: '.*$/gm;

it.each(rooms)('%s asks the record of a supervisor and never its folder, because the next supervisor is one more record', (room) => {
  const breaches = sourcesIn(room).filter((file) => /from '[^']*\/supervisors\/(?!index\.ts')/.test(text(file)));
  expect(breaches).toEqual([]);
});

it.each(['src/rules', 'screens'])('%s types no program of one supervisor', (room) => {
  const named = sourcesIn(room).filter((file) => programs.test(text(file).replace(pages, '')));
  expect(named).toEqual([]);
});

it('finds what it forbids', () => {
  expect(['systemctl --user', 'journalctl', 'launchctl print', 'docker ps'].filter((words) => !programs.test(words))).toEqual([]);
});

function text(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}
