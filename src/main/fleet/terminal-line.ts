import {openSync} from 'node:fs';
import {ReadStream} from 'node:tty';

/** A line typed on the terminal, through a handle of our own: what comes by standard input may be a screen's or a child's. Null = there is none. */
export async function terminalLine(prompt: string): Promise<string | null> {
  process.stderr.write(prompt);
  try {
    const keys = new ReadStream(openSync('/dev/tty', 'r'));
    keys.setEncoding('utf8');
    const line = await new Promise<string | null>((resolve) => {
      keys.once('data', (text) => resolve(String(text)));
      for (const event of ['end', 'error']) keys.once(event, () => resolve(null));
    });
    keys.destroy();
    return line?.trim() ?? null;
  } catch {
    return null;
  }
}
