import type {Session} from '../src/model/index.ts';
import type {View} from './view.ts';

/** What was met by a key, for the explanations of a drill: the likeliest to be explained first. */
export function metByKey(before: View, after: View, name: string): readonly string[] {
  return [
    ...(before.mode.is === 'story' && after.mode.is === 'walk' ? ['opened'] : []),
    ...(after.pane === before.pane ? [] : [`pane:${after.pane}`]),
    // On a page or in a typed line the same key means something else.
    ...(before.mode.is === 'walk' ? [`key:${name === '?' ? 'question' : name}`] : []),
  ];
}

/** What is met without a key, because the host is as it is. */
export function metByItself({drill, judgement}: Session): string | null {
  if (drill === undefined) return null;
  if (drill.solvedAt !== null) return 'solved';
  return judgement.findings.length > 0 ? 'found' : null;
}
