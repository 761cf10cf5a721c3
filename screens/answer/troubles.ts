import type {AnswerLine} from './line.ts';
import {isEmpty, scalar} from './value.ts';

const levelsMax = 40;

/** Said of what should be so. */
const wantedTrue = /^(?:ok|reachable|gatewayReachable|healthy|valid|ready)$/;
/** Said of what should not be so. */
const wantedFalse = /^(?:misconfigured|gatewayAuthUnavailable|timedOut)$/;
const tells = /^(?:error|lastError|connectError|fatal)$/;
const warns = /^(?:warning|authWarning|lastExitStatus|nRestarts|warnings|degraded[A-Z]\w*|drifts)$/;
const counts = /^(?:errors|failures|failed|lost)$/;
const states = /^(?:state|subState|status|result|severity|level)$/;
const bad = /^(?:failed|error|exit-code|signal|fatal|timeout|unreachable|critical)$/;

type Grade = 'down' | 'degraded';

/** What in a document speaks of trouble by itself, a line for each object that holds some, the worst first. */
export function troubleLines(document: object): readonly AnswerLine[] {
  const lines = troublesIn(document, [], 0);
  return [...lines.filter((one) => one.mark === 'down'), ...lines.filter((one) => one.mark === 'degraded')];
}

function troublesIn(value: object, path: readonly string[], depth: number): readonly AnswerLine[] {
  if (depth > levelsMax) return [];
  const all = Object.entries(value);
  const speaks = Array.isArray(value) ? [] : all.flatMap(([key, member]) => troubleOf(key, member));
  const mark = speaks.some((one) => one.grade === 'down') ? 'down' : 'degraded';
  // What tells why comes before what only says that it is so, and a finding's own words go with its severity.
  const words = [...speaks.filter((one) => one.why), ...speaks.filter((one) => !one.why)].map((one) => one.words);
  const own =
    speaks.length === 0
      ? []
      : all.flatMap(([key, member]) => (/^(?:message|detail|title)$/.test(key) && typeof member === 'string' ? [scalar(member)] : []));
  const here: readonly AnswerLine[] =
    speaks.length === 0 ? [] : [{mark, indent: 0, key: path.join('.'), value: [...own, ...words].join(', ')}];
  const below = all.flatMap(([key, member]) =>
    typeof member === 'object' && member !== null ? troublesIn(member, Array.isArray(value) ? path : [...path, key], depth + 1) : [],
  );
  return [...here, ...below];
}

function troubleOf(key: string, value: unknown): readonly {readonly grade: Grade; readonly why: boolean; readonly words: string}[] {
  if (isEmpty(value)) return [];
  const said = (grade: Grade, why = false) => [{grade, why, words: why ? scalar(value) : `${key} ${scalar(value)}`}];
  if (value === false && wantedTrue.test(key)) return said('down');
  if (value === true && wantedFalse.test(key)) return said('down');
  if (typeof value === 'string') {
    if (tells.test(key)) return said('down', true);
    if (states.test(key) && bad.test(value)) return said('down');
    if (states.test(key) && /^(?:warn|warning|degraded)$/.test(value)) return said('degraded');
    return warns.test(key) ? said('degraded', true) : [];
  }
  if (typeof value === 'number') return value > 0 && (counts.test(key) || warns.test(key)) ? said('degraded') : [];
  if (Array.isArray(value) && warns.test(key)) return [{grade: 'degraded', why: false, words: `${key} ${value.length}`}];
  return [];
}
