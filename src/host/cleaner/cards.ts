import type {Edit} from './edits.ts';

/** Payment card numbers: a length and beginning that a brand uses, and a check digit that fits. */
export function findCards(text: string): Edit[] {
  const edits: Edit[] = [];
  digits.lastIndex = 0;
  for (let match = digits.exec(text); match; match = digits.exec(text)) {
    const value = match[0].replace(/[ -]/g, '');
    if (brands.some((brand) => brand.test(value)) && checkDigitFits(value)) {
      edits.push({start: match.index, end: match.index + match[0].length, value, label: 'card-number'});
    }
  }

  return edits;
}

/**
 * In groups or in one piece, but not as part of a longer number, a decimal fraction or a telephone number. Chat identifiers have 17 to
 * 19 digits, so in one piece only 14 to 16 are taken for a card.
 */
const digits = /(?<![\w.+-])(?:\d{14,16}|\d{4}([ -])\d{4}\1\d{4}\1\d{4}(?:\1\d{3})?|\d{4}([ -])\d{6}\2\d{4,5})(?![\w-]|\.\d)/g;

const brands = [
  /^4\d{15}$/, // Visa
  /^(?:5[1-5]\d\d|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d{12}$/, // Mastercard
  /^3[47]\d{13}$/, // American Express
  /^3(?:0[0-5]|[689])\d{11}$/, // Diners Club
  /^(?:6011|65\d\d|64[4-9]\d)\d{12}$/, // Discover
  /^35(?:2[89]|[3-8]\d)\d{12}$/, // JCB
  /^62\d{14,17}$/, // UnionPay
];

function checkDigitFits(value: string): boolean {
  let sum = 0;
  for (let at = 0; at < value.length; at += 1) {
    const digit = Number(value.charAt(value.length - 1 - at));
    const doubled = at % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }

  return sum % 10 === 0 && !/^(\d)\1+$/.test(value);
}
