import type {Change, LogValue, Readings} from '../../model/index.ts';
import type {Asked, Traces} from './traces.ts';

/** When the gateway was started, stopped and ended, as far back as its log was read; a loop is one line. */
export function gatewayTells({readings, since}: Asked): Traces {
  const log = readings.log?.seen === true ? readings.log.value : null;
  if (log === null) return {changes: [], unseen: [{source: 'log', detail: 'starts and ends of the gateway: its log could not be read'}]};
  const ends = [...exits(log), ...kills(log), ...outages(readings)];
  const asked = log.lines.flatMap(({at, from, text}): readonly Change[] => {
    if (from !== 'systemd' || !/^(?:Started|Stopping) /.test(text)) return [];
    return [
      {at, kind: 'start', text: text.startsWith('Started') ? 'the gateway was started' : 'the gateway was told to stop', source: 'log'},
    ];
  });
  const all = [...ends, ...asked].filter(({at}) => at >= since).toSorted((a, b) => a.at - b.at);
  return {changes: foldLoops(all), unseen: []};
}

function exits({exits}: LogValue): readonly Change[] {
  return exits
    .filter(({how, status}) => !(how === 'exited' && status === '0') && !(how === 'killed' && status === 'TERM'))
    .map(({at, how, status}) => ({at, kind: 'trouble', text: `the gateway ended: ${how}, status ${status}`, source: 'log'}));
}

function kills({kernelOom}: LogValue): readonly Change[] {
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
