import {mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import xterm from '@xterm/headless';
import {afterAll, afterEach, beforeAll, describe, expect, it} from 'vitest';
import {openJournal} from '../../src/journal/index.ts';
import {loadRunbook} from '../../src/runbook/load.ts';
import type {opened} from '../fixtures/walk.ts';
import {outlineOf} from '../ticket/markdown.ts';
import {keepSession, keptId} from './kept.ts';
import {drive, newPlace, run} from './rungs.ts';
import type {Terminal} from './terminal.ts';

const open: Terminal[] = [];
afterEach(() => {
  for (const terminal of open.splice(0)) terminal.kill('SIGKILL');
});

/** What somebody wrote into a chat; each piece stands between words that must still be there. */
const tricks: readonly string[] = [
  '\u001B[2J\u001B[1;1H\u001B[31m',
  '\u001B]0;TITLE\u0007',
  '\u001B]8;;https://evil.test\u001B\\',
  '\u001B]52;c;ZXZpbA==\u0007',
  '\u001BPq#0;2;0;0;0\u001B\\',
  '\u001B_apc\u001B\\',
  '\u0090q\u009C',
  '\u009B31m',
  '\u009D0;TITLE\u009C',
  '\u001Bc',
  '\u001B(0',
  '\u0007\b\u000B\f\u007F',
  '\u202Etxt.exe\u202C',
  '\u2066x\u2069',
  'a\u200Bb\u200Dc\uFEFFd',
  '```',
  '~~~',
  '<details>',
  '<img src=https://evil.test/x>',
  '![x](https://evil.test/y.png)',
  '[x](https://evil.test)',
  '@everyone',
  '| a |\n|---|',
  '# Findings',
  '<!--',
];
const said = (word: string) => tricks.map((trick, at) => `${word}${at} ${trick} end${at}`);
/** Nothing of this may reach a terminal, a ticket or a player: only what Rungs itself writes to draw. */
const harmful =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001A\u001C-\u001F\u007F-\u009F\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFFE]|\u001B[^[]|TITLE|evil\.test\u0007|ZXZpbA/;
const withoutDrawing = (bytes: string) => bytes.replace(/\u001B\[[0-9;?>=<]*[A-Za-z]/g, '').replace(/[\r\n\t]/g, ' ');

const place = newPlace();
const file = join(place.folder, 'chat.txt');
const logFolder = `/tmp/openclaw-${process.getuid?.() ?? 0}`;
const profile = `hostile-${process.pid}`;
const date = new Date(Date.now() - new Date().getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
const log = join(logFolder, `openclaw-${profile}-${date}.log`);
const invalid = Buffer.from([0x69, 0x6e, 0xc3, 0x28, 0xff, 0xfe, 0xf0, 0x9f, 0x92, 0x0a]);

beforeAll(() => {
  writeFileSync(
    file,
    Buffer.concat([Buffer.from(`${said('chat').join('\n')}\n${'y'.repeat(1_000_000)}\n`), invalid, Buffer.from('last line of the chat\n')]),
  );
  mkdirSync(logFolder, {recursive: true, mode: 0o700});
  const line = (message: string) =>
    JSON.stringify({0: '{"subsystem":"gateway/channels/telegram"}', 1: message, time: new Date().toISOString(), message});
  writeFileSync(
    log,
    Buffer.concat([
      Buffer.from(`${line(`begin ${'y'.repeat(100_000)}`)}\n`),
      invalid,
      Buffer.from(`${said('said').map(line).join('\n')}\n`),
    ]),
  );
});
afterAll(() => rmSync(log, {force: true}));

function expectHarmless(text: string): void {
  expect(harmful.exec(withoutDrawing(text))?.[0]).toBeUndefined();
}

describe('a chat message that attacks whoever reads it', () => {
  it('does no harm on the screen and in the ticket, from the log and from a command', async () => {
    const journal = keepSession(place.env['XDG_STATE_HOME']!, [], Date.now(), profile);
    const terminal = drive(['walk', '--session', keptId], {columns: 120, rows: 40, env: place.env});
    open.push(terminal);
    await terminal.until('the walk', (screen) => /\? help +q quit/.test(screen));
    terminal.press('9');
    await terminal.until('the log', (screen) => screen.includes('said24') && screen.includes('end24'));
    terminal.press('x');
    await terminal.until('the question', (screen) => screen.includes('command: ▏'));
    terminal.press(`cat ${file}\r`);
    await terminal.until('the end of the output', (screen) => screen.includes('last line of the chat'));
    for (const key of ['g', 'w', 'G', 'z']) terminal.press(key);
    await terminal.until('the output zoomed', (screen) => screen.includes('last line of the chat'));
    terminal.press('q');
    expect(await terminal.ended).toMatchObject({exitCode: 0});
    expectHarmless(terminal.bytes());

    const ticket = readFileSync(journal.replace('journal.jsonl', 'ticket.md'), 'utf8');
    expectHarmless(ticket);
    const outline = outlineOf(ticket);
    const code = outline.code.join('\n');
    for (const at of tricks.keys()) expect(code).toMatch(new RegExp(`chat${at} [\\s\\S]*end${at}`));
    expect(code).toContain('last line of the chat');
    expect(outline.text).not.toMatch(/chat\d|said\d|evil|everyone|yyyy/);
    for (const kind of ['html_block', 'html_inline', 'link', 'image']) expect(outline.skeleton).not.toContain(kind);
  }, 60_000);

  it('does no harm in a walk as lines and in its asciicast', async () => {
    const plain = newPlace();
    const journal = keepSession(plain.env['XDG_STATE_HOME']!, [], Date.now(), profile);
    const text = `# Chat\n\nReads a chat.\n\n## 1. Chat\n\n**Why.** It is there.\n\n**Run** (any version, only reads):\n\n\`\`\`sh\ncat ${file}\n\`\`\`\n\n**Healthy.**\n\n- It is read.\n\n**Otherwise.**\n\n- It is not read.\n\n**Judged by:** \`config-missing\`\n\n**Beside:** none\n\n**Source:** [Chat](https://docs.openclaw.ai/cli/status), OpenClaw 2026.9.6.\n`;
    const loaded = await loadRunbook('./chat.md', async () => ({seen: true, value: text}), {});
    if (!loaded.ok) throw new Error(loaded.problems.join('\n'));
    const folder = dirname(journal);
    const first = {
      ...(JSON.parse(readFileSync(journal, 'utf8').split('\n')[0]!).event as ReturnType<typeof opened>),
      runbook: loaded.runbook,
    } as ReturnType<typeof opened>;
    for (const name of readdirSync(folder)) rmSync(join(folder, name));
    const again = openJournal(folder);
    again.append(first);
    again.close();
    const lines = run(['walk', '--session', keptId, '--plain'], plain.env);
    expect(lines.stdout).toMatch(/chat0 [\s\S]*end24/);
    expect(lines.stdout + lines.stderr).not.toContain('\u001B');
    expectHarmless(lines.stdout + lines.stderr);

    const cast = join(place.folder, 'hostile.cast');
    expect(run(['replay', keptId, '-o', cast], plain.env)).toMatchObject({code: 0});
    const [header, ...frames] = readFileSync(cast, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const player = new xterm.Terminal({cols: header.width, rows: header.height, allowProposedApi: true});
    let title: string | null = null;
    player.onTitleChange((to) => {
      title = to;
    });
    for (const [, , text] of frames) {
      expectHarmless(text);
      await new Promise<void>((done) => player.write(text, done));
    }
    expect(title).toBeNull();
    expect(frames.map(([, , text]) => text).join('')).toMatch(/chat0 [\s\S]*end4/);
  }, 60_000);
});

it('says of a configuration full of line separators nothing that is not its own', () => {
  const {env} = newPlace();
  const state = env['XDG_STATE_HOME']!;
  keepSession(state);
  mkdirSync(join(state, 'no-gateway'));
  writeFileSync(join(state, 'no-gateway/openclaw.json'), JSON.stringify({gateway: {port: 45_997}, note: '\u2028\u2029'.repeat(50)}));
  const said = run(['walk', '--session', keptId, '--plain'], env);
  expect(said.stdout).toMatch(/verdict: /);
  expect(said.stderr).not.toContain('JSON5');
});
