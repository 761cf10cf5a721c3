// Stands in for Intl.Segmenter in the packages that measure and cut text for the screen. Almost everything a console shows is
// printable ASCII, box drawing and a few marks, and that needs neither tables nor expressions.

/** Each of these characters is one grapheme of one column, whatever stands beside it in a text of only these. */
const simple = /^[ -~·»–—‘’“”•…→≠⊘─-▟▲▸✔✖]*$/;
const simpleWithStyles = /^[\u001B\n -~·»–—‘’“”•…→≠⊘─-▟▲▸✔✖]*$/;

export const isOfOneColumnEach = (text) => simple.test(text);

let segmenter;
function segments(text) {
  segmenter ??= new Intl.Segmenter();
  return segmenter.segment(text);
}

/** For those who only walk along the segments. */
export const graphemes = {
  segment: (text) => (simpleWithStyles.test(text) ? Array.from(text, (segment, index) => ({segment, index})) : segments(text)),
};

/** For those who also ask which segment holds a place. */
export const anyGraphemes = {segment: segments};

let emoji;
export function isEmoji(segment) {
  emoji ??= /^\p{RGI_Emoji}$/v;
  return emoji.test(segment);
}
