import {coerce, parse, satisfies, validRange} from 'semver';

/** Whether a Node version such as `v24.21.0` fits a package's `engines.node`, e.g. `>=24.16.0 <25 || >=26.1.0`. Null = cannot be told. */
export function nodeFits(version: string, wanted: string): boolean | null {
  const have = parse(version) ?? (/^v?\d{1,4}(?:\.|$)/.test(version) ? coerce(version) : null);
  if (have === null || validRange(wanted) === null) return null;
  return satisfies(have, wanted, {includePrerelease: true});
}
