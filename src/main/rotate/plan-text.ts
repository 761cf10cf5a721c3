import {count} from '../../rules/shared/words.ts';
import type {PlannedEdit, RotationPlan} from '../../secrets/index.ts';
import type {Change} from './changes.ts';

/** What a rotation would do, a line for each edit, by mark. */
export function planText(
  plan: RotationPlan,
  changes: readonly Change[],
  mark: string | null,
  person: readonly string[],
): readonly string[] {
  const {canonical, name, variable} = plan;
  const edits = changes.flatMap((change) => change.edits.map((edit) => ({change, edit})));
  return [
    `${name} is kept in ${canonical.path}: ${canonical.because}`,
    ...edits.map(({change, edit}) => `  ${editWords(change, edit, variable ?? name, mark)}`),
    ...(person.length === 0 ? [] : [`${count(person.length, 'place')} that Rungs does not change`]),
    ...person.map((line) => `  ${line}`),
  ];
}

function editWords(change: Change, {does, at, mark: was}: PlannedEdit, variable: string, mark: string | null): string {
  const where = at === null ? change.path : `${change.path} ${at}`;
  const old = was === null ? '' : ` in place of ${short(was)}`;
  switch (does) {
    case 'set':
      return `${where}: the new value${mark === null ? '' : ` ${short(mark)}`}${old}${modeWords(change)}`;
    case 'refer':
      return `${where}: points at \${${variable}}${old}`;
    case 'remove':
      return `${where}: ${variable} goes${was === null ? '' : `, it was ${short(was)}`}`;
  }
}

/** The schema is in docs/schemas/rotation.json. */
export function planReport(plan: RotationPlan, changes: readonly Change[], person: readonly string[], restart: string | null): object {
  return {
    schema: 'rungs.rotation/1',
    name: plan.name,
    variable: plan.variable,
    canonical: plan.canonical,
    edits: changes.flatMap(({path, edits, mode, original}) =>
      edits.map(({does, at, mark, kind}) => ({path, at, kind, does, mark, mode: octal(mode), makes: original === null})),
    ),
    person,
    restart,
  };
}

function modeWords({original, mode}: Change): string {
  if (original === null) return `, a new file with ${octal(mode)}`;
  return original.mode === mode ? '' : `, and mode ${octal(original.mode)} → ${octal(mode)}`;
}

function octal(mode: number): string {
  return `0${(mode & 0o777).toString(8).padStart(3, '0')}`;
}

function short(mark: string): string {
  return /~[^›]+/.exec(mark)?.[0] ?? mark;
}
