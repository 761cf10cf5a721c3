import type {Session} from '../src/model/index.ts';
import {pickVariant} from '../src/runbook/index.ts';
import {ask as askGate, type Request} from '../src/session/gate/index.ts';
import {splitWords} from '../src/steps/split-words.ts';
import {paneAfter} from './layout.ts';
import {paneNames, paneTitles} from './panes/index.ts';
import {scrolled} from './scrolled.ts';
import type {Act, Ask, Step, View} from './view.ts';

/** What a key can look at when it is pressed. */
export interface Pressed {
  readonly session: Session;
  readonly view: View;
  /** Rows of the focused pane or page, and how many of them are on the screen. */
  readonly rows: {readonly all: number; readonly shown: number};
  readonly busy: boolean;
  /** Why something is only in memory; null = all is on disk. */
  readonly problem: string | null;
  readonly acts: readonly Act[];
  readonly story: {readonly title: string; readonly text: string} | null;
  /** What `y` would copy now. */
  readonly copyable: {readonly text: string; readonly what: string};
}

export interface Key {
  readonly id: string;
  /** Names as `keyName` gives them. */
  readonly keys: readonly string[];
  readonly shown: string;
  readonly label: string;
  readonly help: string;
  /** The reason why it cannot be pressed now; null = it can. */
  disabled(pressed: Pressed): string | null;
  press(pressed: Pressed, key: string): Step;
}

