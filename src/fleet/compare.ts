import type {Code} from '../model/index.ts';
import {type FleetRow, gravity, rowName} from './row.ts';

/** How a gateway stands after something was done, beside how it stood before. */
export interface Compared {
  readonly row: string;
  readonly worse: boolean;
  /** In one line. */
  readonly text: string;
}

/** The rows of one host before and after; one that is not there any more has got worse. */
export function compareRows(before: readonly FleetRow[], after: readonly FleetRow[]): readonly Compared[] {
  const known = new Map(before.filter(({gateway}) => gateway !== null).map((row) => [nameOf(row), row]));
  const left = [...known].filter(([name]) => !after.some((row) => nameOf(row) === name));
  return [
    ...after.map((row) => compared(known.get(nameOf(row)) ?? before.find(({gateway}) => gateway === null) ?? null, row)),
    ...left.map(([, row]) => ({row: rowName(row), worse: true, text: `${rowName(row)}: was ${row.verdict}, and is not found any more`})),
  ];
}

function nameOf({gateway}: FleetRow): string {
  return JSON.stringify([gateway?.profile ?? null, gateway?.user ?? null]);
}

function compared(before: FleetRow | null, after: FleetRow): Compared {
  const row = rowName(after);
  if (after.gateway === null) return {row, worse: before?.reached !== false, text: `${row}: ${after.problem}`};
  const added = codesOf(after).filter((code) => !codesOf(before).includes(code));
  const gone = codesOf(before).filter((code) => !codesOf(after).includes(code));
  const worse = before !== null && (gravity[after.verdict] < gravity[before.verdict] || added.length > 0);
  const versions = [before?.gateway?.version ?? null, after.gateway.version];
  const parts = [
    before === null || before.verdict === after.verdict ? after.verdict : `${before.verdict} before, ${after.verdict} now`,
    ...(versions[0] === versions[1] || versions[0] === null ? [] : [`version ${versions[0]} before, ${versions[1]} now`]),
    ...(added.length === 0 ? [] : [`new: ${added.join(', ')}`]),
    ...(gone.length === 0 ? [] : [`gone: ${gone.join(', ')}`]),
  ];
  return {row, worse, text: `${row}: ${parts.join('; ')}`};
}

/** What is wrong and not what is only to be known. */
function codesOf(row: FleetRow | null): readonly Code[] {
  const wrong = (row?.gateway?.findings ?? []).filter(({severity}) => severity !== 'note');
  return [...new Set(wrong.map(({code}) => code))];
}
