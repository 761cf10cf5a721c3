import type {Change, LogValue, PastLog, Readings, Spell} from '../../model/index.ts';
import {pastLog} from '../past-log.ts';
import {spellsOf, wasAsked} from './spells.ts';
import type {Asked, Traces} from './traces.ts';

/** When the gateway was started, stopped and ended, and what brought it back, as far back as its log can be read; a loop is one line. */
export async function gatewayTells({host, gateway, readings, since}: Asked): Promise<Traces> {
  const past = await pastLog(host, gateway, readings, since);
  const log = readings.log?.seen === true ? readings.log.value : null;
  if (past.from !== null)
    return {
      changes: [...ofSpells(past, spellsOf(past)), ...outages(readings)].filter(({at}) => at >= since),
      unseen: past.unseen.map((detail) => ({source: 'log', detail})),
    };
  if (log === null) return {changes: [], unseen: [{source: 'log', detail: 'starts and ends of the gateway: its log could not be read'}]};
  const all = [...exits(log), ...kills(log), ...outages(readings), ...asked(log)];
  return {changes: foldLoops(all.filter(({at}) => at >= since).toSorted((x, y) => x.at - y.at)), unseen: []};
}

/** The starts within a trouble are the trouble's; the one that ended it is told with it. */
function ofSpells(past: PastLog, spells: readonly Spell[]): readonly Change[] {
  const told = spells.flatMap((spell) => {
    const at = firstBad(past, spell);
    return at === null ? [] : [{spell, at}];
  });
  const within = (at: number): boolean => told.some(({spell: {from, until}}) => at >= from && at <= (until ?? Number.POSITIVE_INFINITY));
  return [
    ...told.map(({spell, at}) => trouble(spell, at)),
    ...kills(past).filter(({at}) => !within(at)),
    ...asked(past).filter(({at}) => !within(at)),
  ];
}

/** Somebody may have stopped it before it ended badly: what was changed in between stands before the trouble. Null = it was stopped, and no more. */
function firstBad({exits: all}: PastLog, {from, until}: Spell): number | null {
  return all.find((exit) => exit.at >= from && exit.at <= (until ?? Number.POSITIVE_INFINITY) && !wasAsked(exit))?.at ?? null;
}

function trouble({from, until, ends, how, why, byItself}: Spell, at: number): Change {
  const times = ends === 1 ? '' : `, ${ends} times`;
  const reason = why === null ? '' : `: "${why.line.trim().slice(0, 160)}"${why.code === null ? '' : ` (${why.code})`}`;
  const back = until === null ? '; not back yet' : `; back after ${span(until - from)}, ${byItself ? 'by itself' : 'when it was started'}`;
  return {at, kind: 'trouble', text: `the gateway ended: ${how}${times}${reason}${back}`, source: 'log'};
}

function span(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return seconds < 120 ? `${seconds} s` : seconds < 7_200 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3_600)} h`;
}

function asked({lines}: Pick<LogValue, 'lines'>): readonly Change[] {
  return lines.flatMap(({at, from, text}): readonly Change[] => {
    if (from !== 'systemd' || !/^(?:Started|Stopping) /.test(text)) return [];
    return [
      {at, kind: 'start', text: text.startsWith('Started') ? 'the gateway was started' : 'the gateway was told to stop', source: 'log'},
    ];
  });
}

function exits({exits}: LogValue): readonly Change[] {
  return exits
    .filter((exit) => !wasAsked(exit))
    .map(({at, how, status}) => ({at, kind: 'trouble', text: `the gateway ended: ${how}, status ${status}`, source: 'log'}));
}

function kills({kernelOom}: Pick<LogValue, 'kernelOom'>): readonly Change[] {
  return kernelOom.map(({at, line}) => ({
    at,
    kind: 'trouble',
    text: `the kernel killed for memory: ${line.slice(0, 160)}`,
    source: 'kernel',
  }));
}

/** A gateway that is down now has been since then, whatever its log still holds. */
function outages({supervisor}: Readings): readonly Change[] {
  if (supervisor?.seen !== true) return [];
  return supervisor.value.units.flatMap(({name, active, sub, stateSince}): readonly Change[] =>
    active === 'failed' && stateSince !== null
      ? [{at: stateSince, kind: 'trouble', text: `${name} is ${active}/${sub} since then`, source: 'supervisor'}]
      : [],
  );
}

/** More ends in a row than this, each within this time of the one before, are a loop. */
const loopGapMs = 5 * 60_000;

function foldLoops(all: readonly Change[]): readonly Change[] {
  const folded: Change[] = [];
  let run: Change[] = [];
  const close = (): void => {
    const ends = run.filter(({kind}) => kind === 'trouble');
    const [first, last] = [ends[0], ends.at(-1)];
    if (ends.length < 3 || first === undefined || last === undefined) folded.push(...run);
    else {
      const seconds = Math.round((last.at - first.at) / 1000);
      folded.push(
        ...run.filter(({at}) => at < first.at),
        {...first, text: `${first.text}; ${ends.length - 1} times more within ${seconds} s`},
        ...run.filter(({at}) => at > last.at),
      );
    }
    run = [];
  };
  for (const one of all) {
    if (run.length > 0 && one.at - (run.at(-1)?.at ?? 0) > loopGapMs) close();
    run.push(one);
  }
  close();
  return folded;
}
