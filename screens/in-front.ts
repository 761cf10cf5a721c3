import type {ReadingName, Session} from '../src/model/index.ts';
import {layout} from './layout.ts';
import type {PaneName} from './panes/index.ts';
import type {View} from './view.ts';

/** Which pane shows what was seen there; the pane in which the proof is easiest to see first. */
const paneOf: readonly (readonly [probe: ReadingName, pane: PaneName])[] = [
  ['log', 'log'],
  ['unit', 'unit'],
  ['ports', 'ports'],
  ['http', 'ports'],
  ['supervisor', 'supervisor'],
  ['capabilities', 'capabilities'],
];

/** Where there is room for one pane, the one that holds the proof of the cause is in front, until a key says otherwise. */
export function inFront(session: Session, view: View, columns: number, rows: number): View {
  const [root] = session.judgement.findings;
  if (view.picked || root === undefined || root.severity === 'note') return view;
  if (layout(columns, rows, view.pane, view.zoomed, session.rungs.length, 0).kind === 'wide') return view;
  const seen = paneOf.find(([probe]) => root.evidence.some((one) => one.probe === probe));
  return {...view, pane: seen?.[1] ?? 'findings'};
}
