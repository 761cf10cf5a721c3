import {readdirSync, readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';

const root = new URL('../..', import.meta.url).pathname;

/** What a room must never import, and the reason a person reads when it does. */
const walls: readonly {readonly room: string; readonly never: readonly RegExp[]; readonly because: string}[] = [
  {
    room: 'src/model',
    never: [/^(?!\.\/|zod$)/],
    because: 'model is the nouns: types that every room shares, so it depends on nothing but zod',
  },
  {
    room: 'src/openclaw',
    never: [/^(?!\.\/|\.\.\/model\/)/],
    because: 'openclaw is knowledge as data; it looks at nothing and runs nothing',
  },
  {
    room: 'src/host',
    never: [/\/(probes|rules|session)\//, /screens\//],
    because: 'a host only touches the world; what it means is decided elsewhere',
  },
  {
    room: 'src/probes',
    never: [/^execa$/, /^node:/, /^systeminformation$/, /\/(rules|session)\//, /^ink/, /screens\//],
    because: 'a probe looks through the Host interface only, so that drills and recordings can answer it',
  },
  {
    room: 'src/rules',
    never: [/\/host\//, /^(?!\.)/, /screens\//, /\/session\//],
    because: 'a rule judges saved readings: no host, no clock, no process',
  },
  {
    room: 'src/session',
    never: [/^ink/, /^react/, /^node:/, /\/host\//, /screens\//],
    because: 'the session is a fold of events; what it wants is fetched for it',
  },
  {
    room: 'src/steps',
    never: [/^(?!\.\/|\.\.\/model\/)/],
    because: 'steps print commands; what they print must not depend on anything but the step',
  },
  {
    room: 'src/ticket',
    never: [/^node:/, /^ink/, /\/host\//, /\/probes\//, /screens\//],
    because: 'a ticket is a printing of the session and nothing else',
  },
  {
    room: 'screens',
    never: [/\/host\//, /\/probes\//, /\/rules\//, /^node:/],
    because: 'screens show the session; they never look, judge or touch the machine',
  },
];

describe('walls between rooms', () => {
  it.each(walls)('$room keeps its wall: $because', ({room, never, because}) => {
    const breaches = sources(room).flatMap((file) =>
      imports(file)
        .filter((name) => never.some((wall) => wall.test(name)) && !typesOnly(file, name))
        .map((name) => `${file} imports ${name}: ${because}`),
    );
    expect(breaches).toEqual([]);
  });

  it('finds the sources it guards', () => {
    for (const {room} of walls) expect(sources(room).length, room).toBeGreaterThan(0);
  });

  it('has no file over 12 KB except data, because a long file holds more than one subject', () => {
    const long = ['src', 'screens']
      .flatMap(sources)
      .filter((file) => statSync(join(root, file)).size > 13_100 && !file.includes('/signatures/'));
    expect(long).toEqual([]);
  });

  it('keeps top level to what was asked for', () => {
    const asked = [
      'LICENSE',
      'README.md',
      'dist',
      'node_modules',
      'package-lock.json',
      'package.json',
      'runbooks',
      'screens',
      'src',
      'test',
      'tsconfig.json',
    ];
    expect(readdirSync(root).filter((name) => !name.startsWith('.') && !asked.includes(name) && !name.endsWith('.tgz'))).toEqual([]);
  });
});

function sources(room: string): readonly string[] {
  return readdirSync(join(root, room), {recursive: true, encoding: 'utf8'})
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(room, name));
}

function imports(file: string): readonly string[] {
  return [...readFileSync(join(root, file), 'utf8').matchAll(/^(?:import|export)[^;]*?from '([^']+)'|import\('([^']+)'\)/gm)].map(
    (found) => found[1] ?? found[2] ?? '',
  );
}

/** Rules may name the types of what they judge; a type is erased and brings nothing with it. */
function typesOnly(file: string, name: string): boolean {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/^import( type)?[^;]*?from '([^']+)'/gm)]
    .filter((found) => found[2] === name)
    .every((found) => found[1] === ' type');
}
