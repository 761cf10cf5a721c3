import {removeControls} from './controls.ts';

/**
 * journald writes a field that holds unprintable characters as a list of byte numbers. Left so, the cleaner would not see into it,
 * and whoever parses the line would get back raw what stands there; so the list becomes the string it stands for.
 */
export function openJournalBytes(text: string): string {
  return text.includes('":[')
    ? text.replace(byteField, (whole, name: string, list: string) => {
        const bytes = list.split(',').map(Number);
        return bytes.every((byte) => byte <= 255)
          ? `"${name}":${JSON.stringify(removeControls(Buffer.from(bytes).toString('utf8'), false))}`
          : whole;
      })
    : text;
}

const byteField = /"([A-Z_][A-Z0-9_]*)":\[(\d{1,3}(?:,\d{1,3})*)\]/g;
