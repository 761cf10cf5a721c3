import {both, type Fault} from './fault.ts';
import {faults} from './faults/index.ts';
import {type Lab, labUp} from './gateway.ts';
import {installReady, startReady, stop} from './hands.ts';
import {alarms, check, complaints, type Look, quickLooks} from './look.ts';
import {isBetween, type Version} from './openclaw.ts';
import {traces} from './traces.ts';
import {until} from './until.ts';

export interface Walked {
  readonly fault: Fault;
  readonly look: Look | null;
  readonly complaints: readonly string[];
  readonly makeMs: number;
  readonly checkMs: number;
  readonly undoMs: number;
}

/** One box after another fault: it is made anew only where a fault left something behind. */
export interface Walk {
  readonly lab: () => Lab;
  go(fault: Fault): Promise<Walked>;
  down(): Promise<void>;
}

/** In the order in which they cost least: first all that is made on a running gateway, then what needs it stopped. */
export function faultsOf(version: Version): readonly Fault[] {
  const of = faults.filter(({versions}) => (isBetween(version) ? versions === both : versions.includes(version)));
  return [...of.filter((fault) => fault.from === 'running'), ...of.filter((fault) => fault.from === 'stopped')];
}

export async function walkUp(version: Version): Promise<Walk> {
  let lab = await running(version);
  let used = false;
  return {
    lab: () => lab,
    go: async (fault) => {
      if (fault.fresh === true && used) {
        await lab.down();
        lab = await running(version);
      }
      used = true;
      await settle(lab, fault.from);
      await lab.forget();
      const before = await traces(lab);
      let look: Look | null = null;
      const wrong: string[] = [];
      const clock = stopwatch();
      let [makeMs, checkMs] = [0, 0];
      try {
        await fault.make(lab);
        makeMs = clock();
        look = await check(lab, {deep: !quickLooks});
        checkMs = clock();
        wrong.push(...complaints(fault, look.report));
      } finally {
        wrong.push(...(await undone(lab, fault, before)));
        if (wrong.some((one) => one.startsWith(leftBehind))) {
          await lab.down();
          lab = await running(version);
        }
      }
      return {fault, look, complaints: wrong, makeMs, checkMs, undoMs: clock()};
    },
    down: () => lab.down(),
  };
}

const leftBehind = 'its undoing left behind';

/** Undoes the fault; says what it left, and what Rungs still finds wrong with a gateway that runs again. */
async function undone(lab: Lab, fault: Fault, before: readonly string[]): Promise<string[]> {
  try {
    await fault.undo(lab);
  } catch (error) {
    return [`${leftBehind} its own failure: ${String(error)}`];
  }
  const after = await traces(lab);
  const left = [
    ...after.filter((one) => !before.includes(one)).map((one) => `+ ${one}`),
    ...before.filter((one) => !after.includes(one)).map((one) => `- ${one}`),
  ];
  if (left.length > 0) return [`${leftBehind}:\n${left.join('\n')}`];
  if (fault.from === 'stopped') return [];
  // One that wanted to start anew while its configuration was broken has given up, and is started as a person would.
  await settle(lab, 'running');
  let last: string[] = [];
  // What a gateway remembers of its channels is renewed every few seconds, and what it said of a second poller counts for 45.
  const clear = until('it is clear again', 60_000, async () => {
    const {report} = await check(lab);
    last = alarms(report);
    return report.verdict === 'clear' ? [] : null;
  });
  return clear.catch(() => [`after its undoing it is not clear again: ${last.join('; ')}`]);
}

async function running(version: Version): Promise<Lab> {
  const lab = await labUp(version);
  try {
    await installReady(lab);
    return lab;
  } catch (error) {
    await lab.down();
    throw error;
  }
}

async function settle(lab: Lab, from: Fault['from']): Promise<void> {
  const {ActiveState: state} = await lab.show('ActiveState');
  if (from === 'running' && state !== 'active') await startReady(lab);
  if (from === 'stopped' && state !== 'inactive') await stop(lab);
}

/** Milliseconds since it was last asked. */
function stopwatch(): () => number {
  let at = Date.now();
  return () => {
    const before = at;
    at = Date.now();
    return at - before;
  };
}
