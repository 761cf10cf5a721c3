import type {Look} from '../model/index.ts';
import {unseen} from './unseen.ts';

/** An answer that does not come in time is late; what the machine still does about it is abandoned. */
export async function withinLimit<T>(work: Promise<Look<T>>, limitMs: number, tried: string): Promise<Look<T>> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Look<T>>((resolve) => {
    timer = setTimeout(() => resolve(unseen('late', `${tried}: no answer within ${limitMs} ms.`)), limitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Acts at the limit. Node fires at once where a timer is longer than it can count, so such a limit is none. */
export function afterLimit(limitMs: number, act: () => void): NodeJS.Timeout | undefined {
  return limitMs <= timerMsMax ? setTimeout(act, limitMs) : undefined;
}

const timerMsMax = 2_147_483_647;
