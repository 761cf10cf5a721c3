import type {Who} from '../world/file-node.ts';
import {type Call, complained, findProgram, type Said, said, type Tool} from './call.ts';

/** The gateway's user may do everything through sudo, without a password, as the first user of a small host can. */
export const sudo: Tool = (call) => {
  const words = call.argv.slice(1).filter((word) => word !== '-n' && word !== '--');
  const user = words[0] === '-u' || words[0] === '-iu' ? words[1] : 'root';
  const rest = words[0] === '-u' || words[0] === '-iu' ? words.slice(2) : words;
  const who = user === 'root' ? {uid: 0, gid: 0, name: 'root'} : call.world.scene.user;
  return other(call, rest, who, call.env);
};

/** `env NAME=value… command`. */
export const env: Tool = (call) => {
  const words = call.argv.slice(1).filter((word) => word !== '-i');
  const from = words.findIndex((word) => !/^[A-Za-z_]\w*=/.test(word));
  const set = new Map(call.env);
  for (const word of from < 0 ? words : words.slice(0, from)) set.set(word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1));
  return from < 0 ? said([...set].map(([name, value]) => `${name}=${value}\n`).join('')) : other(call, words.slice(from), call.who, set);
};

async function other(
  call: Call,
  argv: readonly string[],
  who: Who & {readonly name?: string},
  env: ReadonlyMap<string, string>,
): Promise<Said> {
  const found = findProgram(call.world, {argv, env: Object.fromEntries(env)});
  if ('seen' in found) return complained(`${argv[0] ?? ''}: command not found\n`, 127);
  return call.tools[found.name]?.({...call, argv: [found.path, ...argv.slice(1)], who, env}) ?? said('');
}