/** All keys of the walk. The footer, the palette and the help page are made from this table. */
export const keys: readonly Key[] = [
  key('run', ['enter'], 'enter', 'run', "run this rung's command again, or mark a step done by hand", runReason, runRung),
  key(
    'next',
    ['n', 'right'],
    'n',
    'next',
    'next rung',
    ({session}) => (session.at >= session.rungs.length - 1 ? 'this is the last rung' : null),
    ({session, view}) => go(view, session.at + 1),
  ),
  key(
    'previous',
    ['p', 'left'],
    'p',
    'previous',
    'previous rung',
    ({session}) => (session.at === 0 ? 'this is the first rung' : null),
    ({session, view}) => go(view, session.at - 1),
  ),
  key('skip', ['s'], 's', 'skip', 'skip this rung, with a reason', never, ask('skip')),
  key('note', ['a'], 'a', 'note', 'add a note to the ticket', never, ask('note')),
  key('ticket', ['t'], 't', 'ticket', 'the ticket as it stands', never, ({view}) =>
    stay({...view, mode: {is: 'ticket'}, scroll: {...view.scroll, page: 0}}),
  ),
  key('zoom', ['z'], 'z', 'zoom', 'zoom the pane, and back', never, ({view}) => stay({...view, zoomed: !view.zoomed})),
  key(
    'pane',
    ['tab', 'shift-tab', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
    'tab 1-9',
    'pane',
    `next pane, or pane by number: ${paneNames.map((name, index) => `${index + 1} ${paneTitles[name]}`).join(', ')}`,
    never,
    choosePane,
  ),
  key('diff', ['d'], 'd', 'unit diff', 'the unit: loaded, on disk and wanted, side by side', never, ({view}) =>
    stay({...view, pane: 'unit', zoomed: view.pane === 'unit' ? !view.zoomed : true}),
  ),
  key('filter', ['/'], '/', 'filter', 'show only lines of output and log that contain a word', never, ({view}) =>
    stay({...view, pane: view.pane === 'log' ? 'log' : 'output', mode: {is: 'ask', what: 'filter', text: view.filter}}),
  ),
  key('own', ['x'], 'x', 'own command', 'run a command of your own (argv, no shell), captured in the ticket', never, ask('own')),
  key(
    'act',
    ['e'],
    'e',
    'act',
    'what can be done about it: commands to copy, on a drill host to run',
    ({acts}) => (acts.length === 0 ? 'nothing is found that an act would mend' : null),
    ({view}) => stay({...view, mode: {is: 'acts', at: 0}}),
  ),
  key(
    'hint',
    ['h'],
    'h',
    'hint',
    'a hint, counted (drills only)',
    ({session}) => (session.host.kind === 'drill' ? null : 'only a drill has hints'),
    moreHints,
  ),
  key(
    'story',
    ['o'],
    'o',
    'story',
    'what the pager said, once more (drills only)',
    ({story}) => (story === null ? 'only a drill has a story' : null),
    ({view}) => stay({...view, mode: {is: 'story'}, scroll: {...view.scroll, page: 0}}),
  ),
  key(
    'copy',
    ['y'],
    'y',
    'copy',
    "copy what the pane holds to your terminal's clipboard",
    ({copyable}) => (copyable.text === '' ? 'nothing to copy here' : null),
    ({view, copyable}) => ({
      view: {...view, message: `copied ${copyable.what} (${copyable.text.length} characters) if your terminal takes OSC 52`},
      intents: [{do: 'copy', ...copyable}],
    }),
  ),
  key('wrap', ['w'], 'w', 'wrap', 'wrap long lines of output and log, or cut them', never, ({view}) =>
    stay({...view, wrapped: !view.wrapped, message: view.wrapped ? 'long lines are cut' : 'long lines are wrapped'}),
  ),
  key(
    'scroll',
    ['j', 'k', 'down', 'up', 'g', 'G', 'home', 'end', 'ctrl-d', 'ctrl-u', 'pagedown', 'pageup'],
    'j k g G',
    'scroll',
    'scroll: j k a line, ctrl-d ctrl-u half a page, g G to the ends',
    never,
    scroll,
  ),
  key(
    'elsewhere',
    ['W'],
    'W',
    'elsewhere',
    'write journal and ticket to another directory, where theirs cannot be written',
    ({problem}) => (problem === null ? 'all is on disk where it is' : null),
    ask('elsewhere'),
  ),
  key(
    'stop',
    ['ctrl-x'],
    '^x',
    'stop',
    'stop the commands that run now',
    ({busy}) => (busy ? null : 'nothing runs'),
    ({view}) => ({view: {...view, message: 'stopping …'}, intents: [{do: 'interrupt'}]}),
  ),
  key('palette', [':', 'ctrl-p'], ':', 'palette', 'find an action by name', never, ({view}) =>
    stay({...view, mode: {is: 'palette', text: '', at: 0}}),
  ),
  key('help', ['?'], '?', 'help', 'all keys', never, ({view}) => stay({...view, mode: {is: 'help'}, scroll: {...view.scroll, page: 0}})),
  key('redraw', ['ctrl-l'], '^l', 'redraw', 'draw the whole screen again', never, ({view}) => ({view, intents: [{do: 'redraw'}]})),
  key('suspend', ['ctrl-z'], '^z', 'suspend', 'back to the shell; fg returns', never, ({view}) => ({view, intents: [{do: 'suspend'}]})),
  key('back', ['esc'], 'esc', 'back', 'back: zoom, filter, message', never, ({view}) =>
    stay({...view, zoomed: false, filter: view.zoomed ? view.filter : ''}),
  ),
  key(
    'quit',
    ['q', 'ctrl-c'],
    'q',
    'quit',
    'leave; asks once while something runs or is only in memory; the ticket is on disk',
    never,
    ({view, busy, problem}) => (busy || problem !== null ? stay({...view, mode: {is: 'leave'}}) : {view, intents: [{do: 'leave'}]}),
  ),
];

/** The footer's keys, most wanted first; what does not fit is on the help page. */
export const footerOrder = [
  'elsewhere',
  'run',
  'next',
  'skip',
  'note',
  'ticket',
  'act',
  'hint',
  'story',
  'pane',
  'zoom',
  'help',
  'quit',
  'diff',
  'filter',
  'own',
  'copy',
  'palette',
  'scroll',
  'stop',
  'previous',
  'wrap',
];

export function pressKey(pressed: Pressed, name: string): Step {
  const {view} = pressed;
  const found = keys.find((one) => one.keys.includes(name));
  if (found === undefined) return stay({...view, message: `${name} does nothing here; ? shows the keys`});
  const reason = found.disabled(pressed);
  return reason === null
    ? found.press({...pressed, view: {...view, message: null}}, name)
    : stay({...view, message: `${found.label}: ${reason}`});
}

/** Enter on an offered act: asked for where it can be run here, else copied. */
export function chooseAct(pressed: Pressed, at: number): Step {
  const act = pressed.acts[at];
  const walk: View = {...pressed.view, mode: {is: 'walk'}};
  if (act === undefined) return stay(walk);
  if (act.argv === null)
    return {
      view: {...walk, message: 'copied the command, to run in a shell of your own'},
      intents: [{do: 'copy', text: act.shown, what: 'the command'}],
    };
  return wanted({...pressed, view: walk}, {kind: 'act', argv: act.argv, effect: act.effect, word: act.word});
}

/** What a typed line means once enter is pressed. */
export function answered(pressed: Pressed, what: Ask, text: string): Step {
  const view: View = {...pressed.view, mode: {is: 'walk'}, message: null};
  const trimmed = text.trim();
  if (what === 'filter') return stay({...view, filter: trimmed, scroll: {...view.scroll, output: 0}});
  if (trimmed === '')
    return stay({...view, message: what === 'skip' ? 'a skip needs a reason; nothing was skipped' : 'nothing typed, nothing done'});
  if (what === 'elsewhere') return {view, intents: [{do: 'elsewhere', folder: trimmed}]};
  if (what === 'note') return {view: {...view, message: 'noted'}, intents: [{do: 'note', text: trimmed}]};
  if (what === 'skip') return {view, intents: [{do: 'skip', reason: trimmed}]};
  const argv = splitWords(trimmed);
  return 'problem' in argv ? stay({...view, message: argv.problem}) : wanted({...pressed, view}, {kind: 'own', argv});
}

function runReason({session}: Pressed): string | null {
  const rung = session.runbook.rungs[session.at];
  if (rung === undefined) return 'there is no rung';
  const answer = askGate(session, {kind: 'rung', id: rung.id}, pickVariant);
  return answer.is === 'withhold' ? answer.reason : null;
}

function runRung(pressed: Pressed): Step {
  return wanted(pressed, {kind: 'rung', id: pressed.session.runbook.rungs[pressed.session.at]!.id});
}

/** The gate decides; what it wants a word for is shown, what it withholds is said. */
function wanted({session, view}: Pressed, request: Request): Step {
  const answer = askGate(session, request, pickVariant);
  if (answer.is === 'withhold') return stay({...view, message: answer.reason});
  if (answer.is === 'arm') return stay({...view, mode: {is: 'arm', arming: answer.arming, text: ''}});
  const {admission} = answer;
  const shown: View =
    request.kind === 'rung'
      ? {...view, message: admission.commands.length === 0 ? 'marked as done by hand' : null}
      : {...view, pane: 'output', scroll: {...view.scroll, output: 'end'}};
  return {view: shown, intents: [{do: 'run', admission}]};
}

function choosePane({view}: Pressed, name: string): Step {
  const pane =
    name === 'tab' ? paneAfter(view.pane, 1) : name === 'shift-tab' ? paneAfter(view.pane, -1) : (paneNames[Number(name) - 1] ?? view.pane);
  return stay({...view, pane});
}

function scroll({view, rows}: Pressed, name: string): Step {
  const target = view.mode.is === 'walk' ? view.pane : 'page';
  return stay({...view, scroll: {...view.scroll, [target]: scrolled(view.scroll[target] ?? 0, name, rows)}});
}

/** Reading again what was told costs nothing: only the first hint and those asked for on the page are new. */
function moreHints({session, view}: Pressed): Step {
  const isNew = view.mode.is === 'hints' || (session.drill?.hints ?? []).length === 0;
  return {view: {...view, mode: {is: 'hints'}, scroll: {...view.scroll, page: 'end'}}, intents: isNew ? [{do: 'hint'}] : []};
}

function go(view: View, to: number): Step {
  return {view: {...view, scroll: {...view.scroll, rung: 0, output: 0}}, intents: [{do: 'go', to}]};
}

function ask(what: Ask): (pressed: Pressed) => Step {
  return ({view}) => stay({...view, mode: {is: 'ask', what, text: ''}});
}

function stay(view: View): Step {
  return {view, intents: []};
}

function never(): null {
  return null;
}

function key(
  id: string,
  names: readonly string[],
  shown: string,
  label: string,
  help: string,
  disabled: Key['disabled'],
  press: Key['press'],
): Key {
  return {id, keys: names, shown, label, help, disabled, press};
}
