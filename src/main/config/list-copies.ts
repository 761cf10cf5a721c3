import {basename, dirname} from 'node:path';
import JSON5 from 'json5';
import {placesThatDiffer, printPath} from '../../config/index.ts';
import {cleanStrings, readAs} from '../../host/index.ts';
import {count, listed, size, span} from '../../rules/shared/words.ts';
import type {Options} from '../options.ts';
import {type Copy, copiesOf} from './copies.ts';
import {type Looked, lookAtConfig} from './look.ts';
import {type Standing, standingOf} from './report.ts';
import type {Subject} from './subject.ts';

/** A copy, and what would be of the configuration with it. */
interface Judged {
  readonly copy: Copy;
  readonly standing: Standing;
  /** Null = it could not be read, or is as old as none is asked about. */
  readonly looked: Looked | null;
  readonly differs: Differs | null;
}

interface Differs {
  readonly is: 'same text' | 'same values' | 'other values' | 'cannot be compared';
  /** Where the values differ; nothing where one of both cannot be parsed. */
  readonly places: readonly string[];
}

/** The openclaw command takes some seconds for each. */
const askedMax = 12;

/** `rungs config restore`: which copies there are, and what each would be. It changes nothing. */
export async function listCopies({json}: Options, subject: Subject): Promise<number> {
  const {host, gateway, cleaner} = subject;
  const copies = copiesOf(subject);
  const now = host.clock.now();
  const say = (line: string): void => void (json || process.stdout.write(`${cleaner.clean(line, gateway.configPath)}\n`));
  say(copies.length === 0 ? `no copy of ${gateway.configPath} was found beside it` : `copies of ${gateway.configPath}, the newest first`);
  const judged: Judged[] = [];
  for (const [index, copy] of copies.entries()) {
    const one = await judge(subject, copy, index < askedMax);
    judged.push(one);
    say(linesOf(one, gateway.configPath, now));
  }
  const usable = judged.some(({standing}) => standing !== 'broken');
  if (usable) say('rungs config restore NAME shows one, and writes it after a typed word');
  if (json) {
    const report = cleanStrings(reportOf(judged, gateway.configPath, now), (text) => cleaner.clean(text, gateway.configPath));
    process.stdout.write(`${JSON.stringify(report)}\n`);
  }
  return usable ? 0 : 1;
}

async function judge(subject: Subject, copy: Copy, asked: boolean): Promise<Judged> {
  const {kept, of} = copy;
  if ('problem' in kept) return {copy, standing: 'broken', looked: null, differs: null};
  const {host, cleaner, gateway, readings} = subject;
  const read = (path: string): string | null => {
    const text = path === of ? kept.text : readAs(path, gateway.user);
    return typeof text === 'string' ? text : null;
  };
  const looked = await lookAtConfig({
    host,
    cleaner,
    gateway: asked ? gateway : {...gateway, cliPath: null},
    path: gateway.configPath,
    read,
    readings,
  });
  const present = readAs(of, gateway.user);
  return {copy, standing: standingOf(looked), looked, differs: differing(typeof present === 'string' ? present : null, kept.text)};
}

function differing(present: string | null, text: string): Differs {
  if (present === text) return {is: 'same text', places: []};
  const before = present === null ? undefined : parsed(present);
  const after = parsed(text);
  if (before === undefined || after === undefined) return {is: 'cannot be compared', places: []};
  const places = placesThatDiffer(before, after).map((at) => printPath(at) || 'the whole');
  return {is: places.length === 0 ? 'same values' : 'other values', places};
}

function parsed(text: string): unknown {
  try {
    return JSON5.parse(text);
  } catch {
    return undefined;
  }
}

const signs: Readonly<Record<Standing, string>> = {fine: '✔', dangerous: '!', broken: '✖', unknown: '?'};

function linesOf({copy, standing, looked, differs}: Judged, configPath: string, now: number): string {
  const {path, of, kept, because} = copy;
  const name = dirname(path) === dirname(configPath) ? basename(path) : path;
  if ('problem' in kept) return `${signs.broken} ${name}\n    ${kept.problem}`;
  const lines = [
    `${signs[standing]} ${name}  ${span(now - kept.at)} old, ${size(kept.bytes)}`,
    `    ${because}; ${wordsFor(looked, of)}`,
    // What cannot be parsed is compared with nothing.
    ...(looked?.mistakes.length === 0 ? [`    ${wordsOf(differs)}`] : []),
  ];
  return lines.join('\n');
}

function wordsFor(looked: Looked | null, of: string): string {
  if (looked === null) return 'not looked at';
  const [mistake] = looked.mistakes;
  if (mistake !== undefined) {
    const where = `${mistake.file === of ? 'at ' : `${mistake.file}:`}${mistake.line}:${mistake.column}`;
    return `cannot be parsed ${where}: ${mistake.message}`;
  }
  const {vendor, dangers} = looked;
  const dangerous = dangers.length === 0 ? '' : `, ${count(dangers.length, 'known danger')}`;
  if (vendor.is === 'taken') return `openclaw takes it${dangerous}`;
  if (vendor.is === 'not asked') return `openclaw was not asked about it${dangerous}`;
  const [issue] = vendor.issues;
  return `openclaw refuses it: ${issue === undefined || issue.at === '' ? '' : `${issue.at}: `}${issue?.message ?? 'without a reason'}`;
}

function wordsOf(differs: Differs | null): string {
  switch (differs?.is) {
    case 'same text':
      return 'equal to the present file';
    case 'same values':
      return 'the same values, in another text';
    case 'other values':
      return `differs in ${listed(differs.places, 3)}`;
    default:
      return 'there is nothing to compare it with';
  }
}

/** What `rungs config restore --json` prints; docs/schemas/copies.json says its form. */
function reportOf(judged: readonly Judged[], path: string, now: number): object {
  return {
    schema: 'rungs.copies/1',
    path,
    copies: judged.map(({copy: {path: at, of, by, because, kept}, standing, looked, differs}) => ({
      path: at,
      of,
      by,
      because,
      ageMs: 'problem' in kept ? null : Math.round(now - kept.at),
      bytes: 'problem' in kept ? null : kept.bytes,
      problem: 'problem' in kept ? kept.problem : null,
      standing,
      mistakes: looked?.mistakes ?? [],
      openclaw: looked?.vendor ?? null,
      dangers: looked?.dangers ?? [],
      differs,
    })),
  };
}
