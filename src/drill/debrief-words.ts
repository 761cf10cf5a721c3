import {inertLine} from '../ticket/inert.ts';

/** Captured text stands in code, on one line, with no bar that would end a cell. */
export function code(text: string): string {
  const line = cell(inertLine(text)).replaceAll('`', 'ˋ');
  return line === '' ? '' : `\`${line}\``;
}

export function cell(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll('|', '∣').trim();
}
