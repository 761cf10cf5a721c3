import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {parseJournal} from '../../src/journal/index.ts';
import {type Answer, promptOf, readAnswer} from '../../src/main/plain/answer.ts';
import {walkAlong} from '../../src/main/plain/walk-plainly.ts';
import type {Walking} from '../../src/main/walking.ts';
import {type Place, placeOn} from './begun.ts';

describe('a line after a rung', () => {
  const read: readonly (readonly [string, Answer])[] = [
    ['', {is: 'next'}],
    ['   ', {is: 'next'}],
    ['q', {is: 'quit'}],
    ['p', {is: 'previous'}],
    ['r', {is: 'again'}],
    ['s no access ', {is: 'skip', text: 'no access'}],
    ['sno access', {is: 'skip', text: 'no access'}],
    ['s', {is: 'wrong', sentence: 'a skip needs a reason: s REASON'}],
    [' a  seen at noon', {is: 'note', text: 'seen at noon'}],
    ['a', {is: 'wrong', sentence: 'a note needs text: a NOTE'}],
    ['x df -h', {is: 'own', text: 'df -h'}],
    ['x', {is: 'own', text: ''}],
    ['Z', {is: 'wrong', sentence: '"Z" is no answer here'}],
  ];

  it.each(read)('%j means %o', (line, answer) => {
    expect(readAnswer(line, false)).toEqual(answer);
  });

  it('names another directory only where this one cannot be written', () => {
    expect(readAnswer('W /tmp', true)).toEqual({is: 'elsewhere', text: '/tmp'});
    expect(readAnswer('W /tmp', false)).toEqual({is: 'wrong', sentence: '"W" is no answer here'});
    expect(readAnswer('W', true)).toEqual({is: 'wrong', sentence: '"W" is no answer here'});
    expect(promptOf(true)).toContain('W DIRECTORY');
    expect(promptOf(false)).not.toContain('W DIRECTORY');
  });
});

