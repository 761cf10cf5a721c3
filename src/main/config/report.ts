import type {Looked} from './look.ts';
import type {Issue} from './vendor.ts';

export type Standing = 'fine' | 'dangerous' | 'broken' | 'unknown';

/** Worse than not to know is what is known to be wrong. */
export function standingOf({mistakes, vendor, dangers}: Looked): Standing {
  if (mistakes.length > 0 || vendor.is === 'refused') return 'broken';
  if (dangers.length > 0) return 'dangerous';
  return vendor.is === 'taken' ? 'fine' : 'unknown';
}

/** As those of `rungs check`. */
export const configCodes: Readonly<Record<Standing, number>> = {fine: 0, dangerous: 1, broken: 2, unknown: 3};

/** What `rungs config check --json` prints; docs/schemas/config.json says its form. */
export function configReport(looked: Looked, version: string | null): object {
  const {path, mistakes, vendor, dangers} = looked;
  return {schema: 'rungs.config/1', path, standing: standingOf(looked), version, mistakes, openclaw: vendor, dangers};
}

const heads: Readonly<Record<Standing, string>> = {
  fine: 'FINE',
  dangerous: 'DANGEROUS',
  broken: 'BROKEN',
  unknown: 'UNKNOWN',
};

export function configText(looked: Looked): string {
  const {path, mistakes, vendor, dangers} = looked;
  const lines = [
    `${heads[standingOf(looked)]}  ${path}`,
    ...mistakes.map(({file, line, column, message}) => `✖ ${file}:${line}:${column}: ${message}`),
    ...ofVendor(looked, vendor),
    ...dangers.map(({pattern, at, because, line}) => `! ${pattern} ${at}${line === null ? '' : ` (line ${line})`}: ${because}`),
    ...(mistakes.length === 0 && dangers.length === 0 ? ['✔ none of the known dangerous patterns is in it'] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function ofVendor({mistakes}: Looked, vendor: Looked['vendor']): readonly string[] {
  const said = (sign: string, issues: readonly Issue[]) =>
    issues.map(({at, message}) => `${sign} openclaw: ${at === '' ? '' : `${at}: `}${message}`);
  switch (vendor.is) {
    case 'taken':
      return ['✔ openclaw takes it', ...said(' ', vendor.warnings)];
    case 'refused':
      return [...said('✖', vendor.issues), ...said(' ', vendor.warnings)];
    case 'not asked':
      return mistakes.length > 0 ? [] : [`? openclaw could not be asked: ${vendor.why}`];
  }
}
