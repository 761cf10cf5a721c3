import type {ConfigValue} from '../../model/index.ts';
import {isTable} from './config.ts';

type References = ConfigValue['references'];

/** Deeper nesting than this does not occur in configurations. */
const depthMax = 24;

/** `${NAME}`, a whole `$NAME`, and references like `{source: 'env', provider: …, id: 'NAME'}`, each with its place. */
export function referencesIn(value: unknown, place = '', depth = 0): References {
  if (depth > depthMax) return [];
  if (typeof value === 'string') return inText(value, place);
  if (Array.isArray(value)) return value.flatMap((item, at) => referencesIn(item, `${place}[${at}]`, depth + 1));
  if (!isTable(value)) return [];
  const {source, id} = value;
  if (typeof source === 'string' && typeof id === 'string' && sources.has(source)) return [{at: place, name: id, source}];
  return Object.entries(value).flatMap(([key, item]) => referencesIn(item, place === '' ? key : `${place}.${key}`, depth + 1));
}

const sources = new Set(['env', 'file', 'exec', 'store']);

function inText(text: string, place: string): References {
  const whole = /^\$([A-Z][A-Z0-9_]*)$/.exec(text);
  if (whole?.[1]) return [{at: place, name: whole[1], source: 'env'}];
  // A doubled dollar is the escaped form of a plain one.
  return [...text.matchAll(/(?<!\$)\$\{([A-Z_][A-Z0-9_]*)\}/g)].map((hit) => ({at: place, name: hit[1] ?? '', source: 'env'}));
}
