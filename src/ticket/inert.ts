/**
 * Captured text arrives cleaned; a ticket is also made from old journals and by tests, so what could still change how a
 * page is shown is made visible here: control, bidirectional and invisible characters, and halves of surrogate pairs.
 */
export function inertBlock(text: string): string {
  return text.toWellFormed().replace(/\r\n?/g, '\n').replace(unwanted, '\uFFFD');
}

/** The same on one line. */
export function inertLine(text: string): string {
  return inertBlock(text)
    .replace(/[\n\t]+/g, ' ')
    .trim();
}

const unwanted = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF]/g;
