import JSON5 from 'json5';
import {describe, expect, it} from 'vitest';
import {parsePath, printPath, setValue} from '../../src/config/index.ts';
import fc from '../property.ts';

const commented = `// the gateway of the shop
{
  gateway: {
    mode: 'local', // never remote
    bind: "lan", /* until the proxy is there */
    auth: { mode: 'token' },
  },
  // who may write to it
  channels: {
    telegram: { allowFrom: ['1', '2'], },
  },
}
`;

function set(text: string, path: string, value: unknown): string {
  const parsed = parsePath(path);
  if (!parsed.ok) throw new Error(parsed.problem);
  const edited = setValue(text, parsed.steps, value);
  if (!edited.ok) throw new Error(edited.problem);
  return edited.text;
}

describe('a value that is set', () => {
  it('changes its own characters and no others', () => {
    expect(set(commented, 'gateway.bind', 'loopback')).toBe(commented.replace('"lan"', '"loopback"'));
    expect(set(commented, 'channels.telegram.allowFrom[1]', '3')).toBe(commented.replace("'2'", '"3"'));
  });

  it('is written behind what stands beside it where it was not there, and every comment stays at its line', () => {
    expect(set(commented, 'gateway.port', 18_789)).toBe(
      commented.replace("    auth: { mode: 'token' },\n", "    auth: { mode: 'token' },\n    port: 18789,\n"),
    );
    expect(set(commented, 'gateway.auth.token', '${TOKEN}')).toBe(
      commented.replace("{ mode: 'token' }", '{ mode: \'token\', token: "${TOKEN}" }'),
    );
    expect(set('{\n  "a": 1 // one\n}\n', 'b.c', true)).toBe('{\n  "a": 1, // one\n  "b": {\n    "c": true\n  }\n}\n');
    expect(set('{}', 'a', [1, 2])).toBe('{\n  "a": [1, 2]\n}');
    expect(set('{a: [1,]}', 'a[1]', 2)).toBe('{a: [1, 2]}');
  });

  it('takes the last of two names that are the same, as JSON5 does', () => {
    expect(set('{a: 1, a: 2}', 'a', 3)).toBe('{a: 1, a: 3}');
  });

  it('is refused where nothing can stand, with the reason', () => {
    expect(() => set(commented, 'gateway.mode.x', 1)).toThrow('gateway.mode is a single value');
    expect(() => set(commented, 'channels.telegram.allowFrom[5]', 1)).toThrow('is a list of 2');
    expect(() => set('{a: {$include: "./b.json5"}}', 'a.b', 1)).toThrow('a.b comes from ./b.json5');
    expect(() => set(commented, '__proto__.x', 1)).toThrow('never the name of a setting');
  });

  const name = fc.constantFrom('a', 'b', 'my-key', 'x.y', 'z0', 'ü', '"q"');
  const document = fc.letrec((tie) => ({
    value: fc.oneof({maxDepth: 4}, fc.string(), fc.integer(), fc.boolean(), fc.constant(null), tie('list'), tie('table')),
    list: fc.array(tie('value'), {maxLength: 3}),
    table: fc.dictionary(name, tie('value'), {maxKeys: 4, noNullPrototype: true}),
  }));
  const written = fc
    .tuple(document.table, fc.constantFrom('', ' ', '  ', '\t'), fc.constantFrom('"', "'"), fc.boolean())
    .map(([value, space, quote, comments]) => {
      const text = JSON5.stringify(value, {space, quote});
      // A comment in front of every value that begins a line.
      return comments ? text.replaceAll('\n', '\n/* {not: "this"} */') : text;
    });

  it('means what was asked for and nothing else, in any text', () => {
    fc.assert(
      fc.property(written, fc.array(name, {minLength: 1, maxLength: 3}), document.value, (text, steps, value) => {
        const edited = setValue(text, steps, value);
        if (!edited.ok) {
          expect(edited.problem).toMatch(/single value|list/);
          return;
        }
        let there: unknown = JSON5.parse(edited.text);
        for (const step of steps) there = (there as Record<string, unknown>)[step];
        expect(there).toEqual(value);
        const others = (whole: unknown) => Object.keys(whole as object).filter((key) => key !== steps[0]);
        for (const key of others(JSON5.parse(text)))
          expect((JSON5.parse(edited.text) as Record<string, unknown>)[key]).toEqual((JSON5.parse(text) as Record<string, unknown>)[key]);
      }),
    );
  });
});

describe('a place in a configuration', () => {
  it.each(['gateway.auth.mode', 'agents.list[0].name', 'channels["my.channel"].token', 'a[10]'])('%s is read and printed', (path) => {
    const parsed = parsePath(path);
    expect(parsed.ok && printPath(parsed.steps)).toBe(path);
  });

  it.each(['', '.a', 'a..b', 'a.', 'a[', 'a[x]', 'a b'])('"%s" is none', (path) => {
    expect(parsePath(path).ok).toBe(false);
  });
});
