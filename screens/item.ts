import type {PaneName} from './panes/names.ts';

/** What the cursor of a list stands on: some rows, and what lies under them. */
export interface Item {
  readonly from: number;
  readonly to: number;
  readonly opens: Opens;
}

export type Opens =
  /** Where in another pane the same thing was seen. */
  | {readonly is: 'seen'; readonly pane: PaneName; readonly words: string; readonly said: string}
  | {readonly is: 'detail'; readonly detail: Detail};

/** One thing whole, on a page of its own. */
export interface Detail {
  readonly title: string;
  readonly parts: readonly {readonly name: string; readonly text: string}[];
  /** The code of which it is the finding. */
  readonly explains?: string;
  /** What `y` copies of it. */
  readonly copies?: {readonly what: string; readonly text: string};
}
