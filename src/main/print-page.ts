import {drillNames, drillText} from '../drill/index.ts';
import {builtInRunbooks} from '../runbook/builtin.ts';
import {meantWords} from './nearest.ts';

/** `rungs walk NAME --print`, `rungs drill NAME --print`: a page or a drill that ships, to begin one's own from. */
export function shippedText(verb: 'walk' | 'drill', name: string | undefined): {readonly text: string} | {readonly problem: string} {
  const names = verb === 'walk' ? Object.keys(builtInRunbooks) : drillNames;
  if (name === undefined) return {problem: `--print wants a name: rungs ${verb} ${names[0]} --print; there are ${names.join(', ')}`};
  const what = verb === 'walk' ? 'runbook' : 'drill';
  if (!names.includes(name)) return {problem: `no ${what} called "${name}" ships${meantWords(name, names)}; there are ${names.join(', ')}`};
  return {text: verb === 'walk' ? builtInRunbooks[name]! : drillText(name)};
}
