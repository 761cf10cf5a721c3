import {driftSentence} from './drift.ts';
import {countsText, type FleetLook} from './look.ts';
import {tableText} from './table.ts';

/** A host that was set up otherwise differs in everything; who wants all of it takes the JSON. */
const driftMax = 12;

/** The look as a person reads it. */
export function fleetText(look: FleetLook, now: number): string {
  const {findings, drift, notes} = look;
  const groups = [...new Set(drift.map(({group}) => group))];
  const lines = [
    tableText(look.rows, now),
    '',
    `${countsText(look)}; looked for ${(look.tookMs / 1000).toFixed(1)} s`,
    ...findings.map(({text}) => `✖ ${text}`),
    ...groups.flatMap((group) => {
      const own = drift.filter((one) => one.group === group);
      const more = own.length - driftMax;
      return [
        '',
        `what differs in ${group}:`,
        ...own.slice(0, driftMax).map((one) => `  ${driftSentence(one)}`),
        ...(more > 0 ? [`  and ${more} more (--json has all)`] : []),
      ];
    }),
    ...notes.map((note) => `note: ${note}`),
  ];
  return `${lines.join('\n')}\n`;
}
