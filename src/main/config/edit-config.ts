import {basename} from 'node:path';
import {type Original, readAs, readOriginal} from '../../host/index.ts';
import type {Options} from '../options.ts';
import {meantPath} from '../read-text.ts';
import {changeConfig, type Outcome} from './change.ts';
import {filesOfConfig} from './copies.ts';
import {type Draft, makeDraft} from './draft.ts';
import {editorFrom, runEditor} from './editor.ts';
import {handsFor, leave, type VerbHands} from './hands.ts';
import type {Subject} from './subject.ts';

/** `rungs config edit [FILE]`: the responder's own editor on a copy, and what comes of it through the gate. */
export async function editConfig(options: Options, name: string | undefined, subject: Subject): Promise<number> {
  const {gateway, cleaner} = subject;
  const hands = handsFor(options, subject);
  const clean = (problem: string): string => cleaner.clean(problem, gateway.configPath);
  if (!process.stdin.isTTY || !process.stdout.isTTY)
    return leave(hands, 'an editor needs a terminal; "rungs config set" and "rungs config restore" need none');
  const editor = editorFrom(process.env);
  if ('problem' in editor) return leave(hands, clean(editor.problem));
  const files = filesOfConfig(subject);
  const at = name === undefined ? gateway.configPath : files.find((file) => file === meantPath(name) || basename(file) === name);
  if (at === undefined) return leave(hands, clean(`${name} is no file of this configuration; there are ${files.join(', ')}`));
  const original = readOriginal(at, gateway.user);
  if (original === null) return leave(hands, `${at} does not exist; "rungs config restore" puts a copy there`);
  if ('problem' in original) return leave(hands, clean(original.problem));
  const draft = makeDraft(original.path, original.text);
  if ('problem' in draft) return leave(hands, draft.problem);
  const edit = {original, at, draft, editor, asks: options.typed === undefined};
  const outcome = await untilDone(edit, subject, hands);
  if (outcome === 'nothing' || outcome === 'changed' || outcome === 'unheard') draft.remove();
  else if (draft.keep())
    hands.say(`your text is kept in ${draft.path}, for you alone; "rungs config restore ${draft.path}" brings it before the gate again`);
  return hands.codes[outcome === 'nothing' ? 'unchanged' : outcome];
}

interface Edit {
  readonly original: Original;
  readonly at: string;
  readonly draft: Draft;
  readonly editor: readonly string[];
  /** Whether somebody may be asked to open it again. */
  readonly asks: boolean;
}

/** `nothing` = there is no text of anybody's that could be lost. */
async function untilDone(edit: Edit, subject: Subject, hands: VerbHands): Promise<Outcome | 'nothing'> {
  const {original, draft, editor, asks} = edit;
  for (;;) {
    const ended = await runEditor([...editor, draft.path]);
    const text = readAs(draft.path, subject.host.platform.user);
    if (typeof text !== 'string') return stop(hands, subject.cleaner.clean(text.problem, original.path), 'unchanged');
    if (text === original.text) return stop(hands, ended ?? 'the text is as it was', 'nothing');
    if (ended !== null) return stop(hands, ended, 'unchanged');
    const outcome = await through(edit, text, subject, hands);
    if (outcome !== 'refused' || !asks) return outcome;
    const again = await hands.ask('enter opens it again, any word leaves it: ');
    if (again === null || again.trim() !== '') return 'unchanged';
  }
}

function through({original, at}: Edit, text: string, subject: Subject, hands: VerbHands): Promise<Outcome> {
  const {gateway, cleaner} = subject;
  const now = readOriginal(at, gateway.user);
  if (now === null || 'problem' in now || now.sha256 !== original.sha256 || now.path !== original.path) {
    const why = now === null ? 'is gone' : 'problem' in now ? `is another one (${now.problem})` : 'was changed by somebody else';
    return Promise.resolve(stop(hands, cleaner.clean(`${original.path} ${why} meanwhile`, original.path), 'unchanged'));
  }
  const wish = {original, at, text, called: original.path, word: 'edit', title: `edit ${basename(original.path)}`};
  return changeConfig(wish, subject, hands);
}

function stop<T>(hands: VerbHands, why: string, outcome: T): T {
  leave(hands, why);
  return outcome;
}
