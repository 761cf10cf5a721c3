import type {Danger, Pattern} from '../danger.ts';
import type {PathStep} from '../path.ts';

/** A list that says who may, with everybody on it. */
export const wildcard: Pattern = ({leaves}) =>
  leaves.flatMap(({at, value}): readonly Danger[] => {
    const list = listOf(at);
    const meant = list === null ? undefined : lists.find(({name}) => name.test(list.name));
    if (list === null || meant === undefined || typeof value !== 'string' || !meant.everybody.test(value)) return [];
    return [{pattern: 'wildcard', at: list.at, because: `"${value}" on the list is everybody: ${meant.meaning}`}];
  });

function listOf(at: readonly PathStep[]): {readonly name: string; readonly at: readonly PathStep[]} | null {
  const names = at.slice(0, -1);
  const name = names.findLast((step) => typeof step === 'string');
  return typeof at.at(-1) === 'number' && name !== undefined ? {name: String(name), at} : null;
}

const lists = [
  {name: /allowFrom$/i, everybody: /^\*$/, meaning: 'whoever finds the bot is obeyed'},
  {
    name: /^allowedOrigins$/i,
    everybody: /^(?:\*|https?:\/\/\*)$/,
    meaning: 'any page that a browser of yours opens may talk to the gateway',
  },
  {
    name: /^trustedProxies$/i,
    everybody: /^(?:\*|0\.0\.0\.0\/0|::\/0)$/,
    meaning: 'whoever reaches the port may say that he is another address',
  },
  {name: /^(?:allowHosts|allowedHosts|allowedUsers)$/i, everybody: /^\*$/, meaning: 'the list holds nobody back'},
] as const;
