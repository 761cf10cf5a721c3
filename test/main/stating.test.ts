import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir, userInfo} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {localName} from '../../src/host/index.ts';
import {hold} from '../../src/journal/index.ts';
import {hashOf, lineOf} from '../../src/journal/line.ts';
import {readOptions} from '../../src/main/options.ts';
import {readSession} from '../../src/main/resume.ts';
import {searchOf} from '../../src/main/take-back.ts';
import {ticketVerb} from '../../src/main/ticket-verb.ts';
import {withoutTyped} from '../../src/main/typed-texts.ts';
import type {Event} from '../../src/model/index.ts';
import {takenBack, typedLast} from '../../src/session/typed.ts';
import {allLooked, gateway, now, opened, stoppedWalk} from '../fixtures/walk.ts';

let base: string;
let said: string[];
const writes = {out: process.stdout.write, err: process.stderr.write};
const ended: readonly Event[] = [
  opened(),
  ...allLooked(),
  {type: 'judged', at: now + 1, judgement: stoppedWalk().judgement, rules: '0.1.0'},
  {type: 'redacted', at: now + 2, redactions: [{kind: 'name', mark: '[x]', count: 1, where: ['log']}]},
  {type: 'closed', at: now + 9, how: 'left by the responder'},
];

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'rungs-stated-'));
  mkdirSync(join(base, 'mine'));
  keepSession(ended);
  said = [];
  const keep = (text: string | Uint8Array) => {
    said.push(String(text));
    return true;
  };
  process.stdout.write = keep as typeof process.stdout.write;
  process.stderr.write = keep as typeof process.stderr.write;
});
afterEach(() => {
  process.stdout.write = writes.out;
  process.stderr.write = writes.err;
  rmSync(base, {recursive: true});
});

function keepSession(events: readonly Event[]): void {
  let prev = '';
  const lines = events.map((event, n) => {
    const line = lineOf({n, prev, event});
    prev = hashOf(line);
    return `${line}\n`;
  });
  writeFileSync(join(base, 'mine', 'journal.jsonl'), lines.join(''));
}

async function rungs(...argv: readonly string[]): Promise<{readonly code: number; readonly text: string}> {
  const options = readOptions(['ticket', 'mine', ...argv, '--out', base]);
  if ('problem' in options) throw new Error(options.problem);
  said.length = 0;
  const code = await ticketVerb(options);
  return {code, text: said.join('')};
}

const journal = () => readFileSync(join(base, 'mine', 'journal.jsonl'), 'utf8');

