import {describe, expect, it} from 'vitest';
import {type Key, keys} from '../../screens/keys/index.ts';
import {commandsToCopy} from '../../screens/numbered.ts';
import {wordOf} from '../../screens/press.ts';
import {type Act, type Ask, firstView, type Mode, type View} from '../../screens/view.ts';
import type {Event} from '../../src/model/index.ts';
import {pickVariant} from '../../src/runbook/index.ts';
import {type Arming, ask} from '../../src/session/gate/index.ts';
import {allLooked, fold, healthyWalk, ladderRunbook, now, opened, stoppedWalk} from '../fixtures/walk.ts';
import {pressAll, pressOn, type Situation, told} from './pressing.ts';

type Told = Readonly<Record<string, string>>;

const first = opened(ladderRunbook()) as Event & {type: 'opened'};
const drilled = fold([
  {...first, host: {...first.host, kind: 'drill'}, drill: {name: 'first-ladder', title: 'First ladder', seed: 1}},
  ...allLooked(),
  {type: 'first-touch', at: now},
  {type: 'noted', at: now, rung: 'status', text: 'seen'},
  {type: 'moved', at: now, to: 2},
]);
const acts: readonly Act[] = [
  {shown: 'systemctl --user start gw', argv: ['systemctl', '--user', 'start', 'gw'], effect: 'starts it', word: 'start'},
  {shown: 'systemctl --user daemon-reload', argv: null, effect: 'reads the unit again', word: ''},
];
const screen: View = {...firstView, scroll: {...firstView.scroll, page: 0}};
/** A drill in the middle, in which every key has something to do. */
const can: Situation = {
  session: drilled,
  busy: true,
  problem: 'journal not written',
  acts,
  story: {title: 'Drill', text: 'The pager went off. '.repeat(100)},
  ticket: () => 'line\n'.repeat(60),
  view: screen,
};
/** A real host just opened, on which most have nothing to do yet. */
const cannot: Situation = {session: fold([opened()]), view: screen};

function startArming(word = 'w'): Arming {
  const answer = ask(drilled, {kind: 'act', argv: ['systemctl', '--user', 'start', 'gw'], effect: 'starts it', word}, pickVariant);
  if (answer.is !== 'arm') throw new Error('an act is always asked for');
  return answer.arming;
}

const inMode = (mode: Mode): Situation => ({...can, view: {...screen, mode}});

/** The first name of every key of the table, pressed in that situation. */
const outcomes = (situation: () => Situation): Told =>
  Object.fromEntries(keys.map((one) => [one.id, told(situation().view!, pressOn(situation(), one.keys[0]!))]));
const every = (outcome: (key: Key) => string): Told => Object.fromEntries(keys.map((one) => [one.id, outcome(one)]));
/** They mean the same whatever is on the screen. */
const always: Told = {redraw: 'redraw', suspend: 'suspend'};

const inWalk: Told = {
  open: 'pane output',
  run: 'run rung',
  look: 'look, says "looking at everything again"',
  next: 'go 3, scroll rung 0 output 0',
  previous: 'go 1, scroll rung 0 output 0',
  skip: '→ ask',
  note: '→ ask',
  pin: '→ line',
  takeBack: '→ takeBack',
  ticket: '→ ticket',
  explain: 'says "explain: nothing is found; :explain CODE has the page of any code"',
  name: '→ palette',
  changed: '→ changed',
  zoom: 'zoomed',
  pane: 'pane output',
  diff: 'pane unit, zoomed',
  search: '→ ask',
  hits: 'says "hits: nothing is looked for; / looks for a word"',
  only: 'says "only hits: nothing is looked for; / looks for a word"',
  own: '→ ask',
  commandLog: '→ commands, scroll page end',
  sessions: '→ sessions',
  act: '→ acts',
  undo: 'says "undo: no act of this session can be taken back"',
  hint: 'hint, → hints, scroll page end',
  story: '→ story',
  copy: 'copy the rung\'s command, says "copied the rung\'s command (89 characters) if your terminal takes OSC 52"',
  whole: 'whole, scroll output 0 unit 0, says "output, log and unit as they were said"',
  wrap: 'wrapped, says "long lines are wrapped"',
  scroll: 'scroll rung 1',
  elsewhere: '→ ask',
  stop: 'interrupt, says "stopping …"',
  palette: '→ palette',
  help: '→ help',
  back: 'nothing',
  quit: '→ leave',
  ...always,
};

