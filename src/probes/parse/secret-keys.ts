import type {SecretKey, SecretSource} from '../../model/index.ts';
import {isSecretName, variableOfProvider, variableOfSetting} from '../../openclaw/capability-names.ts';
import {secretMark} from '../../supervisors/systemd/words-of.ts';
import {isTable, type Table} from './config.ts';

/** One place that sets variables, with what it sets. */
export interface NamedValues {
  readonly kind: SecretSource['kind'];
  readonly where: string;
  readonly values: readonly (readonly [name: string, value: string])[];
}

export interface SecretPlaces {
  readonly config: {readonly where: string; readonly table: Table} | null;
  /** What the manager sets for the process, the winner first: environment files, drop-ins, the unit, the manager itself. */
  readonly process: readonly NamedValues[];
  /** What OpenClaw reads by itself after its start, the winner first: `.env` files, variables of the configuration. */
  readonly late: readonly NamedValues[];
  /** The running process's own environment; null where it cannot be read or nothing runs. */
  readonly running: NamedValues | null;
}

/**
 * Every secret with all its sources, in the daemon's proved order: a literal in the configuration, then environment files, `Environment=`,
 * the manager, then `.env`, then the configuration's own variables. A command line from a clean shell sees only the first and the last two.
 */
export function secretKeys(places: SecretPlaces): readonly SecretKey[] {
  const marked = marks();
  const literals = places.config === null ? [] : literalsIn(places.config.table);
  const all = [...places.process, ...places.late, ...(places.running ? [places.running] : [])];
  const variables = new Set(all.flatMap((place) => place.values.map(([name]) => name)).filter(isSecretName));
  const names = new Set([...literals.map((literal) => nameOf(literal.path, variables)), ...variables]);
  return [...names].toSorted().map((name) => {
    const of = (kinds: readonly NamedValues[]): readonly SecretSource[] =>
      kinds.flatMap((place) => {
        const value = place.values.findLast(([key]) => key === name)?.[1];
        return value === undefined || value === '' || isReference(value)
          ? []
          : [{kind: place.kind, where: place.where, mark: marked(value)}];
      });
    const config = literals
      .filter((literal) => nameOf(literal.path, variables) === name)
      .map(
        (literal): SecretSource => ({
          kind: 'config',
          where: `${places.config?.where ?? ''} ${literal.path}`,
          mark: marked(literal.value),
        }),
      );
    const [process, late, running] = [of(places.process), of(places.late), places.running ? of([places.running]) : null];
    return {
      name,
      sources: [...config, ...process, ...late, ...(running ?? [])],
      daemon: first([...config, ...(running === null ? process : named(running, process)), ...late]),
      cli: first([...config, ...late]),
    };
  });
}

/** What the process has, told by the place that gave it where one still has the same value. */
function named(running: readonly SecretSource[], process: readonly SecretSource[]): readonly SecretSource[] {
  return running.map((source) => process.find((one) => one.mark === source.mark) ?? source);
}

function first(sources: readonly SecretSource[]): SecretKey['daemon'] {
  const [source] = sources;
  return source ? {mark: source.mark, from: source.where} : null;
}

/** A literal goes by the name of the variable that stands for it where some place sets that one, else by its own path. */
function nameOf(path: string, variables: ReadonlySet<string>): string {
  const provider = /^models\.providers\.([^.]+)\.apiKey$/.exec(path)?.[1];
  const variable = provider === undefined ? variableOfSetting[path] : variableOfProvider(provider);
  return variable !== undefined && variables.has(variable) ? variable : path;
}

/** Secrets that stand in the configuration as they are: strings under a name that says so, references left out. */
function literalsIn(table: Table, place = '', depth = 0): readonly {readonly path: string; readonly value: string}[] {
  if (depth > 24) return [];
  return Object.entries(table).flatMap(([key, value]) => {
    const path = place === '' ? key : `${place}.${key}`;
    // Variables of the configuration have their own rank, after every `.env`.
    if (path === 'env.vars' || path === 'env') return [];
    if (isTable(value)) return literalsIn(value, path, depth + 1);
    const secret = typeof value === 'string' && value !== '' && !isReference(value) && (secretMark.test(value) || literalName.test(key));
    return secret ? [{path, value}] : [];
  });
}

const literalName = /(?:^|[a-z])(?:[tT]oken|[sS]ecret|[pP]assword|[aA]piKey)$/;

/** `${NAME}`, `$NAME` and the like say where the secret is; they are none. */
function isReference(value: string): boolean {
  return /^\$\{[^}]*\}$|^\$[A-Za-z_]\w*$/.test(value);
}

/**
 * Values come as marks already. One that does not is never passed on: it gets a number of its own, equal for equal values.
 */
function marks(): (value: string) => string {
  const numbers = new Map<string, number>();
  return (value) => {
    const mark = secretMark.exec(value)?.[0];
    if (mark !== undefined) return mark;
    if (!numbers.has(value)) numbers.set(value, numbers.size + 1);
    return `‹secret unmarked ~${String(numbers.get(value)).padStart(6, '0')}›`;
  };
}
