import type {Cleaner} from '../../host/index.ts';
import type {SecretTable} from '../../secrets/index.ts';
import type {HeldValue} from './read-values.ts';

/** A shorter one is guessed, and cannot be told from words of a log. */
const charsMin = 16;

/** Makes the new value known to the cleaner, and says why it is not taken; null = it is, and can be kept out of everything that is shown. */
export function whyNotValue(name: string, value: string, held: readonly HeldValue[], table: SecretTable, cleaner: Cleaner): string | null {
  if (value.trim() === '') return 'the new value is empty';
  if (value !== value.trim()) return 'the new value begins or ends with a blank, which one of its readers would drop';
  if (/\p{Cc}/u.test(value)) return 'the new value has a line end or another control character in it, which no credential has';
  if ([...value].length < charsMin)
    return `the new value has fewer than ${charsMin} characters: it could be guessed, and not be kept out of what is shown`;
  const same = held.find((one) => one.value === value);
  if (same !== undefined) return `${same.where} has that value already; one that was in use is not replaced by itself`;
  cleaner.learn(name, value);
  const shown = cleaner.clean(`it is ${value}`, 'the new value');
  if (shown.includes(value))
    return 'the new value is made of ordinary words and could not be kept out of what is shown; choose one made by chance';
  const mark = tail(markOf(value, cleaner));
  const other = table.credentials.find(({places}) => places.some((place) => mark !== null && tail(place.mark) === mark));
  return other === undefined ? null : `${other.name} has that value already; each credential needs one of its own`;
}

/** What stands for a value on every page. */
export function markOf(value: string, cleaner: Cleaner): string | null {
  return /‹secret [^›]+›/.exec(cleaner.clean(`it is ${value}`, 'the new value'))?.[0] ?? null;
}

function tail(mark: string | null): string | null {
  return mark === null ? null : (/~[0-9a-f]+/.exec(mark)?.[0] ?? null);
}
