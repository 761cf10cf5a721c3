import {type Drill, drillNames, loadDrill, mistakeText, parseDrill} from '../drill/index.ts';
import {meantWords} from './nearest.ts';
import {meantPath, readText} from './read-text.ts';

/** A drill of one's own is named by its path, which says that it is one. */
const isPath = (name: string) => /[\\/]|\.ya?ml$/.test(name);

/** Why there is no such drill; null = there is. A shipped one is not read for that: the first frame does not wait for it. */
export async function drillProblem(name: string): Promise<string | null> {
  if (drillNames.includes(name)) return null;
  if (!isPath(name))
    return `there is no drill called "${name}"${meantWords(name, drillNames)}; there are ${drillNames.join(', ')}; a file of your own is named by its path, ./${name}.yaml`;
  const {rules} = await import('../rules/index.ts');
  const read = await readDrill(name, new Set(rules.map((rule) => rule.code)));
  return 'problem' in read ? read.problem : null;
}

/** The drill of that name, or of that file; it has been asked before whether there is one. */
export async function whichDrill(name: string): Promise<Drill> {
  if (!isPath(name)) return loadDrill(name);
  const read = await readDrill(name, null);
  if ('problem' in read) throw new Error(read.problem);
  return read.drill;
}

/** The whole path is its name, so that a session finds it again from anywhere. */
async function readDrill(path: string, codes: ReadonlySet<string> | null): Promise<{readonly drill: Drill} | {readonly problem: string}> {
  const look = await readText(path);
  if (!look.seen) return {problem: `the drill ${path} cannot be read: ${look.detail}`};
  const parsed = parseDrill(meantPath(path), look.value, codes);
  return parsed.ok ? {drill: parsed.drill} : {problem: mistakeText(path, parsed.mistakes)};
}