describe('a walk as lines', () => {
  let place: Place;
  let walking: Walking;
  beforeEach(async () => {
    place = await placeOn('first-ladder');
    walking = place.walk();
  });
  afterEach(() => place.clear());

  /** Everything that is said, with the answers where they were given; after the last one the other end is gone. */
  async function talk(...answers: readonly string[]): Promise<readonly string[]> {
    const said: string[] = [];
    const left = [...answers];
    const line = {
      say: (text: string) => void said.push(text),
      async ask(prompt: string) {
        const answer = left.shift() ?? null;
        said.push(prompt, `< ${answer ?? '(gone)'}`);
        return answer;
      },
    };
    await place.wait(walkAlong(place, walking, line));
    return said;
  }

  const rungsOf = (said: readonly string[]) => said.flatMap((text) => /^rung (\d+) of/.exec(text)?.[1] ?? []).map(Number);

  it('without anybody at the other end goes through every rung, and says how things stand before and after', async () => {
    const said: string[] = [];
    await place.wait(walkAlong(place, walking, null, {say: (text) => void said.push(text)}));
    expect(rungsOf(said)).toEqual(walking.session().rungs.map((_, index) => index + 1));
    expect(said[0]).toMatch(/^verdict: (down|degraded)$/);
    expect(said.filter((text) => text.startsWith('verdict: '))).toHaveLength(2);
    expect(said.join('\n')).toContain(walking.session().judgement.findings[0]!.code);
  });

  it('goes to the next rung and back, and ends where the other end is gone', async () => {
    expect(rungsOf(await talk('', '', 'p', 'p', 'p'))).toEqual([1, 2, 3, 2, 1, 1]);
  });

  it('is left by q, with the last verdict', async () => {
    const said = await talk('q');
    expect(rungsOf(said)).toEqual([1]);
    expect(said.findLast((text) => text.startsWith('verdict: '))).toBe(`verdict: ${walking.session().judgement.verdict}`);
  });

  it('asks before it keeps what looks like a password, and keeps it as a mark, as it is, or not at all', async () => {
    const [first, second, third] = ['Tr0ub4dor&3', 'plumTree-orbit19', 'a8f3k2m9x1'];
    const said = await talk(`a ${first}`, '', `a ${second}`, 'n', `a ${third}`, 'e', `a again ${first}`, 'q');
    expect(said.filter((text) => text === 'noted')).toHaveLength(3);
    expect(walking.session().notes.map(({text}) => text)).toEqual([
      expect.stringMatching(/^‹secret typed ~\w+›$/),
      second,
      expect.stringMatching(/^again ‹secret typed ~\w+›$/),
    ]);
    const kept = readFileSync(join(walking.folder, 'journal.jsonl'), 'utf8') + readFileSync(join(walking.folder, 'ticket.md'), 'utf8');
    expect(kept).not.toContain(first);
    expect(kept).not.toContain(third);
  });

  it('takes back what was typed last, and then what was typed before it, in journal and ticket', async () => {
    const said = await talk('a the word plumtree', 'a the word orbit', 'u', 'x cat /tmp/walnut', 'u', 'u', 'u', 'q');
    expect(said.filter((text) => text.startsWith('taken back'))).toHaveLength(3);
    expect(said).toContain('nothing was typed');
    expect(walking.session().notes.map(({text}) => text)).toEqual(['‹taken back›', '‹taken back›']);
    const journal = readFileSync(join(walking.folder, 'journal.jsonl'), 'utf8');
    const ticket = readFileSync(join(walking.folder, 'ticket.md'), 'utf8');
    for (const word of ['plumtree', 'orbit', 'walnut']) {
      expect(journal).not.toContain(word);
      expect(ticket).not.toContain(word);
    }
    const read = parseJournal(journal);
    expect(read).toMatchObject({broken: [], torn: []});
    expect(read.events.flatMap((event) => (event.type === 'noted' ? event.text : []))).toEqual(['‹taken back›', '‹taken back›']);
  });

  it('keeps notes and reasons, cleaned, with the time of the host', async () => {
    const token = `ghp_${'Zq7RtY2uIo9P'.repeat(3)}`;
    const said = await talk(`a used ${token}`, 's no access', 'q');
    expect(said).toContain('noted');
    const {notes, rungs} = walking.session();
    expect(notes).toMatchObject([{rung: 'status'}]);
    expect(notes[0]!.text).toMatch(/^used ‹secret github-token ~\w+›$/);
    expect(Math.abs(notes[0]!.at - place.clock.now())).toBeLessThan(60_000);
    expect(rungs[0]).toMatchObject({status: 'skipped', reason: 'no access'});
    expect(rungsOf(said)).toEqual([1, 2]);
  });

  it('says what is wrong with an answer, and asks again', async () => {
    const said = await talk('s', 'Z', 'q');
    expect(said).toContain('a skip needs a reason: s REASON');
    expect(said).toContain('"Z" is no answer here');
    expect(rungsOf(said)).toEqual([1]);
  });

  it('runs a command that only looks, and shows what it says', async () => {
    const said = await talk('x hostname', 'q');
    expect(walking.session().own).toMatchObject([{argv: ['hostname'], armed: false}]);
    expect(said).toContain(`  ${walking.session().host.name}`);
  });

  it('runs what may change the host only once its word was typed', async () => {
    const said = await talk('x systemctl --user restart nowhere.service', 'yes', 'x systemctl --user restart nowhere.service', 'run', 'q');
    expect(said.filter((text) => text.includes('type "run" to run it once'))).toHaveLength(2);
    expect(said).toContain('nothing was run');
    expect(walking.session().own).toMatchObject([{argv: ['systemctl', '--user', 'restart', 'nowhere.service'], armed: true}]);
  });

  it('runs nothing that needs a shell, and nothing where the other end is gone before the word', async () => {
    const said = await talk('x ls | wc', 'x reboot');
    expect(said.some((text) => text.includes('needs a shell'))).toBe(true);
    expect(said.at(-1)).not.toContain('type "run"');
    expect(walking.session().own).toEqual([]);
  });

  it('tells what was found again, pins a line of it, and takes it off', async () => {
    const said = await talk('f', 'm 3', 'm 99', 'q');
    const listed = said.filter((text) => /^\d+: /.test(text));
    expect(listed[0]).toBe(`1: verdict: ${walking.session().judgement.verdict}`);
    expect(walking.session().pins).toMatchObject([{where: 'Findings', text: listed[2]!.replace(/^3: /, '')}]);
    expect(said).toContain('m NUMBER pins a line of what f, v or l listed last');
    expect(readFileSync(join(walking.folder, 'ticket.md'), 'utf8')).toContain('pinned from');
  });

  it('reads the answer of a rung to a person, not its JSON, and narrows it by a word', async () => {
    const said = await talk('v', 'l systemd', 'q');
    expect(said.filter((text) => /^\d+: /.test(text)).length).toBeGreaterThan(2);
    expect(said.some((text) => /^\s*[{}],?$/.test(text))).toBe(false);
    expect(said.filter((text) => /^\d+: \d\d:\d\d:\d\d /.test(text)).every((text) => /systemd/i.test(text))).toBe(true);
  });

  it('explains the cause, another code and a slip of the hand', async () => {
    const said = await talk('i', 'i port-silent', 'i unit-dwn', 'q');
    const root = walking.session().judgement.findings[0]!.code;
    expect(said.some((text) => text.startsWith(`${root}: `))).toBe(true);
    expect(said.some((text) => text.startsWith('port-silent: '))).toBe(true);
    expect(said).toContain('there is no finding called unit-dwn; did you mean unit-down?');
  });

  it('lists acts and does one by its number, with how it ended and how the gateway stands', async () => {
    const said = await talk('e', 'e 9', `e ${startsAt(place)}`, '', '@', 'q');
    expect(said).toContain('there is no act of that number; e lists them');
    expect(said.some((text) => /systemctl --user start \S+: exit 0 after/.test(text))).toBe(true);
    const after = said.slice(said.findIndex((text) => text.includes(': exit 0 after')) + 1);
    expect(after[0]).toMatch(/^verdict: /);
    expect(after[0]).not.toContain('unit-down');
    expect(walking.session().own).toMatchObject([{armed: true}]);
    expect(said.some((text) => /^\d\d:\d\d:\d\d ops: .*systemctl --user start/.test(text))).toBe(true);
  });

  it('keeps the cause that was named, tells story and hint, page one and all answers', async () => {
    const said = await talk('C unit-down', 'C nonsense', 'o', 'h', 't', '?', 'q');
    expect(walking.session().named).toMatchObject([{code: 'unit-down'}]);
    expect(said).toContain('noted: you take unit-down for the cause');
    expect(said).toContain(place.running.story);
    expect(walking.session().drill?.hints).toHaveLength(1);
    expect(said.some((text) => text.includes('# DRILL: Rungs ticket'))).toBe(true);
    expect(said.some((text) => text.startsWith('enter: the next rung'))).toBe(true);
  });

  it('runs the command of a rung again', async () => {
    await talk('r', 'q');
    expect(walking.session().rungs[0]!.status).toBe('done');
    expect(walking.session().timeline.filter(({text}) => text.startsWith('rung 1 status:')).length).toBeGreaterThan(1);
  });
});

/** The number under which the one act that helps is offered. */
function startsAt({running}: Place): number {
  return running.acts().findIndex(({argv}) => argv.join(' ').includes(' start ')) + 1;
}
