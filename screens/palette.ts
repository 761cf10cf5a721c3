import {codes} from '../src/model/codes.ts';
import type {Session} from '../src/model/index.ts';
import {explained} from './keys/explaining.ts';
import {type Key, type KeyContext, type Outcome, paletteKeys, pressKey, whyNot} from './keys/index.ts';
import {kept} from './keys/keeping.ts';
import {inWalk, stay} from './keys/key.ts';
import {nameCause} from './keys/naming.ts';
import {paneNames, paneTitles} from './panes/index.ts';

/** One line of the palette: a key by its name, a word of its own, or a code behind one. */
export interface Entry {
  /** What tab makes of what was typed. */
  readonly name: string;
  readonly help: string;
  /** Why it cannot be done now; null = it can. */
  readonly reason: string | null;
  /** Null = it wants a code behind it. */
  readonly done: ((context: KeyContext) => Outcome) | null;
}

/** What can be meant by what was typed, the likeliest first. */
export function entriesFor(context: KeyContext, text: string): readonly Entry[] {
  const [, verb = '', code = ''] = /^\s*(explain|name)\s+(\S*)\s*$/i.exec(text) ?? [];
  if (verb !== '') return codeEntries(context, verb.toLowerCase() as 'explain' | 'name', code.toLowerCase());
  const wanted = text.trim().toLowerCase();
  const all = [...paletteKeys.map((key) => keyEntry(context, key)), ...words];
  const named = all.filter(({name}) => name.toLowerCase().includes(wanted));
  const ranked = [
    ...named.filter(({name}) => name.toLowerCase().startsWith(wanted)),
    ...named.filter(({name}) => !name.toLowerCase().startsWith(wanted)),
  ];
  return [...ranked, ...all.filter((one) => !named.includes(one) && one.help.toLowerCase().includes(wanted))];
}

function keyEntry(context: KeyContext, key: Key): Entry {
  return {
    name: key.label,
    help: `${key.help} (${key.shown})`,
    reason: whyNot(key, context),
    done: (now) => pressKey({...now, view: inWalk(now.view)}, key.keys[0]!),
  };
}

const words: readonly Entry[] = [
  {name: 'explain', help: 'explain CODE: what a finding means, why, what misleads, what to do (i: the cause)', reason: null, done: null},
  {name: 'name', help: 'name CODE: say what you take for the cause (C)', reason: null, done: null},
  {name: 'sessions', help: 'the sessions that are kept, with their causes, to be read (H)', reason: null, done: (context) => kept(context)},
  ...paneNames.map((pane, index) => ({
    name: paneTitles[pane].toLowerCase(),
    help: `the pane ${paneTitles[pane]} (${index + 1})`,
    reason: null,
    done: ({view}: KeyContext) => stay({...inWalk(view), pane, picked: true, trail: []}),
  })),
];

function codeEntries(context: KeyContext, verb: 'explain' | 'name', typed: string): readonly Entry[] {
  const found = foundIn(context.session);
  const ordered = [...found, ...codes.filter((code) => !found.includes(code))];
  const fitting = ordered.filter((code) => code.includes(typed));
  return [...fitting.filter((code) => code.startsWith(typed)), ...fitting.filter((code) => !code.startsWith(typed))].map((code) => ({
    name: `${verb} ${code}`,
    help: found.includes(code) && verb === 'explain' ? 'found here' : '',
    reason: null,
    done: (now) => (verb === 'explain' ? explained({...now, view: inWalk(now.view)}, code) : nameCause(now, code)),
  }));
}

/** Naming is a guess of one's own, so that only `explain` puts what was found first. */
function foundIn({judgement}: Session): readonly string[] {
  return [...new Set(judgement.findings.map(({code}) => code as string))];
}
