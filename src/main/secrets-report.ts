import type {Gateway, HostFacts} from '../model/index.ts';
import {count} from '../rules/shared/words.ts';
import type {Credential, HeldPlace, SecretTable} from '../secrets/index.ts';

/** What was seen of the credentials of one gateway; or why nothing was. */
export type SecretsTold = {readonly gateway: Gateway} & ({readonly table: SecretTable} | {readonly problem: string});

export type SecretsStanding = 'agrees' | 'differs' | 'unknown';

/** 0 all agree, 1 one place has another value than the one that wins, 3 could not look. */
export const secretsCodes: Readonly<Record<SecretsStanding, number>> = {agrees: 0, differs: 1, unknown: 3};

/** What is known to differ outweighs what could not be seen. */
export function secretsStanding(told: SecretsTold): SecretsStanding {
  if ('problem' in told) return 'unknown';
  if (told.table.credentials.some(({standing}) => standing !== 'agrees')) return 'differs';
  return told.table.process === 'not seen' ? 'unknown' : 'agrees';
}

/** What `rungs secrets --json` prints; docs/schemas/secrets.json says its form. */
export function secretsReport({name, os, through}: HostFacts, told: readonly SecretsTold[]): object {
  return {
    schema: 'rungs.secrets/1',
    host: {name, os, ...(through === undefined ? {} : {through})},
    gateways: told.map((one) => ({
      profile: one.gateway.profile,
      user: one.gateway.user.name,
      standing: secretsStanding(one),
      problem: 'problem' in one ? one.problem : null,
      process: 'problem' in one ? 'not seen' : one.table.process,
      credentials: 'problem' in one ? [] : one.table.credentials,
      files: 'problem' in one ? [] : one.table.files.map((file) => ({...file, mode: octal(file.mode)})),
    })),
  };
}

/** One block a credential, each place with what it holds and, on a line of its own, where it is. */
export function secretsText(told: SecretsTold): string {
  const {gateway} = told;
  const head = `${gateway.profile} :${gateway.port} of ${gateway.user.name}`;
  if ('problem' in told) return `${head}: could not look: ${told.problem}\n`;
  const {credentials, files, process} = told.table;
  const named = new Set(credentials.flatMap(({places}) => places.map(({where}) => where)));
  const others = files.filter(
    ({path, kind}) => kind === 'file' && ![...named].some((where) => where === path || where.startsWith(`${path} `)),
  );
  const lines = [
    `${head}: ${count(credentials.length, 'credential')}, equal marks are equal values`,
    processes[process],
    ...credentials.flatMap((one) => ['', ...block(one)]),
    ...(others.length === 0 ? [] : ['', 'other files that may hold secrets, and who reads them']),
    ...others.map(({path, mode, readers}) => `  ${octal(mode)}  ${readers.padEnd(16)}  ${path}`),
    '',
    'not looked at: shell profiles, what skills keep, databases of agents',
  ];
  return `${lines.filter((line) => line !== null).join('\n')}\n`;
}

const processes: Readonly<Record<SecretTable['process'], string | null>> = {
  seen: null,
  'not seen': '? what the running gateway has could not be read: ask as its user, or as root',
  'not running': 'the gateway does not run, so nothing wins now',
};

function block(credential: Credential): readonly string[] {
  const {name, standing, now, afterRestart, places} = credential;
  return [
    `${standing === 'agrees' ? '✔' : '✖'} ${name}: ${said(credential)}`,
    ...(now !== null && afterRestart !== null && now !== afterRestart
      ? ['  a restart gives the gateway another value than it has now']
      : []),
    ...places.flatMap(placeLines),
  ];
}

/** Who reads it stands beside what it is where both fit into a line of eighty. */
function placeLines(place: HeldPlace): readonly string[] {
  const first = `  ${short(place).padEnd(9)} ${roles(place).padEnd(22)} ${words[place.kind]}`;
  const readers = place.readers === null ? '' : `read by ${place.readers}`;
  const whole = `${first.padEnd(53)}${readers}`.trimEnd();
  const indent = ' '.repeat(12);
  return whole.length <= 80 ? [whole, `${indent}${place.where}`] : [first, `${indent}${place.where}`, `${indent}${readers}`];
}

function said({standing, places}: Credential): string {
  if (standing === 'missing') return 'referred to, and no place sets it';
  const marks = places.flatMap(({mark}) => (mark === null ? [] : [mark]));
  const values = new Set(marks).size;
  const stale = places.filter((one) => one.stale).length;
  return `${count(marks.length, 'place')}, ${count(values, 'value')}${stale === 0 ? '' : `, ${stale} stale`}`;
}

function roles({winsNow, winsAfterRestart, stale, refersTo}: HeldPlace): string {
  if (refersTo !== null) return `→ ${refersTo}`;
  const wins = [...(winsNow ? ['now'] : []), ...(winsAfterRestart ? ['after a restart'] : [])];
  return [...(wins.length === 0 ? [] : [wins.join(', ')]), ...(stale ? ['stale'] : [])].join(', ');
}

const words: Readonly<Record<HeldPlace['kind'], string>> = {
  config: 'configuration',
  'environment-file': 'environment file',
  'drop-in': 'drop-in',
  unit: 'unit',
  manager: 'manager',
  dotenv: '.env',
  'config-env': 'configuration env',
  process: 'process',
  'auth-profile': 'auth profile',
  reference: 'reference',
};

/** The end of a mark tells values apart as well as the whole of it. */
function short({mark}: HeldPlace): string {
  return mark === null ? '' : (/~[^›]+/.exec(mark)?.[0] ?? mark);
}

function octal(mode: number): string {
  return `0${mode.toString(8).padStart(3, '0')}`;
}
