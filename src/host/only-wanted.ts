import type {FileText} from '../model/index.ts';

/** A JSON document without the names that nobody asked for; anything else as it is. What does not come in need not be cleaned. */
export function onlyWanted(file: FileText, names: readonly string[] | undefined): FileText {
  if (names === undefined || file.cut) {
    return file;
  }

  try {
    const document: unknown = JSON.parse(file.text);
    const isObject = typeof document === 'object' && document !== null && !Array.isArray(document);
    return isObject
      ? {...file, text: JSON.stringify(Object.fromEntries(Object.entries(document).filter(([name]) => names.includes(name))))}
      : file;
  } catch {
    return file;
  }
}
