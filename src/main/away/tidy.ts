/** What another machine said stands in our sentence without its controls and at a length that can be read. */
export function tidy(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .trim()
    .slice(0, wordsMax);
}

const wordsMax = 300;
