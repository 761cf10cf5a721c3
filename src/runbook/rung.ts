import type {Heading, PhrasingContent, RootContent} from 'mdast';
import {z} from 'zod';
import {type Code, type ReadingName, type Rung, readingNames, type UnderName, type Variant} from '../model/index.ts';
import {coverProblem} from './cover.ts';
import {type Field, type Label, splitFields} from './fields.ts';
import {lineOf, type Problems} from './problems.ts';
import {isVersion, parseRange} from './range.ts';
import {signsOf} from './signs.ts';
import {underWords} from './under.ts';
import {readVariant} from './variant.ts';
import {blocksText, phraseText} from './words.ts';

/** The names that a rung may use; null = any that is well formed. */
export interface Known {
  readonly codes?: ReadonlySet<Code> | null;
  readonly acts?: ReadonlySet<string> | null;
}

/** Every reading has a pane. */
const pane = z.enum(readingNames);
const code = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
const page = z.url({protocol: /^https$/});

/** One `## N. Title` with its parts. */
export function readRung(heading: Heading, blocks: readonly RootContent[], {codes = null, acts = null}: Known, problems: Problems): Rung {
  const line = lineOf(heading);
  const title = phraseText(heading.children, problems)
    .replaceAll('`', '')
    .replace(/^\d+\. /, '');
  const fields = splitFields(blocks, line, problems);
  const text = (label: Label): string => fieldText(fields, label, problems);
  const variants = fields.filter((field) => field.label === 'Run').map((field) => readVariant(field, problems));
  checkCover(variants, line, problems);
  return {
    id: slug(title),
    title,
    why: text('Why'),
    variants,
    healthy: readHealthy(fields, codes, problems),
    otherwise: text('Otherwise'),
    ...readActs(fields, acts, problems),
    codes: readCodes(fields, codes, problems),
    beside: readBeside(fields, problems),
    ...readSource(fields, problems),
    line,
  };
}

function slug(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

function fieldText(fields: readonly Field[], label: Label, problems: Problems): string {
  const field = fields.find((candidate) => candidate.label === label);
  if (field === undefined) {
    return '';
  }
  const text = [phraseText(field.rest, problems), blocksText(field.blocks, problems)].filter((part) => part !== '').join('\n\n');
  if (text === '') {
    problems.add(field.line, `words behind **${label}**`, 'nothing');
  }
  return text;
}

/** What proves a sign is named with it, so a name that does not exist would leave it unproved for ever. */
function readHealthy(fields: readonly Field[], known: ReadonlySet<Code> | null, problems: Problems): string {
  const text = fieldText(fields, 'Healthy', problems);
  const line = fields.find(({label}) => label === 'Healthy')?.line ?? 1;
  for (const name of signsOf(text, null).flatMap((sign) => sign.codes)) checkCode(name, known, line, problems);
  return text;
}

function checkCover(variants: readonly Variant[], line: number, problems: Problems): void {
  const problemOf = (whose: UnderName | undefined, gaps: 'none' | 'allowed'): string | null => {
    const versions = variants.filter(({under}) => under === whose).map((variant) => variant.versions);
    return variants.length === 0
      ? null
      : coverProblem(
          versions.map(parseRange).filter((range) => range !== null),
          gaps,
        );
  };
  const problem = problemOf(undefined, 'none');
  if (problem !== null) problems.add(line, 'exactly one **Run** for every OpenClaw version', problem);
  for (const [words, name] of underWords) {
    const overlap = problemOf(name, 'allowed');
    if (overlap !== null) problems.add(line, `at most one **Run** ${words} for every OpenClaw version`, overlap);
  }
}

function readCodes(fields: readonly Field[], known: ReadonlySet<Code> | null, problems: Problems): readonly Code[] {
  return names(fields, 'Judged by', problems)
    .filter(({value, line}) => checkCode(value, known, line, problems))
    .map(({value}) => value as Code);
}

/** What Rungs can do there, by the names of its acts; whoever has no Rungs reads them as words. */
function readActs(fields: readonly Field[], known: ReadonlySet<string> | null, problems: Problems): Pick<Rung, 'acts'> {
  if (!fields.some(({label}) => label === 'Act')) return {};
  const acts = names(fields, 'Act', problems).filter(({value, line}) => {
    const good = code.safeParse(value).success && (known === null || known.has(value));
    const meant = known === null ? '' : ` (${[...known].map((name) => `\`${name}\``).join(', ')})`;
    if (!good) problems.add(line, `the name of an act${meant}`, `\`${value}\``);
    return good;
  });
  return {acts: acts.map(({value}) => value)};
}

function checkCode(value: string, known: ReadonlySet<Code> | null, line: number, problems: Problems): boolean {
  const good = code.safeParse(value).success && (known === null || known.has(value as Code));
  if (!good) problems.add(line, 'the code of a finding, as `rungs explain` knows it', `\`${value}\``);
  return good;
}

function readBeside(fields: readonly Field[], problems: Problems): readonly ReadingName[] {
  return names(fields, 'Beside', problems).flatMap(({value, line}) => {
    const parsed = pane.safeParse(value);
    if (!parsed.success) {
      problems.add(line, `one of ${readingNames.map((name) => `\`${name}\``).join(', ')}`, `\`${value}\``);
    }
    return parsed.success ? [parsed.data] : [];
  });
}

/** The names in backticks behind a label; the word `none` says that there is none on purpose. */
function names(fields: readonly Field[], label: Label, problems: Problems): readonly {readonly value: string; readonly line: number}[] {
  const field = fields.find((candidate) => candidate.label === label);
  if (field === undefined) {
    return [];
  }
  const spans = field.rest.filter((phrase) => phrase.type === 'inlineCode').map((phrase) => ({value: phrase.value, line: lineOf(phrase)}));
  const rest = phraseText(
    field.rest.filter((phrase) => phrase.type !== 'inlineCode'),
    problems,
  )
    .replace(/[\s,.:]+/g, ' ')
    .trim();
  if (field.blocks.length > 0 || (spans.length === 0 ? rest !== 'none' : rest !== '')) {
    problems.add(field.line, `names in backticks behind **${label}**, or the word none`, rest === '' ? 'nothing' : rest.slice(0, 80));
  }
  return spans;
}

function readSource(fields: readonly Field[], problems: Problems): Pick<Rung, 'page' | 'writtenFor'> {
  const field = fields.find((candidate) => candidate.label === 'Source');
  if (field === undefined) {
    return {page: '', writtenFor: ''};
  }
  const link = field.rest.find((phrase: PhrasingContent) => phrase.type === 'link');
  const version = /, OpenClaw (\S+?)\.?$/.exec(phraseText(field.rest, problems))?.[1] ?? '';
  const isWritten = version === '' || isVersion(version);
  if (!page.safeParse(link?.url).success || !isWritten || field.blocks.length > 0) {
    problems.add(
      field.line,
      '[Title](https://…), with the release it was written for where that matters: , OpenClaw 2026.9.6.',
      phraseText(field.rest, problems).slice(0, 80) || 'nothing',
    );
  }
  return {page: link?.url ?? '', writtenFor: version};
}
