import {rowText} from '../../../screens/content.ts';
import type {Detail} from '../../../screens/item.ts';
import {readLines} from '../../../screens/log-lines.ts';
import {output} from '../../../screens/panes/output.ts';
import {asciiGlyphs} from '../../../screens/theme.ts';
import type {Session} from '../../model/index.ts';
import {printStep} from '../../steps/index.ts';

/** More of a list than this is read to nobody; a word behind the letter narrows it. */
const listMax = 40;

export function numbered(texts: readonly string[]): readonly string[] {
  return texts.map((text, index) => `${index + 1}: ${text}`);
}

/** What was found, and each piece of evidence on a line that can be pinned. */
export function findingTexts({judgement: {verdict, findings}}: Session): readonly string[] {
  return [
    `verdict: ${verdict}`,
    ...findings.flatMap(({code, severity, title, text, behind, evidence, next}) =>
      behind === null
        ? [
            `${severity} ${code}: ${title}. ${text}`,
            ...evidence.map(({probe, line}) => `seen by ${probe}: ${line}`),
            ...next.map((step) => `next: ${printStep(step)}`),
          ]
        : [`behind ${behind}: ${code}: ${title}`],
    ),
  ];
}

/** The answer of the rung's command as the console reads it to a person, not its JSON. */
export function outputTexts(session: Session, word: string, most = listMax): readonly string[] {
  const look = {glyphs: asciiGlyphs, filter: word, search: '', wrapped: false, whole: false};
  const texts = output(session, outputColumns, look)
    .rows.slice(0)
    .map((one) => rowText(one).trimEnd());
  return shortened(
    texts.filter((text) => text !== ''),
    most,
  );
}

/** Wider than a line that anybody reads, so that nothing is cut. */
const outputColumns = 10_000;

/** The newest last, and of what is repeated one line. */
export function logTexts({readings: {log}, judgement}: Session, word: string): readonly string[] {
  if (log?.seen !== true) return [];
  const wanted = word.toLowerCase();
  return readLines(log.value.lines, judgement.findings, true)
    .filter(({line}) => line.text.toLowerCase().includes(wanted))
    .slice(-listMax)
    .map(({line, times, proves}) => {
      const said = times === 1 ? '' : ` (${times} times)`;
      return `${new Date(line.at).toISOString().slice(11, 19)} ${proves ? 'proof: ' : ''}${line.text}${said}`;
    });
}

export function commandLines({ran}: Session): readonly string[] {
  return ran.length === 0
    ? ['no command has ended yet']
    : ran.map(({at, by, shown, how}) => `${new Date(at).toISOString().slice(11, 19)} ${by}: ${shown}: ${how}`);
}

export function pageLines({title, parts}: Detail): readonly string[] {
  return [title, ...parts.map(({name, text}) => `${name === '' ? 'or' : name}: ${text}`)];
}

function shortened(texts: readonly string[], most: number): readonly string[] {
  return texts.length <= most ? texts : [...texts.slice(0, most), `… ${texts.length - most} more lines: v lists them, v WORD narrows them`];
}
