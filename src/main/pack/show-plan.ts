import {difference} from '../../config/index.ts';
import type {Hands} from '../config/change.ts';
import {lookAtConfig} from '../config/look.ts';
import type {Subject} from '../config/subject.ts';
import {learnText} from './learn-texts.ts';
import type {Piece} from './plan.ts';

/** What would change, file by file, with marks in the place of secrets. */
export async function showPlan(pieces: readonly Piece[], subject: Subject, hands: Pick<Hands, 'say'>): Promise<void> {
  const {cleaner} = subject;
  const say = (line: string): void => hands.say(cleaner.clean(line, 'the pack'));
  // All of it is learnt before any of it is shown: what one file keeps another may repeat.
  const whole = new Map<Piece, boolean>();
  for (const piece of pieces) {
    const {kind} = piece.file;
    const before = await learnText(cleaner, kind, piece.original?.text ?? '');
    whole.set(piece, (await learnText(cleaner, kind, piece.text)) && before);
  }
  for (const piece of pieces) {
    const {path, original, text, is, mode, owner, file} = piece;
    say(`${signs[is]} ${path}: ${words[is]}${is === 'other mode' ? ` (0${octal(original?.mode ?? 0)} → 0${octal(mode)})` : ''}`);
    if (is === 'new' || is === 'other text')
      say(whole.get(piece) === true ? difference(path, original?.text ?? '', text) : '  its difference cannot be shown without secrets');
    if (is === 'other text' && original !== null && (original.mode & 0o777) !== mode)
      say(`  mode 0${octal(original.mode)} → 0${octal(mode)}`);
    if (file.mode !== mode) say(`  packed with 0${octal(file.mode)}; others may not write into it, and nobody run it`);
    if (file.owner !== owner.name) say(`  it was ${file.owner}'s and becomes ${owner.name}'s`);
  }
  await showConfig(pieces, subject, say);
}

const signs: Readonly<Record<Piece['is'], string>> = {'as packed': '=', new: '+', 'other text': '~', 'other mode': '~'};

const words: Readonly<Record<Piece['is'], string>> = {
  'as packed': 'as in the pack already',
  new: 'is not there and would be',
  'other text': 'would be written over, with a copy beside it',
  'other mode': 'would get the mode from the pack',
};

/** What OpenClaw says of the configuration; it decides nothing, because the release that the pack is for may not be the one that is asked. */
async function showConfig(
  pieces: readonly Piece[],
  {host, cleaner, gateway, readings}: Subject,
  say: (line: string) => void,
): Promise<void> {
  if (!pieces.some(({file, is}) => (file.kind === 'config' || file.kind === 'include') && (is === 'new' || is === 'other text'))) return;
  const read = (path: string): string | null => pieces.find((one) => one.path === path)?.text ?? null;
  const {mistakes, vendor} = await lookAtConfig({host, cleaner, gateway, readings, path: gateway.configPath, read});
  for (const {file, line, column, message} of mistakes) say(`! ${file}:${line}:${column}: ${message}`);
  if (mistakes.length > 0) return;
  if (vendor.is === 'taken') say('✔ openclaw takes the configuration in it');
  else if (vendor.is === 'not asked') say(`? openclaw could not be asked about the configuration in it: ${vendor.why}`);
  else
    for (const {at, message} of vendor.issues) say(`! openclaw refuses the configuration in it: ${at === '' ? '' : `${at}: `}${message}`);
}

function octal(mode: number): string {
  return (mode & 0o777).toString(8).padStart(3, '0');
}