describe('every key of the table', () => {
  it('does its work in the walk', () => {
    expect(outcomes(() => can)).toEqual(inWalk);
  });

  it('says in the walk why it cannot', () => {
    expect(outcomes(() => cannot)).toEqual({
      ...inWalk,
      run: 'says "run: the first look is not complete yet"',
      look: 'says "look again: the first look is not complete yet"',
      next: 'go 1, scroll rung 0 output 0',
      previous: 'says "previous: this is the first rung"',
      takeBack: 'says "take back: nothing that was typed is there"',
      act: 'says "act: nothing is found that an act would mend"',
      hint: 'says "hint: only a drill has hints"',
      story: 'says "story: only a drill has a story"',
      copy: 'copy the rung\'s command, says "copied the rung\'s command (15 characters) if your terminal takes OSC 52"',
      elsewhere: 'says "elsewhere: all is on disk where it is"',
      stop: 'says "stop: nothing runs"',
      quit: 'leave',
    });
  });

  it('scrolls or closes the page of all keys', () => {
    expect(outcomes(() => inMode({is: 'help'}))).toEqual({
      ...every(() => 'nothing'),
      ...always,
      search: '→ ask',
      scroll: 'scroll page 1',
      ticket: '→ walk',
      help: '→ walk',
      back: '→ walk',
      quit: '→ walk',
    });
  });

  it('scrolls, copies or closes the ticket', () => {
    expect(outcomes(() => inMode({is: 'ticket'}))).toEqual({
      ...every(() => 'nothing'),
      ...always,
      copy: 'copy the ticket, says "copied the ticket (300 characters) if your terminal takes OSC 52"',
      search: '→ ask',
      scroll: 'scroll page 1',
      ticket: '→ walk',
      help: '→ walk',
      back: '→ walk',
      quit: '→ walk',
    });
  });

  it('closes the page of what was changed, which is not longer than the screen', () => {
    expect(outcomes(() => inMode({is: 'changed'}))).toEqual({
      ...every(() => 'nothing'),
      ...always,
      search: '→ ask',
      ticket: '→ walk',
      changed: '→ walk',
      help: '→ walk',
      back: '→ walk',
      quit: '→ walk',
    });
  });

  /** What a key does in the walk, once the page that only told something is gone. */
  const throughPage = ([id, outcome]: readonly [string, string]): [string, string] => {
    const moves = outcome.includes('→') || id in always;
    const [intent = '', ...rest] = outcome.split(', ');
    const asks = /^(?:go|run|copy|interrupt|look)/.test(intent);
    return [id, moves ? outcome : asks ? [intent, '→ walk', ...rest].join(', ') : ['→ walk', outcome].join(', ')];
  };
  const through = Object.fromEntries(Object.entries(inWalk).map(throughPage));

  it('ends the story, and is not lost by that; one that scrolls does so first', () => {
    expect(outcomes(() => inMode({is: 'story'}))).toEqual({
      ...through,
      open: '→ walk',
      story: 'nothing',
      scroll: 'scroll page 1',
      back: '→ walk',
      quit: '→ leave',
    });
  });

  it('ends the hints, and is not lost by that; h takes one more', () => {
    expect(outcomes(() => inMode({is: 'hints'}))).toEqual({
      ...through,
      open: '→ walk',
      hint: 'hint, scroll page end',
      scroll: '→ walk',
      back: '→ walk',
      quit: '→ walk',
    });
  });

  const typed = (text: string, more: string): Told =>
    every(({keys: [name = '']}) => (name.length === 1 ? `text "${text}${name}"${more}` : 'nothing'));

  it('is a letter where a line is typed', () => {
    expect(outcomes(() => inMode({is: 'ask', what: 'note', text: 'ab'}))).toEqual({
      ...typed('ab', ''),
      ...always,
      open: 'note ab, → walk, says "noted"',
      back: '→ walk',
    });
  });

  it('is a letter where an action is looked for', () => {
    expect(outcomes(() => inMode({is: 'palette', text: '', at: 1}))).toEqual({
      ...typed('', ', at 0'),
      pane: 'text "next", at 0',
      ...always,
      open: 'go 3, → walk, scroll rung 0 output 0',
      back: '→ walk',
    });
  });

  it('is a letter of the word under what would change the host', () => {
    expect(outcomes(() => inMode({is: 'arm', arming: startArming(), text: 'w'}))).toEqual({
      ...typed('w', ''),
      ...always,
      open: 'run act, → walk, pane output, scroll output end',
      back: '→ walk',
    });
  });

  it('takes an act, moves among them, or closes their list', () => {
    expect(outcomes(() => inMode({is: 'acts', at: 0}))).toEqual({...every(() => '→ walk'), ...always, open: '→ arm', scroll: 'at 1'});
  });

  it('answers how a password is kept, and nothing else does', () => {
    const mode: Mode = {is: 'keep', what: 'note', text: 'the Tr0ub4dor&3', words: ['Tr0ub4dor&3']};
    expect(outcomes(() => inMode(mode))).toEqual({
      ...every(() => 'nothing'),
      ...always,
      open: 'mark Tr0ub4dor&3, note the Tr0ub4dor&3, → walk, says "noted"',
      next: 'note the Tr0ub4dor&3, → walk, says "noted"',
      act: '→ ask',
      back: '→ walk, says "dropped; nothing of it was kept"',
    });
  });

  it('takes back what was typed last only by the one that says so', () => {
    const typed = {at: now, what: 'note' as const, texts: ['seen'], run: null};
    const yes = 'takeBack, → walk, says "taken back, in journal and ticket; copies that were made before still hold it"';
    expect(outcomes(() => inMode({is: 'takeBack', typed}))).toEqual({...every(() => '→ walk'), ...always, open: yes, copy: yes});
  });

  it('stays, unless it says that the responder leaves', () => {
    expect(outcomes(() => inMode({is: 'leave'}))).toEqual({
      ...every(() => '→ walk'),
      ...always,
      open: 'leave',
      copy: 'leave',
      quit: 'leave',
    });
  });

  it('leaves at once by ctrl-c in everything but the walk', () => {
    const modes: readonly Mode[] = [
      {is: 'help'},
      {is: 'ticket'},
      {is: 'changed'},
      {is: 'story'},
      {is: 'hints'},
      {is: 'leave'},
      {is: 'acts', at: 0},
      {is: 'ask', what: 'own', text: 'x'},
      {is: 'palette', text: '', at: 0},
      {is: 'arm', arming: startArming(), text: ''},
    ];
    for (const mode of modes) expect(told({...screen, mode}, pressOn(inMode(mode), 'ctrl-c')), mode.is).toBe('leave');
    expect(told(screen, pressOn(can, 'ctrl-c'))).toBe('→ leave');
  });

  it('has other names that do the same, where it is not the name that says what', () => {
    for (const {id, keys: names} of keys.filter((one) => !['pane', 'scroll'].includes(one.id)))
      for (const name of names) expect(told(screen, pressOn(can, name)), name).toBe(inWalk[id]);
  });
});

