import {spawn} from 'node:child_process';
import {splitWords} from '../../steps/split-words.ts';

/** The responder's editor as the words of a command: `$VISUAL`, else `$EDITOR`, else vi. No shell reads them. */
export function editorFrom(env: Readonly<Record<string, string | undefined>>): readonly string[] | {readonly problem: string} {
  const name = ['VISUAL', 'EDITOR'].find((one) => (env[one] ?? '').trim() !== '');
  if (name === undefined) return ['vi'];
  const words = splitWords(env[name] ?? '');
  return 'problem' in words ? {problem: `$${name} cannot be used as it is: ${words.problem}`} : words;
}

/** Gives the terminal to the editor until it ends; null = it ended well. Its keys are its own: ctrl-c there ends nothing here. */
export async function runEditor([file = 'vi', ...args]: readonly string[]): Promise<string | null> {
  const ignore = (): void => undefined;
  for (const signal of fromKeys) process.on(signal, ignore);
  try {
    return await new Promise((done) => {
      const child = spawn(file, args, {stdio: 'inherit'});
      child.once('error', ({message}) => done(`${file} could not be started (${message}); $EDITOR says which editor`));
      child.once('exit', (code, signal) => done(code === 0 ? null : `the editor ended with ${signal ?? `exit ${code}`}`));
    });
  } finally {
    for (const signal of fromKeys) process.off(signal, ignore);
  }
}

const fromKeys = ['SIGINT', 'SIGQUIT'] as const;
