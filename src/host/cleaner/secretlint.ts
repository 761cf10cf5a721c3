import {rules} from '@secretlint/secretlint-rule-preset-recommend';
import type {Edit} from './edits.ts';
import {isReference} from './references.ts';
import {looksLikeWords} from './words.ts';

/** What secretlint's well-kept rules find. They look at the text in this process, without its engine, which is asynchronous. */
export function findBySecretlint(text: string): Edit[] {
  if (!mayHold.test(text)) return [];
  found = [];
  const source = {filePath: 'text', content: text, ext: '', contentType: 'text'} as const;
  for (const scanner of scanners) {
    scanner.file(source);
  }

  return found
    .map(({label, range: [start, end]}) => editOf(text, label, start, end))
    .filter(({value}) => !isReference(value) && !looksLikeWords(value));
}

/** Every token that a rule finds has one of these in it: one search instead of thirty in the texts that have none, which are most. */
const mayHold =
  /(?:vc[aiprk]|shp(?:at|ca|pa|ss)|[rs]k_(?:live|test)|cf(?:k|ut|at)|gl[cs]a?|gsk|hf|lin_api|npm|ntn|ops|figd|dckr_pat)_|_authToken=|:x-oauth-basic@|SG\.|hv[bsr]\.|glpat-|tskey-|dapi/;

/** How the tokens begin that only these rules know, for pieces that are too short to be told by a rule. */
export const secretlintStarts =
  'dckr_pat_ figd_ glc_ glsa_ lin_api_ npm_ ops_ey shpat_ shpca_ shppa_ shpss_ vca_ vci_ vck_ vcp_ vcr_'.split(' ');

/** Some rules take the rest of the line; no token goes on behind a quote, a backslash or a blank. */
function editOf(text: string, label: string, start: number, end: number): Edit {
  const value = /^[^\s"'`\\]*/.exec(text.slice(start, end))?.[0] ?? '';
  return {start, end: start + value.length, value, label};
}

interface Source {
  readonly filePath: string;
  readonly content: string;
  readonly ext: string;
  readonly contentType: 'text';
}

/** The part of secretlint's rule interface that is used here. */
interface Rule {
  readonly meta: {readonly id: string};
  create(context: object, options: object): {file(source: Source): unknown};
}

interface Report {
  readonly message: string;
  readonly range: readonly [number, number];
}

let found: {readonly label: string; readonly range: readonly [number, number]}[] = [];

/** Rules of the set that do not serve here, each with its reason. */
const leftOut = new Set([
  // Lets a comment in the text switch the search off: whoever writes into a log could do so.
  'filter-comments',
  // Looks at binary key files by their names.
  'gcp',
  // Wants the whole key; a log that was cut holds half of one.
  'privatekey',
  // These two let passwords pass that look like placeholders; an incident's password may well be `changeme1`.
  'basicauth',
  'database-connection-string',
  // Narrower than what is handed out, so our own table has these services; AWS secrets have no shape but their name, which the names know.
  'anthropic',
  'aws',
  'github',
  'openai',
  'slack',
]);

const prefix = '@secretlint/secretlint-rule-';

const scanners = (rules as unknown as readonly Rule[])
  .filter(({meta}) => !leftOut.has(meta.id.replace(prefix, '')))
  .map((rule) =>
    rule.create(
      {
        ruleId: rule.meta.id,
        sharedOptions: {},
        // The translated message of a finding is its identifier, from which the label is made.
        createTranslator: () => (id: string) => id,
        report: ({message, range}: Report) => found.push({label: message.toLowerCase().replaceAll('_', '-'), range}),
        ignore: () => undefined,
      },
      {},
    ),
  );
