export const isOfOneColumnEach: (text: string) => boolean;
export const isEmoji: (segment: string) => boolean;
export const graphemes: {segment(text: string): Iterable<{readonly segment: string; readonly index: number}>};
export const anyGraphemes: {segment(text: string): Intl.Segments};
