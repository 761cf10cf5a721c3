import {knownCommand} from '../openclaw/commands.ts';

/** Programs that only look, whatever their arguments. */
const looking = new Set([
  'cat',
  'cut',
  'df',
  'dig',
  'du',
  'file',
  'free',
  'getent',
  'grep',
  'groups',
  'head',
  'host',
  'id',
  'last',
  'ls',
  'lsof',
  'nproc',
  'nslookup',
  'pgrep',
  'printenv',
  'ps',
  'pwd',
  'readlink',
  'realpath',
  'sha256sum',
  'stat',
  'tail',
  'true',
  'uname',
  'uptime',
  'vmstat',
  'w',
  'wc',
  'which',
  'who',
  'whoami',
]);

const systemctlLooks = new Set([
  'cat',
  'get-default',
  'is-active',
  'is-enabled',
  'is-failed',
  'is-system-running',
  'list-dependencies',
  'list-timers',
  'list-unit-files',
  'list-units',
  'show',
  'show-environment',
  'status',
]);

const launchctlLooks = new Set(['list', 'print', 'print-disabled']);

/** Whether a command of the responder's own is known to be read-only; everything else is asked for first. */
export function knownHarmless(argv: readonly string[]): boolean {
  const [program = '', ...words] = argv;
  const plain = words.filter((word) => !word.startsWith('-'));
  switch (program) {
    case 'openclaw':
      return knownCommand(words)?.effect === 'reads';
    case 'systemctl':
      return systemctlLooks.has(plain[0] ?? 'list-units');
    case 'launchctl':
      return launchctlLooks.has(plain[0] ?? '');
    case 'journalctl':
      return !words.some((word) => /^--(vacuum|rotate|flush|sync|relinquish|smart-relinquish|update-catalog|setup-keys)/.test(word));
    case 'docker':
    case 'podman':
      return ['inspect', 'logs', 'ps', 'stats', 'top', 'version'].includes(plain[0] ?? '');
    case 'loginctl':
      return /^(list-|show-|.*-status$)/.test(plain[0] ?? 'list-sessions');
    case 'date':
      return plain.every((word) => word.startsWith('+')) && !words.some((word) => word === '-s' || word.startsWith('--set'));
    case 'hostname':
      return words.every((word) => ['-f', '-i', '-I', '-s', '-d', '--fqdn'].includes(word));
    case 'ss':
      return !words.some((word) => word === '--kill' || (/^-[a-z0-9]*K/i.test(word) && word.includes('K')));
    default:
      return looking.has(program);
  }
}

/** Splits what a responder typed into argv: quotes and backslashes as in a shell, nothing is expanded or executed. */
export function splitWords(text: string): readonly string[] | {readonly problem: string} {
  const words: string[] = [];
  let word: string | null = null;
  let quote: '"' | "'" | null = null;
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i]!;
    if (quote !== null) {
      if (c === quote) quote = null;
      else if (c === '\\' && quote === '"' && i + 1 < text.length) word = (word ?? '') + text[++i]!;
      else word = (word ?? '') + c;
    } else if (c === '"' || c === "'") {
      quote = c;
      word ??= '';
    } else if (c === '\\' && i + 1 < text.length) word = (word ?? '') + text[++i]!;
    else if (/\s/.test(c)) {
      if (word !== null) words.push(word);
      word = null;
    } else if ('|&;<>`$('.includes(c)) return {problem: `"${c}" needs a shell, and Rungs runs none: type one program with its arguments`};
    else word = (word ?? '') + c;
  }
  if (quote !== null) return {problem: `the quote ${quote} is not closed`};
  if (word !== null) words.push(word);
  return words.length === 0 ? {problem: 'nothing typed'} : words;
}
