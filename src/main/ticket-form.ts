import type {targets} from '../ticket/targets.ts';

type Tracker = keyof typeof targets;

/** Typed here, because a command line is read before anything is known of tickets. */
export const trackers = ['github', 'gitlab', 'jira', 'slack', 'vendor', 'openclaw'] as const satisfies readonly Tracker[];

/** ticket: for whom, how much of it, and what is said of the incident. */
export interface TicketForm {
  readonly tracker: Tracker | undefined;
  readonly short: boolean;
  readonly html: boolean;
  readonly postmortem: boolean;
  readonly impact: readonly string[];
  readonly followups: readonly string[];
}

interface Values {
  readonly for?: string | undefined;
  readonly short: boolean;
  readonly html: boolean;
  readonly postmortem: boolean;
  readonly impact?: readonly string[] | undefined;
  readonly followup?: readonly string[] | undefined;
  readonly verify: boolean;
  readonly limit?: string | undefined;
}

export function ticketForm(verb: string, values: Values): TicketForm | {readonly problem: string} {
  const {for: named, short, html, postmortem, impact = [], followup: followups = []} = values;
  const given = [
    ...(named === undefined ? [] : ['--for']),
    ...(short ? ['--short'] : []),
    ...(html ? ['--html'] : []),
    ...(postmortem ? ['--postmortem'] : []),
    ...(impact.length > 0 ? ['--impact'] : []),
    ...(followups.length > 0 ? ['--followup'] : []),
  ];
  const [first] = given;
  if (first !== undefined && verb !== 'ticket') return {problem: `${first} goes with ticket`};
  if (first !== undefined && values.verify) return {problem: `${first} and --verify do not go together: one prints, the other compares`};
  const tracker = trackers.find((one) => one === named);
  if (named !== undefined && tracker === undefined) return {problem: `--for takes ${trackers.join(', ')}, not "${named}"`};
  if (short && postmortem) return {problem: '--short and --postmortem do not go together: each is another document'};
  if (html && tracker !== undefined) return {problem: `--html and --for do not go together: ${tracker} shows no page of HTML`};
  if (html && values.limit !== undefined) return {problem: '--html and --limit do not go together: a page is cut for nobody'};
  const form = tracker === 'vendor' || tracker === 'openclaw';
  if (form && (short || postmortem))
    return {problem: `--for ${tracker} is a form of its own: leave out ${short ? '--short' : '--postmortem'}`};
  const empty = [...impact, ...followups].some((text) => text.trim() === '');
  if (empty) return {problem: `${impact.some((text) => text.trim() === '') ? '--impact' : '--followup'} says nothing`};
  return {tracker, short, html, postmortem, impact, followups};
}
