import {createInterface} from 'node:readline';
import {blindfolded} from '../../session/blind.ts';
import {type Arrival, arrive} from '../arrive.ts';
import {onGaps} from '../away/gaps.ts';
import {placeName} from '../away/place-name.ts';
import {reportUncaught} from '../bug.ts';
import {exitCodes} from '../check.ts';
import {leftoverSentence} from '../check-report.ts';
import {writeDebrief} from '../drill-results.ts';
import {onEndingSignal, outliveFileLimit} from '../signals.ts';
import {version} from '../version.ts';
import type {WalkWish} from '../walk-wish.ts';
import type {Walking} from '../walking.ts';
import {aidsOf} from './aids.ts';
import {askWhereTo, tellRung} from './conversation.ts';
import type {Line} from './talk.ts';
import {judgementLines} from './texts.ts';

/**
 * The same walk as lines, for pipes, screen readers and terminals that cannot be drawn on. With a person at the other end it
 * asks after each rung; without one it walks to the end by itself.
 */
export async function walkPlainly(wish: WalkWish): Promise<number> {
  const arrival = await arrive(wish);
  outliveEverything();
  const [gateway, ...others] = arrival.opened.gateways;
  if (gateway === undefined) {
    for (const sentence of [arrival.opened.problem ?? 'no gateway was found on this host', ...arrival.opened.denied]) say(sentence);
    return exitCodes.unknown;
  }
  for (const other of others) say(`also here: --profile ${other.profile} (${other.user.name}, port ${other.port})`);
  for (const leftover of arrival.opened.leftovers) say(`note: ${leftoverSentence(leftover)}`);
  const begun = arrival.begin(gateway);
  if ('problem' in begun) {
    complain(begun.problem);
    return 64;
  }
  const {walking} = begun;
  onEndingSignal((signal, number) => {
    walking.close({how: signal, over: false});
    process.exit(128 + number);
  });
  sayProblems(walking);
  const {facts, line} = arrival.opened;
  if (line !== undefined) onGaps(line, (lost) => complain(lost ?? 'the line is there again'));
  say(`RUNGS ${version} on ${placeName(facts)}: ${gateway.profile} :${gateway.port} of ${gateway.user.name}, ${wish.runbook.title}`);
  if (arrival.drilling !== null)
    say(`DRILL ${arrival.drilling.mark.title} (seed ${arrival.drilling.mark.seed}): ${arrival.drilling.running.story}`);
  await walkAlong(arrival, walking, process.stdin.isTTY ? typedLine() : null);
  return closeWalk(arrival, walking);
}

/** From rung to rung as the answers say, or straight to the end where nobody answers. */
export async function walkAlong(
  {opened, ...others}: Pick<Arrival, 'opened' | 'drilling' | 'libraryOf'>,
  walking: Walking,
  typed: Line | null,
  line: Pick<Line, 'say'> = typed ?? {say},
): Promise<void> {
  const now = () => opened.host.clock.now();
  const clean = (text: string) => opened.cleaner.clean(text, 'responder');
  const tellAll = () => judgementLines(blindfolded(walking.session())).forEach(line.say);
  await walking.loop.firstLook;
  tellAll();
  for (let at: number | null = walking.session().at; at !== null && at < walking.session().rungs.length; ) {
    if (at !== walking.session().at) walking.dispatch({type: 'moved', at: now(), to: at});
    await tellRung({walking, line, now}, at, typed === null);
    at = typed === null ? at + 1 : await askWhereTo({walking, line: typed, aids: aidsOf(others, walking), now, clean}, at);
  }
  if (typed === null) await walking.loop.idle();
  tellAll();
}

function closeWalk({opened, drilling}: Arrival, walking: Walking): number {
  const {verdict} = walking.session().judgement;
  if (drilling?.running.solved() === true && walking.session().drill?.solvedAt == null)
    walking.dispatch({type: 'solved', at: opened.host.clock.now()});
  if (drilling !== null)
    say(walking.session().drill?.solvedAt == null ? 'DRILL not solved yet: what the pager told is still so' : 'DRILL solved');
  walking.close({how: 'walked to the end', over: true});
  if (drilling !== null) say(writeDebrief(walking.folder, drilling.running, walking.session()));
  say(`ticket: ${walking.folder}/ticket.md`);
  const problem = walking.problem();
  if (problem !== null) complain(problem);
  return exitCodes[verdict];
}

function typedLine(): Line {
  const lines = createInterface({input: process.stdin, terminal: false})[Symbol.asyncIterator]();
  return {
    say,
    async ask(prompt) {
      process.stdout.write(prompt);
      const read = await lines.next();
      return read.done === true ? null : read.value;
    },
  };
}

/** A problem is said when it begins or changes, not whenever one more event waits. */
function sayProblems(walking: Walking): void {
  const reasonOf = (problem: string | null) => problem?.replace(/\d+ events? (?:is|are)/, '') ?? null;
  let said: string | null = null;
  walking.subscribe(() => {
    const problem = walking.problem();
    if (reasonOf(problem) !== said) complain(problem ?? 'everything is on disk again');
    said = reasonOf(problem);
  });
}

function outliveEverything(): void {
  reportUncaught();
  // A reader that went away (| head) ends the printing, not the walk and its journal.
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
  outliveFileLimit();
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function complain(text: string): void {
  process.stderr.write(`rungs: ${text}\n`);
}
