import {lstatSync} from 'node:fs';
import {dirname} from 'node:path';
import {type Edited, fileOf, parsePath, removeValue, setValue} from '../../config/index.ts';
import {type Original, type Refused, readAs, readOriginal} from '../../host/index.ts';
import type {User} from '../../model/index.ts';
import {type Reader, removeFromUnit, removeVariable, setVariable} from '../../rotation/index.ts';
import type {PlannedEdit, RotationPlan} from '../../secrets/index.ts';
import type {Subject} from '../config/subject.ts';
import {isTrustedFolder} from '../trusted-folder.ts';
import {ownerOf} from './owner-of.ts';

/** One file as it is, and as it is going to be. */
export interface Change {
  readonly path: string;
  readonly owner: User;
  /** Null = it is made. */
  readonly original: Original | null;
  readonly text: string;
  readonly mode: number;
  /** What happens to it, by mark, in the order in which it happens. */
  readonly edits: readonly PlannedEdit[];
}

/** The new text of every file of the plan, the canonical one first; or the one reason for which nothing is written. */
export function changesOf(plan: RotationPlan, value: string, subject: Subject): readonly Change[] | Refused {
  const changes: Change[] = [];
  for (const edit of plan.edits) {
    const meant = pathOf(edit, subject);
    if ('problem' in meant) return meant;
    const at = changes.findIndex((one) => one.path === meant.path || one.original?.path === meant.path);
    const change = changes[at] ?? begun(meant.path, edit, subject);
    if ('problem' in change) return change;
    const edited = editedText(change.text, edit, meant.steps, {plan, value, subject});
    if (!edited.ok) return {problem: `${change.path}: ${edited.problem}`};
    const next = {...change, text: edited.text, edits: [...change.edits, edit]};
    if (at === -1) changes.push(next);
    else changes[at] = next;
  }
  return changes.filter(({text, original, mode}) => original === null || text !== original.text || mode !== original.mode);
}

interface Meant {
  readonly path: string;
  readonly steps: readonly (string | number)[];
}

/** A setting may come from a file that the configuration includes. */
function pathOf({path, at}: PlannedEdit, {gateway}: Subject): Meant | Refused {
  if (at === null) return {path, steps: []};
  const parsed = parsePath(at);
  if (!parsed.ok) return {problem: parsed.problem};
  const read = (file: string): string | null => {
    const text = readAs(file, gateway.user);
    return typeof text === 'string' ? text : null;
  };
  const standing = fileOf(path, parsed.steps, read);
  return standing.ok ? {path: standing.path, steps: standing.steps} : {problem: standing.problem};
}

function begun(path: string, {does, kind}: PlannedEdit, {gateway, host}: Subject): Change | Refused {
  const owner = ownerOf(path, gateway.user);
  const {user} = host.platform;
  if (user.uid !== 0 && user.uid !== owner.uid) return {problem: `${path} is ${owner.name}'s: start rungs with sudo, or as ${owner.name}`};
  const config = kind === 'config' || kind === 'config-env';
  if (!config && lstatSync(path, {throwIfNoEntry: false})?.isSymbolicLink() === true)
    return {problem: `${path} is a link, and Rungs writes through none: change it where it is made`};
  if (owner.uid === 0 && gateway.user.uid !== 0 && !isTrustedFolder(dirname(path)))
    return {problem: `others than root can change what lies in ${dirname(path)}, so root writes nothing there`};
  const original = readOriginal(path, owner);
  if (original !== null && 'problem' in original) return original;
  if (original === null && does !== 'set') return {problem: `${path} is not there any more; look again`};
  // Whoever could read the old value must not read the new one.
  const mode = original === null ? 0o600 : does === 'set' ? original.mode & ~0o077 : original.mode;
  return {path: original?.path ?? path, owner, original, text: original?.text ?? '', mode, edits: []};
}

interface About {
  readonly plan: RotationPlan;
  readonly value: string;
  readonly subject: Subject;
}

function editedText(text: string, edit: PlannedEdit, steps: Meant['steps'], {plan, value, subject}: About): Edited {
  const {kind, does, path} = edit;
  const variable = plan.variable ?? plan.name;
  if (kind === 'config') return does === 'refer' ? setValue(text, steps, `\${${variable}}`) : asLiteral(text, steps, value);
  if (kind === 'config-env') {
    const vars = removeValue(text, steps);
    return vars.ok ? removeValue(vars.text, ['env', variable]) : vars;
  }
  if (kind === 'drop-in' || kind === 'unit') return removeFromUnit(text, variable);
  const readers = readersOf(path, kind, subject);
  return does === 'set' ? setVariable(text, variable, value, readers) : removeVariable(text, variable, readers);
}

/** OpenClaw takes `$NAME` and `${NAME}` for what they name; a doubled dollar is a plain one, and for the first there is none. */
function asLiteral(text: string, steps: Meant['steps'], value: string): Edited {
  if (/^\$[A-Z][A-Z0-9_]*$/.test(value))
    return {ok: false, problem: 'a value of this form is taken for a reference there; choose another one'};
  return setValue(text, steps, value.replaceAll(/\$(?=\{[A-Z_][A-Z0-9_]*\})/g, '$$$$'));
}

/** A unit may name the very file that OpenClaw reads by itself. */
function readersOf(path: string, kind: PlannedEdit['kind'], {readings}: Subject): readonly Reader[] {
  const {secrets} = readings;
  const named = secrets?.seen === true && secrets.value.envFiles.some((file) => file.path === path);
  return kind === 'environment-file' ? ['systemd'] : named ? ['systemd', 'dotenv'] : ['dotenv'];
}
