import {createHash} from 'node:crypto';
import {promisify} from 'node:util';

/** A look is a few hundred kilobytes of JSON. */
const valueBytesMax = 64 * 1024 * 1024;

const lineChars = 1024;

/** A value as lines of text between two marks, for carriers that bring lines and nothing else. */
export async function onceText(mark: string, value: unknown): Promise<string> {
  const {gzip} = await import('node:zlib');
  const packed = (await promisify(gzip)(JSON.stringify(value))).toString('base64');
  const lines = packed.match(new RegExp(`.{1,${lineChars}}`, 'g')) ?? [];
  return ['', signOf(mark, 'begin'), ...lines, signOf(mark, 'end'), ''].join('\n');
}

/** The value in what a carrier brought, whatever stands before and behind it; undefined where it is not there as a whole. */
export async function onceSaid(mark: string, text: string): Promise<unknown> {
  const [, behind] = text.split(signOf(mark, 'begin'));
  const [packed, rest] = behind?.split(signOf(mark, 'end')) ?? [];
  if (packed === undefined || rest === undefined) return undefined;
  const {gunzip} = await import('node:zlib');
  try {
    const whole = await promisify(gunzip)(Buffer.from(packed, 'base64'), {maxOutputLength: valueBytesMax});
    return JSON.parse(whole.toString('utf8'));
  } catch {
    return undefined;
  }
}

/** Whether all of it has come. */
export function onceEnded(mark: string, text: string): boolean {
  return text.includes(signOf(mark, 'end'));
}

/** An echo of what was sent does not hold it. */
function signOf(mark: string, which: 'begin' | 'end'): string {
  return createHash('sha256').update(`rungs once ${which} ${mark}`).digest('hex');
}
