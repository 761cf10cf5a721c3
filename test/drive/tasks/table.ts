import type {Task} from './tasks.ts';
import type {Size, Walked} from './walk-task.ts';

/** A row a task: what is wanted, its keys, and how long it took at each size. */
export function tableOf(tasks: readonly Task[], sizes: readonly Size[], walked: readonly (readonly Walked[])[]): string {
  const rows = tasks.map(({wants, keys}, index) => {
    const times = walked[index]!.map(({ms}) => `${(ms / 1000).toFixed(2)} s`);
    return `| ${wants} | ${keysText(keys)} | ${keys.length} | ${times.join(' | ')} |\n`;
  });
  const names = sizes.map(({columns, rows: high}) => `${columns}×${high}`);
  const head = `| wanted, from the first screen | keys | how many | ${names.join(' | ')} |\n|---|---|---|${'---|'.repeat(sizes.length)}\n`;
  return `${head}${rows.join('')}`;
}

export function keysText(keys: readonly string[]): string {
  if (keys.length === 0) return 'none';
  return keys
    .map((key) => ({'\r': 'enter', '\u001B': 'esc', ' ': 'space'})[key] ?? key)
    .map((key) => `\`${key}\``)
    .join(' ');
}
