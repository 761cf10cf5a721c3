import {unseenLine} from '../../terminal/index.ts';

/** Asks once, before any host is reached, for what sudo wants on those that want something. */
export async function passwordForAll({
  stdin,
  stderr,
}: Pick<NodeJS.Process, 'stdin' | 'stderr'>): Promise<{readonly password: string} | {readonly problem: string}> {
  if (!stdin.isTTY || !stderr.isTTY) return {problem: '--ask needs a terminal on which the password can be typed'};
  const answer = unseenLine(stdin);
  stderr.write('Password for sudo on the hosts that want one: ');
  const password = await answer;
  stderr.write('\n');
  return password === null || password === '' ? {problem: 'no password was typed; no host was looked at'} : {password};
}
