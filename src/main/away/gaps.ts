import type {Lasting} from '../../far/index.ts';

/** Says once when a line is lost, in a sentence, and once when it is there again. */
export function onGaps(line: Lasting, say: (lost: string | null) => void): void {
  let lost = false;
  line.onChange(() => {
    const sentence = line.lost();
    if (lost === (sentence !== null)) return;
    lost = sentence !== null;
    say(sentence?.replace(/; tried again in .*/, '') ?? null);
  });
}
