import {mkdirSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterEach, describe, expect, it} from 'vitest';
import {editConfig} from '../../src/main/config/edit-config.ts';
import {editorFrom} from '../../src/main/config/editor.ts';
import {bundle, newPlace, node} from '../drive/rungs.ts';
import {openTerminal, type Terminal} from '../drive/terminal.ts';
import {command, openclaws} from './openclaws.ts';
import {saying, subject, takes} from './subject.ts';

const open: Terminal[] = [];
afterEach(() => {
  for (const terminal of open.splice(0)) terminal.kill('SIGKILL');
});

const isRoot = process.getuid?.() === 0;
const text = "// the shop\n{\n  gateway: {mode: 'local', bind: 'loopback'}, // not further\n}\n";

/** Rungs in a terminal on a gateway that does not run, with a program as the editor that gets the file as its first word. */
function edit(editor: string, {openclaw = command(takes), more = []}: {openclaw?: string; more?: readonly string[]} = {}) {
  const {folder, env} = newPlace();
  const state = join(folder, '.openclaw-edited');
  const drafts = join(folder, 'tmp');
  for (const one of [state, drafts]) mkdirSync(one, {mode: 0o700});
  const config = join(state, 'openclaw.json');
  writeFileSync(config, text, {mode: 0o640});
  writeFileSync(join(folder, 'passwd'), `root:x:0:0::${folder}:/bin/sh\n`);
  const program = join(folder, 'editor');
  writeFileSync(program, `#!/bin/sh\n${editor}\n`, {mode: 0o755});
  const rungs = [node, bundle, 'config', 'edit', '--profile', 'edited', '--openclaw', openclaw, ...more];
  const terminal = openTerminal({
    columns: 160,
    rows: 50,
    env: {...env, VISUAL: `'${program}' -x`, TMPDIR: drafts, CONFIG: config},
    argv: ['unshare', '--mount', 'sh', '-ec', `mount --bind '${folder}/passwd' /etc/passwd; exec "$@"`, 'sh', ...rungs],
  });
  open.push(terminal);
  const shows = (what: string) => terminal.until(what, (screen) => screen.includes(what), 60_000);
  const left = () => readdirSync(drafts).filter((name) => name.startsWith('rungs-'));
  return {terminal, shows, left, drafts, config, now: () => readFileSync(config, 'utf8'), ended: terminal.ended};
}

/** `ed` says nothing and does what stands behind. */
const ed = (...lines: readonly string[]) => `shift; ed -s "$1" <<'END'\n${[...lines, 'w', 'q'].join('\n')}\nEND`;
const publicly = ed(',s/loopback/lan/');

