import type {Gateway} from '../model/index.ts';
import {variableOfSetting} from '../openclaw/capability-names.ts';
import type {Credential, HeldPlace} from './table.ts';

/** What a rotation does in one file: `set` = the new value stands there from now on, `refer` = it points at it, `remove` = it goes. */
export interface PlannedEdit {
  readonly path: string;
  readonly kind: HeldPlace['kind'];
  readonly does: 'set' | 'refer' | 'remove';
  /** Where in a configuration; null = the variable of a file of variables, or of a unit. */
  readonly at: string | null;
  /** What is there now. */
  readonly mark: string | null;
}

export interface RotationPlan {
  readonly name: string;
  /** The variable that stands for it; null = it only has a place in the configuration. */
  readonly variable: string | null;
  /** Where the new value is kept, and why there. */
  readonly canonical: {readonly path: string; readonly because: string};
  readonly edits: readonly PlannedEdit[];
  /** What a person has to know or do beside it. */
  readonly person: readonly string[];
}

/** The credential that is meant by a variable or by its place in the configuration. */
export function credentialNamed(credentials: readonly Credential[], name: string): Credential | null {
  const other = Object.entries(variableOfSetting).find(([path, variable]) => path === name || variable === name);
  const names = [name, ...(other ?? [])];
  return names.map((one) => credentials.find((credential) => credential.name === one)).find((one) => one !== undefined) ?? null;
}

/**
 * One place for one credential. `.env` of the state directory is the one that the gateway and every command of OpenClaw read alike, that no
 * installer and no upgrade writes anew, and that can be kept for its owner alone; whatever would win over it has to go.
 */
export function rotationPlan(
  credential: Credential,
  gateway: Pick<Gateway, 'stateDir' | 'user'>,
): RotationPlan | {readonly problem: string} {
  const {name, places} = credential;
  const variable = variableOf(name);
  const inTheWay = places.flatMap((place) => whyNotHere(place, variable ?? name));
  if (inTheWay[0] !== undefined) return {problem: inTheWay[0]};
  const person = places.flatMap((place) => forPerson(place));
  return variable === null ? inPlace(credential, person) : inDotenv(credential, variable, gateway, person);
}

function variableOf(name: string): string | null {
  return /^[A-Z_][A-Z0-9_]*$/.test(name) ? name : (variableOfSetting[name] ?? null);
}

/** Only the configuration has it, and no variable is known that stands for it: there it stays. */
function inPlace({name, places}: Credential, person: readonly string[]): RotationPlan | {readonly problem: string} {
  const own = places.filter(({kind}) => kind === 'config');
  const [first] = own;
  if (first === undefined) return {problem: `no file is known in which ${name} could be set`};
  const {path} = fileAndPlace(first.where);
  return {
    name,
    variable: null,
    canonical: {path, because: 'no variable is known that stands for it, and OpenClaw reads it here and nowhere else'},
    edits: own.map((place) => ({...fileAndPlace(place.where), kind: 'config', does: 'set', mark: place.mark})),
    person,
  };
}

function inDotenv(
  {name, places, standing}: Credential,
  variable: string,
  {stateDir}: Pick<Gateway, 'stateDir'>,
  person: readonly string[],
): RotationPlan {
  const path = `${stateDir}/.env`;
  const here = places.find((place) => place.kind === 'dotenv' && place.where === path);
  const edits = places.flatMap((place): readonly PlannedEdit[] => {
    const {kind, where, mark} = place;
    if (place === here || where === path) return [];
    if (kind === 'config') return [{...fileAndPlace(where), kind, does: 'refer', mark}];
    if (kind === 'config-env') return [{path: fileAndPlace(where).path, at: `env.vars.${variable}`, kind, does: 'remove', mark}];
    return inFiles.has(kind) ? [{path: where, at: null, kind, does: 'remove', mark}] : [];
  });
  return {
    name,
    variable,
    canonical: {path, because: reasons(standing)},
    edits: [{path, at: null, kind: 'dotenv', does: 'set', mark: here?.mark ?? null}, ...edits],
    person,
  };
}

const inFiles: ReadonlySet<HeldPlace['kind']> = new Set(['environment-file', 'drop-in', 'unit', 'dotenv']);

function reasons(standing: Credential['standing']): string {
  return [
    'the gateway and every command of OpenClaw read it',
    'no installer and no upgrade writes it anew',
    'it is kept for its owner alone, where "systemctl show" prints what a unit sets',
    ...(standing === 'agrees' ? [] : ['with the others gone it is the one that counts after a restart']),
  ].join('; ');
}

/** What would win over anything that can be written here, with what a person does about it. */
function whyNotHere({kind, where, refersTo}: HeldPlace, variable: string): readonly string[] {
  if (kind === 'reference' && refersTo !== null && !refersTo.startsWith('env '))
    return [`${where} refers to ${refersTo}, which Rungs does not write: change it where that keeps it, then "openclaw secrets reload"`];
  if (kind === 'auth-profile')
    return [
      `${where} is a profile of an agent, which wins over every variable and belongs to OpenClaw: "openclaw models auth paste-token" puts a new key there`,
    ];
  if (kind === 'manager')
    return [
      where.startsWith('/')
        ? `${where} sets ${variable} for all that its user starts, and would win: take the line out and log in anew`
        : `the ${where} has ${variable}, which would win: "systemctl ${where.includes('user') ? '--user ' : ''}unset-environment ${variable}", and take it out of what sets it (environment.d)`,
    ];
  if (
    inFiles.has(kind) &&
    (!where.startsWith('/') || where.endsWith('.plist') || where.includes('/service-env/') || containers.test(where))
  )
    return [
      `${where} sets ${variable} and would win, and is written by whoever made the service: change it there and make the service anew`,
    ];
  return [];
}

const containers = /\/(?:docker-)?compose[^/]*\.ya?ml$|\.container$/;

function forPerson({kind, where}: HeldPlace): readonly string[] {
  return kind === 'process' ? [`${where}: it has what it was started with until the restart`] : [];
}

/** A place in a configuration stands behind the name of its file and a blank. */
function fileAndPlace(where: string): {readonly path: string; readonly at: string} {
  const space = where.lastIndexOf(' ');
  return {path: where.slice(0, space), at: where.slice(space + 1)};
}
