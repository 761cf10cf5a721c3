import fc from '../property.ts';

/** Which value of a JSON document is to become another, counted through all of them, and what it becomes; undefined = it goes. */
export interface Spoil {
  readonly nth: number;
  readonly value: unknown;
}

export function spoils(): fc.Arbitrary<Spoil> {
  const odd = fc.constantFrom<unknown>(
    undefined,
    null,
    '',
    -1,
    0,
    0.5,
    1e21,
    -1e300,
    Number.MAX_SAFE_INTEGER,
    8.64e15 + 1,
    '__proto__',
    'constructor',
    '\u001B[2J\r\n',
    [],
    {},
    [null],
    {seen: true},
    {toString: 1},
  );
  return fc.record({nth: fc.nat(100_000), value: fc.oneof(odd, fc.jsonValue({maxDepth: 2}))});
}

/** The document with that one value changed. */
export function spoilt(document: unknown, {nth, value}: Spoil): unknown {
  const copy: unknown = structuredClone(document);
  const places = placesIn(copy);
  const place = places[nth % places.length]!;
  if (value === undefined) delete place.of[place.key];
  else place.of[place.key] = value;
  return copy;
}

interface Place {
  readonly of: Record<string, unknown>;
  readonly key: string;
}

function placesIn(value: unknown): readonly Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const of = value as Record<string, unknown>;
  return Object.keys(of).flatMap((key) => [{of, key}, ...placesIn(of[key])]);
}