describe('rungs config edit', () => {
  it.runIf(isRoot)(
    'writes the text as it is after its word, comments and all, and leaves nothing of it elsewhere',
    async () => {
      const {terminal, shows, left, now, config, ended} = edit(publicly);
      expect(await shows('type "edit" to write it: ')).toContain("+  gateway: {mode: 'local', bind: 'lan'}, // not further");
      expect(now()).toBe(text);
      terminal.press('edit\r');
      expect(await ended).toMatchObject({exitCode: 0});
      expect(now()).toBe(text.replace('loopback', 'lan'));
      expect(statSync(config).mode & 0o777).toBe(0o640);
      expect(left()).toEqual([]);
    },
    90_000,
  );

  it.runIf(isRoot)(
    'says where a mistake is, and opens the same text again',
    async () => {
      const mends = `${'if grep -q "\'lan\'," "$2"; then'} ${ed(",s/'lan',/'lan'/")}\nelse ${ed(",s/'loopback'}/'lan',,}/")}\nfi`;
      const {terminal, shows, left, now, ended} = edit(mends);
      expect(await shows('enter opens it again, any word leaves it: ')).toMatch(/openclaw\.json:3:40: /);
      terminal.press('\r');
      await shows('type "edit" to write it: ');
      terminal.press('edit\r');
      expect(await ended).toMatchObject({exitCode: 0});
      expect(now()).toBe(text.replace("'loopback'}", "'lan',}"));
      expect(left()).toEqual([]);
    },
    90_000,
  );

  it.runIf(isRoot).each<[string, string, RegExp, readonly string[]]>([
    ['that cannot be parsed', ed(",s/'loopback'/lan/"), /openclaw\.json:3:34: /, ['no\r']],
    ['whose word was another one', publicly, /that is another word; nothing was changed/, ['yes\r']],
    ['whose file somebody else changed meanwhile', `echo '// mine' >> "$CONFIG"\n${publicly}`, /changed by somebody else meanwhile/, []],
    ['whose editor failed', `${publicly}\nexit 3`, /the editor ended with exit 3; nothing was changed/, []],
  ])(
    'keeps a text %s, for its writer alone, and says where',
    async (_, editor, why, keys) => {
      const {terminal, shows, left, now, drafts, ended} = edit(editor);
      for (const key of keys) {
        await shows(key === 'no\r' ? 'any word leaves it: ' : 'type "edit" to write it: ');
        terminal.press(key);
      }
      expect(await ended).toMatchObject({exitCode: 1});
      const screen = terminal.screen().join('');
      expect(screen).toMatch(why);
      expect(now()).toBe(editor.includes('mine') ? `${text}// mine\n` : text);
      const [folder = ''] = left();
      const kept = join(drafts, folder, 'openclaw.json');
      expect(screen).toContain(`rungs config restore ${kept}`);
      expect(statSync(join(drafts, folder)).mode & 0o777).toBe(0o700);
      expect(statSync(kept).mode & 0o777).toBe(0o600);
      expect(readFileSync(kept, 'utf8')).toContain('lan');
    },
    90_000,
  );

  it.runIf(isRoot)(
    'does nothing where nothing was changed',
    async () => {
      const {terminal, left, now, ended} = edit('true');
      expect(await ended).toMatchObject({exitCode: 1});
      expect(terminal.screen().join('\n')).toContain('the text is as it was; nothing was changed');
      expect([now(), left()]).toEqual([text, []]);
    },
    90_000,
  );

  it.runIf(isRoot)(
    'leaves ctrl-c to the editor',
    async () => {
      const waits = `trap 'trapped=yes' INT\necho READY\nwhile [ -z "$trapped" ]; do read -r line; done\n${publicly}`;
      const {terminal, shows, now, ended} = edit(waits, {more: ['--typed', 'edit']});
      await shows('READY');
      terminal.press('\u0003');
      expect(await ended).toMatchObject({exitCode: 0});
      expect(now()).toBe(text.replace('loopback', 'lan'));
    },
    90_000,
  );

  it('says that an editor needs a terminal', async () => {
    const on = await subject(takes);
    expect(await saying(['edit'], (options) => editConfig(options, undefined, on))).toMatchObject({
      code: 1,
      said: expect.stringContaining('an editor needs a terminal'),
    });
  });
});

describe.skipIf(!isRoot || openclaws.length === 0)('with the real openclaw (where the lab has installed one)', () => {
  it.each(openclaws)(
    'of $version: a key that it does not know is not written',
    async ({command: openclaw}) => {
      const {shows, terminal, now, ended} = edit(ed(',s/bind/bindTo/'), {openclaw});
      await shows('any word leaves it: ');
      terminal.press('no\r');
      expect(await ended).toMatchObject({exitCode: 1});
      expect(terminal.screen().join('\n')).toMatch(/openclaw refuses .*bindTo/);
      expect(now()).toBe(text);
    },
    180_000,
  );
});

describe('the editor', () => {
  it.each([
    [{VISUAL: 'code --wait', EDITOR: 'ed'}, ['code', '--wait']],
    [{VISUAL: ' ', EDITOR: "'/opt/my editor/ed' -s"}, ['/opt/my editor/ed', '-s']],
    [{}, ['vi']],
    [{EDITOR: 'ed $HOME'}, {problem: expect.stringContaining('$EDITOR cannot be used as it is')}],
  ])('of %j is %j, and no shell reads it', (env, words) => {
    expect(editorFrom(env)).toEqual(words);
  });
});
