import {mkdirSync, readdirSync, rmSync, statSync, symlinkSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {prepare} from '../../src/main/rotate/prepare.ts';
import {rotationOutput} from '../outputs/shapes.ts';
import {fresh, old, other, place, rotating, stale, variable} from './place.ts';

const config = '.openclaw/openclaw.json';
const dotenv = '.openclaw/.env';
const reference = `\${${variable}}`;
const none = [old, stale, fresh, other];

describe('rungs secrets rotate', () => {
  it('puts the value into one place and points the others at it, and shows no value anywhere', async () => {
    const on = await place();
    const before = on.all();
    const {ended, said, kept} = await rotating(on);
    // Nothing of that name runs, so nothing is proved.
    expect(ended, said).toBe('not proved');
    expect(on.text(dotenv)).toBe(`# keys\n${variable}=${fresh}\nSLACK_BOT_TOKEN=${other}\n`);
    expect(on.text(config)).toBe(`// mine\n{gateway: {mode: 'local', auth: {mode: 'token', token: "${reference}"}}}\n`);
    const [copy = ''] = readdirSync(on.path('.openclaw')).filter((name) => name.startsWith('openclaw.json.before-'));
    expect(on.text(`.openclaw/${copy}`)).toBe(before[config]);
    expect(statSync(on.path(`.openclaw/${copy}`)).mode & 0o777).toBe(0o600);
    expect(said).toMatch(/OPENCLAW_GATEWAY_TOKEN is kept in .*\.env: the gateway and every command of OpenClaw read it/);
    expect(said).toMatch(/\.env: the new value ~\w{6} in place of ~\w{6}\n/);
    expect(said).toMatch(/openclaw\.json gateway\.auth\.token: points at \$\{OPENCLAW_GATEWAY_TOKEN\} in place of ~\w{6}\n/);
    expect(said).toContain('an old value still stands in 2 files beside them');
    for (const value of none) expect(`${said}${kept}`).not.toContain(value);
    for (const name of Object.keys(on.all())) for (const value of none) expect(name).not.toContain(value);
    expect(kept).toContain('Rotate a secret: not mended');
    expect(kept).toMatch(/By `sam` at .*, as a person wanted of `OPENCLAW_GATEWAY_TOKEN`/);
    expect(kept).toMatch(/\.env: ‹secret OPENCLAW_GATEWAY_TOKEN ~\w{6}›/);
  });

  it.each([
    ['an empty value', '', 'is empty'],
    ['blanks', '   ', 'is empty'],
    ['a blank at its end', `${fresh} `, 'begins or ends with a blank'],
    ['two lines', `${fresh}\n${fresh}`, 'control character'],
    ['a short one', 'a1B2c3', 'fewer than 16 characters'],
    ['the value that wins', old, 'has that value already'],
    ['a stale one', stale, 'has that value already'],
    ['the value of another credential', other, 'SLACK_BOT_TOKEN has that value already'],
  ])('changes nothing for %s', async (_, value, why) => {
    const on = await place();
    const before = on.all();
    const {ended, said, kept} = await rotating(on, {value: {value}});
    expect([ended, said]).toEqual(['unchanged', expect.stringContaining(why)]);
    expect(said).toContain('nothing was changed');
    expect(on.all()).toEqual(before);
    expect(kept).toBe('');
    for (const one of none) expect(said).not.toContain(one);
  });

  it.each([
    ['another word', 'yes', 'that is another word'],
    ['nobody', null, 'nobody is there to type "rotate"'],
  ])('changes nothing after %s', async (_, typed, why) => {
    const on = await place();
    const before = on.all();
    const {ended, said} = await rotating(on, {typed});
    expect([ended, said]).toEqual(['unchanged', expect.stringContaining(why)]);
    expect(on.all()).toEqual(before);
  });

  it('knows a credential by its place, too, and says which there are', async () => {
    const on = await place();
    expect((await rotating(on, {name: 'gateway.auth.token'})).ended).toBe('not proved');
    expect((await rotating(await place(), {name: 'NO_SUCH_TOKEN'})).said).toMatch(
      /there is no credential NO_SUCH_TOKEN here; there are OPENCLAW/,
    );
  });

  it.each(['first', 'last'])('puts all back where the %s file was changed by somebody else meanwhile', async (which) => {
    const on = await place();
    const at = which === 'first' ? dotenv : config;
    const text = `${on.text(at)}\n// theirs\n`.replace('//', which === 'first' ? '#' : '//');
    const before = {...on.all(), [at]: text};
    const {ended, said, kept} = await rotating(on, {meanwhile: () => on.write(at, text)});
    expect([ended, said]).toEqual(['unchanged', expect.stringContaining('was changed by somebody else meanwhile')]);
    expect(on.all()).toEqual(before);
    expect(kept).toContain('every file is as it was');
  });

  it('refuses a link, and leaves what it leads to', async () => {
    const on = await place();
    on.write('elsewhere.env', on.text(dotenv));
    rmSync(on.path(dotenv));
    symlinkSync(on.path('elsewhere.env'), on.path(dotenv));
    const before = on.text('elsewhere.env');
    const {ended, said} = await rotating(await on.again());
    expect([ended, said]).toEqual(['unchanged', expect.stringContaining('is a link, and Rungs writes through none')]);
    expect(on.text('elsewhere.env')).toBe(before);
  });

  it('refuses where a place is a folder, and changes nothing', async () => {
    const on = await place();
    rmSync(on.path(dotenv));
    mkdirSync(on.path(dotenv));
    const before = on.all();
    expect((await rotating(await on.again())).ended).toBe('unchanged');
    expect(on.all()).toEqual(before);
  });

  it('closes a file to others with the value that goes into it, and makes it where it is not there', async () => {
    const on = await place();
    rmSync(on.path(dotenv));
    on.write(dotenv, `${variable}=${stale}\n`, 0o644);
    const open = await on.again();
    const {said} = await rotating(open);
    expect(said).toContain('and mode 0644 → 0600');
    expect(statSync(on.path(dotenv)).mode & 0o777).toBe(0o600);
    const bare = await place();
    rmSync(bare.path(dotenv));
    expect((await rotating(await bare.again())).said).toContain('a new file with 0600');
    expect(statSync(bare.path(dotenv)).mode & 0o777).toBe(0o600);
  });

  it('takes a variable out of the configuration with its comments left', async () => {
    const on = await place({
      [config]: `{\n  gateway: {auth: {mode: 'token'}},\n  env: {vars: {\n    // theirs\n    ${variable}: '${stale}',\n    A: '1',\n  }},\n}\n`,
      [dotenv]: '',
    });
    const {said} = await rotating(on);
    expect(said).toContain('env.vars.OPENCLAW_GATEWAY_TOKEN: OPENCLAW_GATEWAY_TOKEN goes');
    expect(on.text(config)).toBe("{\n  gateway: {auth: {mode: 'token'}},\n  env: {vars: {\n    // theirs\n    A: '1',\n  }},\n}\n");
    expect(on.text(dotenv)).toBe(`${variable}=${fresh}\n`);
  });

  it.each(['it is $5 and ${HOME} "x"', "it's-100%%-of-`it`", 'a#b;c\\d=e"f 123456'])('brings %j through .env as it is', async (value) => {
    const on = await place();
    const {ended, said, kept} = await rotating(on, {value: {value}});
    expect(ended, said).toBe('not proved');
    const {parse} = await import('dotenv');
    expect(parse(on.text(dotenv))).toEqual({[variable]: value, SLACK_BOT_TOKEN: other});
    expect(`${said}${kept}`).not.toContain(value);
  });

  it('keeps a value that has no variable where it is, and a dollar in it no reference', async () => {
    const value = 'Lark-${HOME}-meadow-77x';
    const on = await place({[config]: `{gateway: {auth: {mode: 'token', token: '${old}'}}, hooks: {token: '${stale}'}}\n`});
    const {said} = await rotating(on, {name: 'hooks.token', value: {value}});
    expect(said).toContain('no variable is known that stands for it');
    expect(on.text(config)).toBe(`{gateway: {auth: {mode: 'token', token: '${old}'}}, hooks: {token: "Lark-$\${HOME}-meadow-77x"}}\n`);
  });

  it('prints what it would do, and does nothing', async () => {
    const on = await place();
    const before = on.all();
    const ready = prepare(variable, on);
    if ('problem' in ready) throw new Error(ready.problem);
    const parsed: unknown = JSON.parse(ready.printed(true));
    expect(rotationOutput.parse(parsed)).toEqual(parsed);
    expect(ready.printed(false)).toContain('.env: the new value in place of ~');
    for (const value of none) expect(ready.printed(true) + ready.printed(false)).not.toContain(value);
    expect(on.all()).toEqual(before);
  });

  it('says which line of a profile a person has to take out', async () => {
    const on = await place({'.bashrc': `# mine\nexport ${variable}=${old}\n`});
    const {said} = await rotating(on);
    expect(said).toMatch(/\.bashrc:2 sets OPENCLAW_GATEWAY_TOKEN: a command from such a shell/);
    expect(on.text('.bashrc')).toContain(old);
  });
});
