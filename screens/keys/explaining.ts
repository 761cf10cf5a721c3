import type {Item} from '../item.ts';
import {itemUnder} from '../items.ts';
import type {Mode} from '../view.ts';
import {type Key, type KeyContext, type Outcome, stay} from './key.ts';

export const explain: Key = {
  id: 'explain',
  keys: ['i'],
  shown: 'i',
  label: 'explain',
  help: 'what the finding under the cursor means, why, what misleads and what to do; elsewhere the cause; :explain CODE has any other',
  disabled: (context) => (codeHere(context) === null ? 'nothing is found; :explain CODE has the page of any code' : null),
  press: (context) => explained(context, codeHere(context) ?? ''),
};

/** The page of a code over what is in front now. */
export function explained({view, library}: KeyContext, code: string, over?: Mode): Outcome {
  const page = library.explain(code);
  if (page === null) return stay({...view, message: `there is no finding called ${code}`});
  return stay({
    ...view,
    mode: {is: 'explain', page, ...(over === undefined ? {} : {over})},
    scroll: {...view.scroll, page: 0},
    cursor: {...view.cursor, page: -1},
  });
}

/** In the findings the one to which the row under the cursor belongs. */
function codeHere({view, rows, session}: KeyContext): string | null {
  const root = session.judgement.findings[0]?.code ?? null;
  if (view.pane !== 'findings') return root;
  const items = rows.items ?? [];
  const at = itemUnder(rows, view, 'findings');
  const above = at === null ? [] : items.slice(0, items.indexOf(at) + 1);
  return above.map(explains).findLast((code) => code !== null) ?? root;
}

function explains({opens}: Item): string | null {
  return opens.is === 'detail' ? (opens.detail.explains ?? null) : null;
}
