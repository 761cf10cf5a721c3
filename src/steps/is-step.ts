import type {Step} from '../model/index.ts';

/** Whether a value that was read from a file has the form of a step; nothing else of what it says is believed. */
export function isStep(value: unknown): value is Step {
  if (typeof value !== 'object' || value === null) return false;
  if ('text' in value) return typeof value.text === 'string' && !('argv' in value);
  if (!('argv' in value) || !isListOf(value.argv, 'string') || value.argv.length === 0) return false;
  return (
    'named' in value &&
    isListOf(value.named, 'number') &&
    'effect' in value &&
    typeof value.effect === 'string' &&
    'kind' in value &&
    (value.kind === 'look' || value.kind === 'change') &&
    (!('as' in value) || isRunAs(value.as)) &&
    (!('word' in value) || typeof value.word === 'string') &&
    (!('undo' in value) || isStep(value.undo))
  );
}

function isRunAs(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('is' in value)) return false;
  if (value.is === 'root') return true;
  if (value.is !== 'owner' || !('name' in value) || typeof value.name !== 'string') return false;
  if (!('login' in value)) return true;
  const {login} = value;
  return typeof login === 'object' && login !== null && 'env' in login && isListOf(login.env, 'string');
}

function isListOf(value: unknown, type: 'string' | 'number'): value is readonly unknown[] {
  return Array.isArray(value) && value.every((one) => typeof one === type);
}