describe('what is said of an incident after its end', () => {
  it('stands in its journal, on page one and in the postmortem, and the chain holds', async () => {
    const first = await rungs('--impact', 'nobody got an answer', '--followup', 'pin it', '--followup', 'watch it');
    expect(first.code).toBe(0);
    expect(first.text).toContain('- Impact: `nobody got an answer`\n');
    expect(first.text).toContain('- Follow-up: `pin it`\n- Follow-up: `watch it`\n');
    expect((await rungs()).text).toBe(first.text);
    expect(readFileSync(join(base, 'mine', 'ticket.md'), 'utf8')).toBe(first.text);
    expect((await rungs('--postmortem')).text).toContain('- `pin it`\n- `watch it`\n');
    const verified = await rungs('--verify');
    expect(verified.text).toContain('it ends where the ticket beside it says');
    expect(verified.code).toBe(0);
    const read = readSession('mine', base);
    if ('problem' in read) throw new Error(read.problem);
    expect(read.session.endedAt).toBe(now + 9);
    expect(read.session.lastEventAt).toBe(now + 9);
  });

  it('goes on from the chain that a ticket knew which was sent before', async () => {
    const sent = join(base, 'sent.md');
    writeFileSync(sent, (await rungs()).text);
    await rungs('--impact', 'nobody got an answer');
    const {code, text} = await rungs('--verify', '--against', sent);
    expect(text).toContain('by 1 event');
    expect(code).toBe(0);
  });

  it('has a mark where something betrays itself as a secret, and says so in the ledger', async () => {
    const {text} = await rungs('--impact', 'somebody posted sk-ant-api03-Zx81mQ7vLr2Kd9Tn4Wb6Yc3Hf5Jg0Pa and Xq7!vB2#mK9 there');
    expect(text).toMatch(/^- Impact: `somebody posted ‹.*› and ‹.*› there`$/m);
    expect(text).toContain('Secrets replaced: 3');
    expect(journal()).not.toMatch(/Zx81mQ7|Xq7!vB2/);
  });

  it('has a mark for a secret of this host that nothing betrays, because the gateway is asked for its secrets first', async () => {
    const {uid, gid, username: name} = userInfo();
    writeFileSync(join(base, '.env'), 'OPENCLAW_GATEWAY_TOKEN=lavenderfields77x\n', {mode: 0o600});
    writeFileSync(join(base, 'openclaw.json'), '{}');
    const user = {name, uid, gid, home: base};
    const here = {...gateway, user, own: true, stateDir: base, configPath: join(base, 'openclaw.json')};
    const first = opened();
    if (first.type !== 'opened') throw new Error('it is another event');
    keepSession([{...first, host: {...first.host, name: localName()}, gateway: here}, ...ended.slice(1)]);
    const {text} = await rungs('--impact', 'somebody posted lavenderfields77x there');
    expect(text).toMatch(/^- Impact: `somebody posted ‹secret .*› there`$/m);
    expect(journal()).not.toContain('lavender');
  });

  it('is taken back as other typed words are', () => {
    const session = {...stoppedWalk(), stated: [{at: now + 99, what: 'impact' as const, text: 'what nobody may read'}]};
    const typed = typedLast(session)!;
    expect(typed.texts).toEqual(['what nobody may read']);
    expect(withoutTyped(session, typed).stated[0]!.text).toBe(takenBack);
    const event = {type: 'stated', at: now, what: 'impact', text: 'what nobody may read'} as const;
    expect(searchOf(typed).cleaned(event)).toEqual({...event, text: takenBack});
  });

  it('is not kept while a console has the session, which is said', async () => {
    const before = journal();
    const lock = hold(join(base, 'mine'), {pid: process.pid, who: 'ada'});
    const {code, text} = await rungs('--impact', 'nobody got an answer');
    if ('release' in lock) lock.release();
    expect(code).toBe(64);
    expect(text).toMatch(/^rungs: session \S+ is open in process \d+, opened by ada; close it there first\n$/);
    expect(journal()).toBe(before);
  });
});

describe('the command line of a ticket', () => {
  const problem = (...argv: readonly string[]) => {
    const read = readOptions(argv);
    return 'problem' in read ? read.problem : null;
  };

  it.each([
    [['ticket', '--for', 'trello'], '--for takes github, gitlab, jira, slack, vendor, openclaw, not "trello"'],
    [['walk', '--short'], '--short goes with ticket'],
    [['check', '--impact', 'x'], '--impact goes with ticket'],
    [['ticket', '--verify', '--html'], '--html and --verify do not go together: one prints, the other compares'],
    [['ticket', '--short', '--postmortem'], '--short and --postmortem do not go together: each is another document'],
    [['ticket', '--for', 'jira', '--html'], '--html and --for do not go together: jira shows no page of HTML'],
    [['ticket', '--html', '--limit', '5000'], '--html and --limit do not go together: a page is cut for nobody'],
    [['ticket', '--for', 'openclaw', '--short'], '--for openclaw is a form of its own: leave out --short'],
    [['ticket', '--followup', ' '], '--followup says nothing'],
  ])('says what is wrong with %j', (argv, sentence) => {
    expect(problem(...argv)).toBe(sentence);
  });

  it('prints what was asked for', async () => {
    expect((await rungs('--for', 'github')).text).toContain('<details>\n<summary>Findings: ');
    expect((await rungs('--for', 'jira')).text).toMatch(/^h1\. Rungs ticket/);
    expect((await rungs('--for', 'slack')).text).toMatch(/^\*Rungs ticket/);
    expect((await rungs('--for', 'openclaw')).text).toContain('### Steps to reproduce\n');
    expect((await rungs('--for', 'vendor')).text).toContain('## Request ids\n');
    expect((await rungs('--html')).text).toMatch(/^<!DOCTYPE html>/);
    expect((await rungs('--short')).text).not.toContain('## Findings');
    expect((await rungs('--postmortem')).text).toMatch(/## Practice\n\nA drill has the same cause: `rungs drill first-ladder`\n$/);
  });
});