describe('a key that is not in the table', () => {
  it('says where the keys are', () => {
    expect(told(screen, pressOn(can, 'Q'))).toBe('says "Q does nothing here; ? shows the keys"');
  });
});

describe('panes and scrolling', () => {
  it('go round by tab and back, and by their numbers', () => {
    const reached = (...names: string[]) => pressAll(can, names).view.pane;
    expect(reached('tab')).toBe('output');
    expect(reached('tab', 'shift-tab')).toBe('rung');
    expect(reached('shift-tab', 'tab')).toBe('rung');
    expect(new Set(['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((name) => reached(name))).size).toBe(9);
  });

  it('move a line, half a page, a page, or to the ends, and never past them', () => {
    const long = {...can, session: drilled, view: {...screen, mode: {is: 'ticket' as const}}, rows: 24};
    const page = (...names: string[]) => pressAll(long, names).view.scroll.page;
    expect(page('j', 'j', 'k')).toBe(1);
    expect(page('k')).toBe(0);
    expect(page('G')).toBe('end');
    expect(page('end', 'home')).toBe(0);
    const half = page('ctrl-d') as number;
    const whole = page('pagedown') as number;
    expect(half).toBe(Math.floor(whole / 2));
    expect(page('ctrl-d', 'ctrl-u')).toBe(0);
    expect(page('pagedown', 'pageup')).toBe(0);
    expect(page(...Array.from({length: 99}, () => 'j'))).toBe(page('pagedown', 'pagedown', 'pagedown', 'pagedown', 'pagedown', 'pagedown'));
  });

  it('esc takes back the zoom first and the search then', () => {
    const view: View = {...screen, zoomed: true, search: 'error'};
    expect(told(view, pressOn({...can, view}, 'esc'))).toBe('unzoomed');
    expect(told({...view, zoomed: false}, pressAll({...can, view}, ['esc', 'esc']))).toBe('search ""');
  });

  it('z and w and d go there and back', () => {
    expect(pressAll(can, ['z', 'z']).view.zoomed).toBe(false);
    expect(told({...screen, wrapped: true}, pressAll(can, ['w', 'w']))).toBe('unwrapped, says "long lines are cut"');
    expect(pressAll(can, ['d', 'd']).view).toMatchObject({pane: 'unit', zoomed: false});
  });
});

describe('a typed line', () => {
  const line = (what: Ask, text: string, session = can.session) => {
    const situation: Situation = {...can, session, view: {...screen, mode: {is: 'ask', what, text}}};
    return told(situation.view!, pressOn(situation, 'enter'));
  };

  it('is a note, a reason or a place', () => {
    expect(line('note', ' seen ')).toBe('note seen, → walk, says "noted"');
    expect(line('skip', 'no access')).toBe('skip no access, → walk');
    expect(line('elsewhere', '/tmp')).toBe('elsewhere /tmp, → walk');
  });

  it('in which a word could be a password is asked about first, unless it is not kept', () => {
    expect(line('note', 'it is Tr0ub4dor&3')).toBe('→ keep');
    expect(line('skip', 'Tr0ub4dor&3')).toBe('→ keep');
    expect(line('elsewhere', '/mnt/x')).toBe('elsewhere /mnt/x, → walk');
    expect(line('own', 'cat Tr0ub4dor-3')).toBe('→ keep');
    expect(line('own', 'cat Tr0ub4dor&3')).toMatch(/needs a shell/);
    expect(line('search', 'Tr0ub4dor&3')).toBe('→ walk, search "Tr0ub4dor&3", says ""Tr0ub4dor&3" is not here"');
  });

  it('that is empty does nothing', () => {
    expect(line('note', '')).toBe('→ walk, says "nothing typed, nothing done"');
    expect(line('skip', ' ')).toBe('→ walk, says "a skip needs a reason; nothing was skipped"');
    expect(line('own', '')).toBe('→ walk, says "nothing typed, nothing done"');
    expect(line('elsewhere', '')).toBe('→ walk, says "nothing typed, nothing done"');
    expect(line('search', '')).toBe('→ walk');
  });

  it('is a command that runs, is asked for, is withheld or needs a shell, as the gate says', () => {
    const walk = healthyWalk();
    expect(line('own', 'df -h', walk)).toBe('run own, → walk, pane output, scroll output end');
    expect(line('own', 'rm -r /tmp/x', walk)).toBe('→ arm');
    expect(line('own', 'ls | wc', walk)).toMatch(/^→ walk, says ".*needs a shell/);
    expect(line('own', 'openclaw status', fold([opened()]))).toBe('→ walk, says "the first look is not complete yet"');
  });

  it('is edited by backspace, ctrl-w and ctrl-u, whole characters at a time', () => {
    const text = (...names: string[]) => pressAll({...can, view: {...screen, mode: {is: 'ask', what: 'note', text: 'one two 🛠'}}}, names);
    const typed = (...names: string[]) => (text(...names).view.mode as Mode & {is: 'ask'}).text;
    expect(typed('backspace')).toBe('one two ');
    expect(typed('ctrl-w', 'ctrl-w')).toBe('one ');
    expect(typed('ctrl-u', 'ü')).toBe('ü');
    expect(typed('up', 'f5', '\u0007')).toBe('one two 🛠');
  });
});

describe('a command of the findings', () => {
  const walk = stoppedWalk();
  const findings: Situation = {session: walk, view: {...screen, pane: 'findings'}};
  const commands = commandsToCopy(walk.judgement.findings);

  it('is copied alone, by the number that stands before it', () => {
    expect(commands.length).toBeGreaterThan(1);
    expect(told(findings.view!, pressOn(findings, 'y'))).toBe('→ pick');
    expect(pressAll(findings, ['y', '2']).intents).toEqual([{do: 'copy', text: commands[1], what: 'command 2'}]);
    expect(commands[1]).not.toContain('\n');
  });

  it('is not copied by a number that none has, nor by anything else', () => {
    expect(pressAll(findings, ['y', '9'])).toMatchObject({intents: [], view: {mode: {is: 'walk'}, pane: 'findings'}});
    expect(pressAll(findings, ['y', 'esc'])).toMatchObject({intents: [], view: {mode: {is: 'walk'}}});
  });
});

describe('a word that is looked for', () => {
  it('counts while it is typed', () => {
    const typed = pressAll({...can, view: {...screen, pane: 'log'}}, ['/', 'r', 'e']).view;
    expect([wordOf(typed), typed.search]).toEqual(['re', '']);
    expect(wordOf(pressAll({...can, view: typed}, ['esc']).view)).toBe('');
  });
});

describe('q', () => {
  it('asks once where something runs or is only in memory, and else leaves at once', () => {
    const idle: Situation = {session: drilled, view: screen};
    expect(told(screen, pressOn({...idle, busy: true}, 'q'))).toBe('→ leave');
    expect(told(screen, pressOn({...idle, problem: 'journal not written'}, 'q'))).toBe('→ leave');
    expect(told(screen, pressOn(idle, 'q'))).toBe('leave');
  });
});

describe('what can change the host', () => {
  it('runs once with its word, and not with another one', () => {
    const arming = startArming();
    const arm: Situation = inMode({is: 'arm', arming, text: ''});
    expect(pressAll(arm, ['W', 'enter'])).toMatchObject({intents: [], view: {mode: {is: 'arm', text: '', wrong: 'W'}}});
    expect(pressAll(arm, ['w', 'enter']).intents).toMatchObject([{do: 'run', admission: {armed: true, commands: [arming.argv[0]]}}]);
    expect(pressAll(arm, ['w', 'enter']).intents).toEqual([]);
  });

  it('runs by enter alone where no word is asked for, and by nothing else', () => {
    const arm = () => inMode({is: 'arm', arming: startArming(''), text: ''});
    expect(pressAll(arm(), ['w', 'enter'])).toMatchObject({intents: [], view: {mode: {is: 'arm', wrong: 'w'}}});
    expect(pressAll(arm(), ['enter']).intents).toMatchObject([{do: 'run'}]);
  });

  it('is copied where it cannot be run here, and one that is not there is no act', () => {
    expect(told(screen, pressAll(can, ['e', 'j', 'enter']))).toBe(
      'copy the command, says "copied the command, to run in a shell of your own"',
    );
    expect(told(screen, pressAll(can, ['e', '2']))).toMatch(/^copy the command/);
    expect(told(screen, pressAll(can, ['e', '7']))).toBe('nothing');
    expect(pressAll(can, ['e', 'k', 'enter']).view.mode).toMatchObject({is: 'arm', arming: {word: 'start'}});
  });
});

describe('the palette', () => {
  it('finds an action by its name before one by its help, and does it', () => {
    expect(pressAll(can, [':', 'z', 'o', 'enter']).view.zoomed).toBe(true);
    expect(pressAll(can, [':', 'p', 'a', 'g', 'e', 'r', 'enter']).view.mode.is).toBe('story');
  });

  it('moves among what it has found, and leaves when it has found nothing', () => {
    const palette = (...names: string[]) => pressAll(can, [':', ...names]).view.mode;
    expect(palette('up')).toMatchObject({at: 0});
    expect(palette('down', 'ctrl-n', 'ctrl-p')).toMatchObject({at: 1});
    expect(palette(...Array.from({length: 99}, () => 'down'))).toMatchObject({at: keys.length + 2});
    expect(palette('q', 'q', 'q', 'down')).toMatchObject({at: 0});
    expect(pressAll(can, [':', 'q', 'q', 'q', 'enter'])).toMatchObject({view: {mode: {is: 'walk'}}, intents: []});
  });

  it('completes a word and a code by tab, and knows the panes', () => {
    const mode = pressAll(can, [':', 'e', 'x', 'p', 'tab']).view.mode;
    expect(mode).toMatchObject({is: 'palette', text: 'explain ', at: 0});
    expect(pressAll(can, [...':explain', 'enter']).view.mode).toMatchObject({text: 'explain '});
    expect(pressAll(can, [...':explain port-s', 'tab']).view.mode).toMatchObject({text: 'explain port-silent'});
    expect(pressAll(can, [...':explain port-s', 'enter']).view.mode).toMatchObject({is: 'explain', page: {title: 'port-silent'}});
    expect(pressAll(can, [...':unit', 'down', 'enter']).view.pane).toBe('unit');
  });

  it('names a cause, which is kept and changes nothing that is shown', () => {
    expect(pressAll(can, ['C', ...'two-o', 'enter'])).toMatchObject({
      intents: [{do: 'name', code: 'two-owners'}],
      view: {mode: {is: 'walk'}, message: 'you named two-owners; it is noted with its time'},
    });
  });

  it('says of an action that cannot be done why, as its key does', () => {
    expect(pressAll(cannot, [':', 's', 't', 'o', 'p', 'enter']).view.message).toBe('stop: nothing runs');
  });
});

describe('hints', () => {
  it('are new the first time and on their page, and free to read again', () => {
    expect(told(screen, pressOn(can, 'h'))).toMatch(/^hint,/);
    const read: Situation = {...can, session: {...drilled, drill: {...drilled.drill!, hints: [{at: now, text: 'look at the unit'}]}}};
    expect(told(screen, pressOn(read, 'h'))).toBe('→ hints, scroll page end');
    expect(pressAll(read, ['h', 'h']).intents).toEqual([{do: 'hint'}]);
  });
});
