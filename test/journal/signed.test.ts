import {execFileSync, spawnSync} from 'node:child_process';
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {headIn, headOf, readJournal} from '../../src/journal/index.ts';
import {hashOf, lineOf} from '../../src/journal/line.ts';
import {readOptions} from '../../src/main/options.ts';
import {keepSession} from '../drive/kept.ts';
import {now} from '../fixtures/walk.ts';
import fc from '../property.ts';
import {ticketOf} from './ticket-command.ts';

const signs = spawnSync('ssh-keygen', ['-Y', 'sign'], {encoding: 'utf8', input: ''});
const whyNot = signs.error !== undefined ? 'no ssh-keygen is installed here' : null;

let base = '';
let journal = '';
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'rungs-signed-'));
  journal = keepSession(base, [{type: 'noted', at: now, rung: 'status', text: 'a note'}]);
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(base, {recursive: true, force: true});
});

const rungs = (...words: string[]) => ticketOf(base, ...words);

function newKey(name: string, passphrase = ''): string {
  const path = join(base, name);
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', passphrase, '-C', `${name}@example.org`, '-f', path]);
  return path;
}

function signersOf(...keys: string[]): string {
  const path = join(base, 'signers');
  writeFileSync(
    path,
    keys.map((key) => `${readFileSync(`${key}.pub`, 'utf8').trim().split(' ')[2]} ${readFileSync(`${key}.pub`, 'utf8')}`).join(''),
  );
  return path;
}

/** What somebody does who can write as this user: another chain that holds, and a ticket of it. */
function writeAnew(): void {
  let prev = '';
  const lines = readJournal(journal).events.map((event, n) => {
    const line = lineOf({n, prev, event: event.type === 'noted' ? {...event, text: 'another note'} : event});
    prev = hashOf(line);
    return `${line}\n`;
  });
  writeFileSync(journal, lines.join(''));
  rungs('-o', journal.replace('journal.jsonl', 'ticket.md'));
}

const beside = () => journal.replace('journal.jsonl', 'ticket.md');

describe('a head of a journal', () => {
  it('is read back as it was written, and nothing else is one', () => {
    const hash = fc.stringMatching(/^[\da-f]{64}$/);
    const marks = fc.array(fc.record({n: fc.nat(), hash: fc.stringMatching(/^[\da-f]{16}$/)}), {maxLength: 9});
    fc.assert(
      fc.property(fc.record({count: fc.nat(), lastHash: hash, marks}), fc.nat(), (witness, at) => {
        const text = headOf(witness);
        expect(headIn(text)).toEqual(witness);
        const place = at % text.length;
        expect(headIn(`${text.slice(0, place)}x${text.slice(place + 1)}`)).toBeNull();
        expect(headIn(text.slice(0, place))).toSatisfy((read: unknown) => read === null || text[place - 1] === '\n');
      }),
    );
  });

  it.each(['event 0 ', 'events 3'])('is none where a number is written otherwise than it would be: %s', (number) => {
    const text = headOf({count: 3, lastHash: 'a'.repeat(64), marks: [{n: 0, hash: 'b'.repeat(16)}]});
    expect(headIn(text)).not.toBeNull();
    expect(headIn(text.replace(number, number.replace(/(\d)/, '0$1')))).toBeNull();
  });
});

