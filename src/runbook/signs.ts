import type {Code, Sign, UnderName} from '../model/index.ts';
import {itemsFor} from './under.ts';

/** The signs of a healthy host, one for each item or paragraph of a rung's **Healthy** that is for whoever starts the gateway; null = for anybody. */
export function signsOf(healthy: string, under: UnderName | null): readonly Sign[] {
  const items = healthy
    .replace(/\n(?!\s*(?:[-*]|\d+\.)\s|\s*\n)\s*/g, ' ')
    .split('\n')
    .map((line) => line.replace(/^\s*[-*]\s+/, '').trim())
    .filter((line) => line !== '');
  return itemsFor(items, under).map(signOf);
}

/** `… is running (none of `unit-missing`, `unit-down`).` names the findings of which none may hold. */
function signOf(line: string): Sign {
  const [, text, list] = withCodes.exec(line) ?? [];
  return text === undefined || list === undefined
    ? {text: line, codes: []}
    : {text: `${text}.`, codes: list.split('`').filter((_, index) => index % 2 === 1) as Code[]};
}

const withCodes = /^(.*\S) \((?:none of |no )((?:`[^`]+`(?:, | and )?)+)\)\.?$/;
