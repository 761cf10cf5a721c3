import {secretNameKind} from './names.ts';

type Groups = Readonly<Record<string, string | undefined>>;

/** Whether what was found stands under a name that says it is a secret. */
export function named(_: string, {name = ''}: Groups): boolean {
  return secretNameKind(name) !== null;
}

/** The same for an element of XML; a `<key>` of a property list holds a name, and its value stands in the element behind it. */
export function namedElement(value: string, groups: Groups): boolean {
  return named(value, groups) && !(groups['name'] === 'key' && isName.test(value));
}

/** `ProgramArguments`, `NODE_ENV`, `http_proxy`: where the lines that are looked at end, what stands behind the key is not seen. */
const isName = /^(?:[A-Za-z]+|[A-Z\d]+(?:_[A-Z\d]+)+|[a-z]+(?:_[a-z]+)+)$/;
