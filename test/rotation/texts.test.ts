import JSON5 from 'json5';
import {describe, expect, it} from 'vitest';
import {removeValue, setValue} from '../../src/config/index.ts';
import {parseDotenv, parseEnvFile} from '../../src/probes/parse/env-file.ts';
import {type Reader, removeFromUnit, removeVariable, setVariable, writtenFor} from '../../src/rotation/index.ts';
import {parseEnvironment, parseUnitFile} from '../../src/supervisors/systemd/unit-file.ts';
import fc from '../property.ts';

const parsers = {systemd: parseEnvFile, dotenv: parseDotenv};
const name = 'OPENCLAW_GATEWAY_TOKEN';
const hard = ['a b', `it's`, 'say "so"', 'a$B${C}', '100%h%%', 'back\\slash', 'a#b', ' #x', 'two\nlines', '`tick`', '=', ';x', `'"`];

describe('a variable in a file of variables', () => {
  it.each(hard)('is written so that systemd and dotenv read %j back, or is refused', (value) => {
    for (const readers of [['systemd'], ['dotenv']] as const) {
      const way = writtenFor(value, readers);
      if (way === null) continue;
      expect(parsers[readers[0]](`${name}=${way}\nNEXT=1\n`)).toEqual([
        [name, value],
        ['NEXT', '1'],
      ]);
    }
    expect(writtenFor(value, ['systemd'])).not.toBeNull();
  });

  it('takes no way that the two would read differently', () => {
    expect(writtenFor(`it's "so"`, ['dotenv'])).toBe('`it\'s "so"`');
    expect(writtenFor(`it's "so"`, ['systemd', 'dotenv'])).toBeNull();
    expect(writtenFor('a$B', ['systemd', 'dotenv'])).toBe("'a$B'");
  });

  it('is set where it stood last, and nothing else moves', () => {
    const text = `# keys\n${name}=old1\nA='x\ny'\nexport ${name}="old\n2" # mine\n\nB=2`;
    const made = setVariable(text, name, 'fresh', ['dotenv']);
    expect(made).toEqual({ok: true, text: `# keys\nA='x\ny'\nexport ${name}=fresh\n\nB=2`});
    expect(setVariable('B=2', name, 'fresh', ['dotenv'])).toEqual({ok: true, text: `B=2\n${name}=fresh\n`});
  });

  it('is taken out with every line of it, and leaves no piece behind', () => {
    const text = `A=1\n${name}="first\nsecond"\n${name}=joined\\\nlines\nB=2\n`;
    expect(removeVariable(text, name, ['systemd'])).toEqual({ok: true, text: 'A=1\nB=2\n'});
    expect(removeVariable(`# ${name}=no\nA=1\n`, name, ['systemd', 'dotenv'])).toEqual({ok: true, text: `# ${name}=no\nA=1\n`});
  });

  it('comes back from any text as it was set, and the others as they were', () => {
    const key = fc.constantFrom('A', 'B', name, 'Z_1');
    const value = fc.stringMatching(/^[\w $%"'`\\#=;.\n-]{0,12}$/);
    const line = fc.oneof(
      fc.tuple(key, fc.stringMatching(/^[\w.-]{0,8}$/)).map(([one, text]) => `${one}=${text}`),
      fc.tuple(key, value).map(([one, text]) => `${one}=${writtenFor(text, ['systemd']) ?? ''}`),
      fc.constantFrom('# a comment', '; another', '', 'no assignment', 'export A=2'),
    );
    const readers = fc.constantFrom<readonly Reader[]>(['systemd'], ['dotenv'], ['systemd', 'dotenv']);
    let done = 0;
    fc.assert(
      fc.property(fc.array(line, {maxLength: 6}), value, readers, (lines, fresh, who) => {
        const text = lines.join('\n');
        const made = setVariable(text, name, fresh, who);
        if (!made.ok) return;
        done += 1;
        for (const reader of who) {
          const parsed = parsers[reader](made.text);
          expect(parsed.filter(([one]) => one === name)).toEqual([[name, fresh]]);
          expect(parsed.filter(([one]) => one !== name)).toEqual(parsers[reader](text).filter(([one]) => one !== name));
        }
      }),
      {numRuns: 1000},
    );
    expect(done).toBeGreaterThan(500);
  });
});

describe('a variable in a unit', () => {
  const variables = (text: string) =>
    parseUnitFile(text).flatMap(({key, value}) => (key === 'Environment' ? [...parseEnvironment(value)] : []));

  it('is taken out, and what stands beside it stays as it was written', () => {
    const text = `[Unit]\nDescription=x\n[Service]\nEnvironment="A=it's 100%%" ${name}=old B=\\x41 'C=$HOME'\nEnvironment="${name}=two words"\nExecStart=/bin/x\n`;
    expect(removeFromUnit(text, name)).toEqual({
      ok: true,
      text: `[Unit]\nDescription=x\n[Service]\nEnvironment="A=it's 100%%" B=\\x41 'C=$HOME'\nExecStart=/bin/x\n`,
    });
  });

  it('goes over joined lines, and leaves no empty assignment', () => {
    const text = `[Service]\nEnvironment=A=1 \\\n# why\n  ${name}=old \\\n  B=2\nEnvironment=${name}=x\n`;
    const made = removeFromUnit(text, name);
    expect(made.ok && made.text).toBe('[Service]\nEnvironment=A=1   B=2\n'.replace('A=1   B', 'A=1 B'));
    expect(made.ok && variables(made.text)).toEqual([
      ['A', '1'],
      ['B', '2'],
    ]);
  });

  it('leaves every other line of any unit as it was', () => {
    const word = fc.constantFrom(`${name}=old`, `"${name}=a b"`, 'A=1', `'B=it is'`, 'C=\\x20', `"D=\\"q\\" %%"`, `X${name}=1`);
    const line = fc.oneof(
      fc.array(word, {minLength: 1, maxLength: 4}).map((words) => `Environment=${words.join(' ')}`),
      fc.array(word, {minLength: 1, maxLength: 3}).map((words) => `Environment=${words.join(' \\\n  ')}`),
      fc.constantFrom('# c', '', 'Restart=always', 'Environment=', '[Unit]', '[Service]', 'ExecStart=/bin/x \\\n  --a'),
    );
    fc.assert(
      fc.property(fc.array(line, {maxLength: 8}), (lines) => {
        const text = ['[Service]', ...lines, ''].join('\n');
        const made = removeFromUnit(text, name);
        expect(made.ok).toBe(true);
        if (!made.ok) return;
        const service = (one: string) => parseUnitFile(one).filter(({section}) => section === 'Service');
        const named = service(made.text).flatMap(({key, value}) => (key === 'Environment' ? [...parseEnvironment(value)] : []));
        expect(named.map(([one]) => one)).not.toContain(name);
        expect(service(made.text).filter(({value}) => value === '').length).toBe(service(text).filter(({value}) => value === '').length);
      }),
      {numRuns: 500},
    );
  });
});

describe('a setting', () => {
  it.each([
    ['{a: {x: 1, y: 2}, // c\n}', ['a', 'y'], '{a: {x: 1 }, // c\n}'],
    ['{\n  a: 1, // one\n  b: 2,\n}\n', ['b'], '{\n  a: 1, // one\n}\n'],
    ['{\n  "a": 1,\n  "b": 2\n}\n', ['b'], '{\n  "a": 1\n}\n'],
    ['{a: 1, a: 2}', ['a'], '{ }'],
    ['{a: 1}', ['z'], '{a: 1}'],
  ])('is taken out of %j', (text, steps, wanted) => {
    const made = removeValue(text, steps);
    expect(made.ok && made.text).toBe(wanted);
    expect(made.ok && JSON.stringify(JSON5.parse(made.text))).toBe(JSON.stringify(JSON5.parse(wanted)));
  });

  it('takes any value and gives it back as it was', () => {
    const text = "{// mine\n gateway: {auth: {token: 'old', mode: 'token'}}, env: {vars: {A: '1'}}}\n";
    for (const value of hard) {
      const made = setValue(text, ['gateway', 'auth', 'token'], value);
      expect(made.ok && JSON5.parse<{gateway: {auth: {token: string}}}>(made.text).gateway.auth.token).toBe(value);
    }
  });

  it('is gone from any object, and nothing else with it', () => {
    const leaf = fc.constantFrom("'x'", '1', '[1, {b: 2}]', '{b: 1, /* c */ c: 2}');
    const member = fc.tuple(fc.constantFrom('a', '"b"', 'c', "'d'"), leaf, fc.constantFrom('', ' // why\n', ' /* , */ ', '\n'));
    fc.assert(
      fc.property(fc.array(member, {maxLength: 5}), fc.boolean(), fc.constantFrom('a', 'b', 'c'), (members, ends, key) => {
        const text = `{o: {${members.map(([one, value, then]) => `${one}: ${value}${then}`).join(', ')}${ends && members.length > 0 ? ',' : ''}\n}}`;
        const made = removeValue(text, ['o', key]);
        expect(made.ok).toBe(true);
        const {o} = JSON5.parse<{o: Record<string, unknown>}>(text);
        delete o[key];
        expect(made.ok && JSON5.parse(made.text)).toEqual({o});
      }),
      {numRuns: 500},
    );
  });
});
