import {StringDecoder} from 'node:string_decoder';
import {lineCutNotice} from './cut.ts';

/** One line of a log is rarely over 8 KB; more than this is data, and the screen shows a few hundred characters. */
export const lineCharsMax = 16_384;

export interface Lines {
  push(chunk: Buffer): void;
  end(): void;
}

/** Cuts a stream into lines of bounded length, whatever the chunks. */
export function createLines(onLine: (line: string) => void): Lines {
  const decoder = new StringDecoder('utf8');
  let held = '';
  let droppedBytes = 0;

  const hold = (piece: string) => {
    const room = lineCharsMax - held.length;
    if (piece.length <= room) {
      held += piece;
    } else {
      held += piece.slice(0, room);
      droppedBytes += Buffer.byteLength(piece.slice(room));
    }
  };

  const flush = () => {
    const line = droppedBytes > 0 ? held + lineCutNotice(droppedBytes) : held;
    held = '';
    droppedBytes = 0;
    onLine(line);
  };

  const take = (text: string) => {
    let start = 0;
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', start)) {
      hold(text.slice(start, at));
      start = at + 1;
      flush();
    }

    hold(text.slice(start));
  };

  return {
    push: (chunk) => take(decoder.write(chunk)),
    end() {
      take(decoder.end());
      if (held !== '') {
        flush();
      }
    },
  };
}