describe('a ticket whose journal is signed', () => {
  beforeEach(({skip}) => {
    if (whyNot !== null) skip(whyNot);
  });

  it('is verified with the key that signed it, and said by whom where a list of signers knows', () => {
    const key = newKey('ops');
    const signed = rungs('--sign', key);
    expect(signed.code).toBe(0);
    expect(signed.said).toContain(`signed: ${beside()}.head and ${beside()}.head.sig`);
    const alone = rungs('--verify');
    expect(alone.code).toBe(0);
    expect(alone.said).toMatch(/ticket\.md\.head is signed by ED25519 key SHA256:\S{43}\n/);
    expect(alone.said).toMatch(/whose key that is nothing here says: .*--signers FILE\n$/);
    const known = rungs('--verify', '--signers', signersOf(key));
    expect(known.code).toBe(0);
    expect(known.said).toMatch(/ is signed by ops@example\.org \(ED25519 key SHA256:\S{43}\)\n/);
    expect(known.said).toMatch(/who has none of these keys cannot have changed what the head knows\n$/);
  });

  it('is verified by ssh-keygen alone, for whoever has no Rungs', () => {
    const key = newKey('ops');
    rungs('--sign', key, '-o', join(base, 'sent.md'));
    const words = ['-Y', 'verify', '-n', 'rungs', '-f', signersOf(key), '-I', 'ops@example.org', '-s', join(base, 'sent.md.head.sig')];
    expect(execFileSync('ssh-keygen', words, {input: readFileSync(join(base, 'sent.md.head')), encoding: 'utf8'})).toContain(
      'Good "rungs"',
    );
    expect(rungs('--verify', '--against', join(base, 'sent.md'), '--signers', join(base, 'signers')).code).toBe(0);
  });

  it('is found rewritten where journal and ticket were written anew, though both agree', () => {
    const key = newKey('ops');
    rungs('--sign', key);
    writeAnew();
    const {code, said} = rungs('--verify');
    expect(said).toContain('it ends where the ticket beside it says');
    expect(said).toMatch(/rewritten: event \d+ is another than the signed head .* knows/);
    expect(code).toBe(1);
  });

  it('is not taken for good where the head was changed, or signed by somebody else, or not at all', () => {
    const [key, other] = [newKey('ops'), newKey('other')];
    rungs('--sign', key);
    const head = `${beside()}.head`;
    writeFileSync(
      head,
      readFileSync(head, 'utf8').replace(/last ./, (found) => (found === 'last 0' ? 'last 1' : 'last 0')),
    );
    const changed = rungs('--verify');
    expect(changed.said).toMatch(/the signature of .*ticket\.md\.head is not good: /);
    expect(changed.code).toBe(1);
    writeAnew();
    rungs('--sign', other);
    const foreign = rungs('--verify', '--signers', signersOf(key));
    expect(foreign.said).toMatch(/is not good: ED25519 key SHA256:\S{43} is of nobody in /);
    expect(foreign.code).toBe(1);
    rmSync(head);
    rmSync(`${head}.sig`);
    expect(rungs('--verify').code).toBe(0);
    const unsigned = rungs('--verify', '--signers', signersOf(key));
    expect(unsigned.said).toContain('nothing is signed');
    expect(unsigned.code).toBe(1);
  });

  it('is refused at once with a key whose passphrase somebody would have to type, and nothing is written', () => {
    const key = newKey('locked', 'a passphrase');
    const {code, said} = rungs('--sign', key);
    expect(said).toContain(`not signed with ${key}: it has a passphrase, and nothing is asked for here`);
    expect(code).toBe(64);
    expect(existsSync(`${beside()}.head`)).toBe(false);
  });

  it('is signed by a key that only the agent has', () => {
    const key = newKey('agents');
    const agent = spawnSync('ssh-agent', ['-s', '-a', join(base, 'agent')], {encoding: 'utf8'});
    const pid = Number(/SSH_AGENT_PID=(\d+)/.exec(agent.stdout)?.[1]);
    vi.stubEnv('SSH_AUTH_SOCK', join(base, 'agent'));
    try {
      execFileSync('ssh-add', ['-q', key]);
      rmSync(key);
      expect(rungs('--sign', `${key}.pub`).code).toBe(0);
      expect(rungs('--verify', '--signers', signersOf(key)).code).toBe(0);
    } finally {
      vi.unstubAllEnvs();
      process.kill(pid);
    }
  });
});

it('is not signed where there is no ssh-keygen, and that is said', () => {
  vi.stubEnv('PATH', base);
  expect(rungs('--sign', join(base, 'key'))).toMatchObject({code: 64, said: expect.stringContaining('ssh-keygen is not installed here')});
  vi.unstubAllEnvs();
});

describe('the command line', () => {
  it.each([
    [['walk', '--sign', 'k'], '--sign goes with ticket'],
    [['ticket', '--sign', 'k', '--verify'], '--sign and --verify do not go together: one signs, the other checks'],
    [['ticket', '--signers', 'f'], '--signers goes with ticket --verify'],
    [['ticket', '--against', 'f'], '--against goes with ticket --verify'],
  ])('says what is wrong with %j', (argv, sentence) => {
    expect(readOptions(argv)).toEqual({problem: sentence});
  });
});
