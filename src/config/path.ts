/** One step into a configuration: a name, or the place in a list. */
export type PathStep = string | number;

export type ParsedPath = {readonly ok: true; readonly steps: readonly PathStep[]} | {readonly ok: false; readonly problem: string};

/** `gateway.auth.mode`, `agents.list[0].name`, `channels["my.channel"].token`. */
export function parsePath(text: string): ParsedPath {
  const steps: PathStep[] = [];
  let at = 0;
  while (at < text.length) {
    piece.lastIndex = at;
    const [whole, name, index, inDouble, inSingle] = piece.exec(text) ?? [];
    const dotted = whole?.startsWith('.') === true;
    if (whole === undefined || (name !== undefined && dotted === (at === 0)) || (name === undefined && dotted))
      return {ok: false, problem: `"${text}" is no place in a configuration: write it like gateway.auth.mode or agents.list[0].name`};
    const step = index === undefined ? unescaped(name ?? inDouble ?? inSingle ?? '') : Number(index);
    if (typeof step === 'string' && neverNames.has(step)) return {ok: false, problem: `"${step}" is never the name of a setting`};
    steps.push(step);
    at += whole.length;
  }
  return steps.length === 0 ? {ok: false, problem: 'no place in the configuration was named'} : {ok: true, steps};
}

/** As it would be typed. */
export function printPath(steps: readonly PathStep[]): string {
  return steps
    .map((step, index) => {
      if (typeof step === 'number') return `[${step}]`;
      if (!plainName.test(step)) return `[${JSON.stringify(step)}]`;
      return index === 0 ? step : `.${step}`;
    })
    .join('');
}

const piece = /\.?(?:([^.[\]"'\s]+)|\[(\d{1,6})\]|\["((?:[^"\\]|\\.)*)"\]|\['((?:[^'\\]|\\.)*)'\])/y;

const plainName = /^[^.[\]"'\s]+$/;

/** What would reach into the program that reads it. */
const neverNames = new Set(['__proto__', 'prototype', 'constructor']);

function unescaped(name: string): string {
  return name.replaceAll(/\\(.)/g, '$1');
}
