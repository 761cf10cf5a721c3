/** How much of each part a ticket shows. The full detail bounds what no reader would scroll through anyway. */
export interface Detail {
  /** Lines of one command's output; a whole `openclaw logs --limit 200` with its notices fits in. */
  readonly outputLines: number;
  /** Of what a rung's command printed, which can be had again where the responder's own cannot. */
  readonly rungLines: number;
  readonly noteLines: number;
  /** Characters of the output of a command on a rung that is not clear, and of the responder's own commands. */
  readonly redOutputChars: number;
  readonly clearOutputChars: number;
  /** Characters of captured text inside a sentence. */
  readonly inlineChars: number;
  readonly findingsMax: number;
  readonly evidenceMax: number;
  readonly nextMax: number;
  readonly firstTouch: boolean;
  readonly momentsMax: number;
  readonly rungs: 'whole' | 'headings' | 'counted';
  readonly ownMax: number;
  readonly notesMax: number;
  readonly noteChars: number;
  /** What was typed as impact and as follow-ups, of each. */
  readonly statedMax: number;
  readonly unit: 'all' | 'differing' | 'names' | 'counted';
  readonly capabilities: 'all' | 'not working' | 'counted';
  /** Rows of what could not be seen and of what was replaced. */
  readonly rowsMax: number;
}

export const fullDetail: Detail = {
  outputLines: 400,
  rungLines: 400,
  noteLines: 400,
  redOutputChars: 60_000,
  clearOutputChars: 60_000,
  inlineChars: 600,
  findingsMax: 300,
  evidenceMax: 50,
  nextMax: 20,
  firstTouch: true,
  momentsMax: 2000,
  rungs: 'whole',
  ownMax: 200,
  notesMax: 500,
  noteChars: 20_000,
  statedMax: 20,
  unit: 'all',
  capabilities: 'all',
  rowsMax: 300,
};

/**
 * What goes first where a tracker limits the size: what went well, then what the host can show again, then the words of
 * the responder, last the evidence of the findings. The summary and the codes of the findings stay.
 */
const cuts: readonly Partial<Detail>[] = [
  {clearOutputChars: 8000},
  {unit: 'differing'},
  {clearOutputChars: 3000},
  {redOutputChars: 16_000},
  {clearOutputChars: 1000, capabilities: 'not working'},
  {redOutputChars: 8000},
  {clearOutputChars: 300, momentsMax: 60},
  {redOutputChars: 4000},
  {noteChars: 4000, ownMax: 40},
  {redOutputChars: 2000, clearOutputChars: 0},
  {momentsMax: 20, rowsMax: 30},
  {redOutputChars: 600, inlineChars: 300},
  {noteChars: 1000, notesMax: 40, ownMax: 10},
  {redOutputChars: 0, inlineChars: 200},
  {evidenceMax: 3, nextMax: 2, rungs: 'headings', ownMax: 0},
  {noteChars: 300, notesMax: 10, statedMax: 3, momentsMax: 0, unit: 'names', rowsMax: 10},
  {evidenceMax: 1, nextMax: 1, inlineChars: 120, capabilities: 'counted', unit: 'counted', firstTouch: false, rowsMax: 0},
  {evidenceMax: 0, nextMax: 0, statedMax: 1, notesMax: 0, rungs: 'counted'},
  {inlineChars: 60, findingsMax: 60},
  {inlineChars: 40, findingsMax: 10},
  {findingsMax: 3},
];

/**
 * What a reader of a ticket without a limit wants: what OpenClaw printed on rungs that are clear proves nothing that the ticket does not
 * say, and is three quarters of it.
 */
export const leanDetail: Detail = {...fullDetail, rungLines: 40, redOutputChars: 2500, clearOutputChars: 0, unit: 'differing'};

/** From there downwards, each with less than the one before. */
export function details(first: Detail = fullDetail): readonly Detail[] {
  const all = [first];
  for (const cut of cuts) {
    const last = all.at(-1) ?? first;
    all.push({...last, ...less(last, cut)});
  }
  return all;
}

/** A cut of a number that is smaller already cuts nothing. */
function less(last: Detail, cut: Partial<Detail>): Partial<Detail> {
  const kept = Object.entries(cut).filter(([key, to]) => !(typeof to === 'number' && to > Number(last[key as keyof Detail])));
  return Object.fromEntries(kept);
}
