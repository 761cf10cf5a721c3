import {describe, expect, it, type TestContext, vi} from 'vitest';
import {type Drill, drillList, loadDrill, startDrill} from '../../src/drill/index.ts';
import type {Event} from '../../src/model/index.ts';
import {type Drilled, startDrilled} from './drilled.ts';
import {finding, mark, page, rows} from './frames.ts';
import {wrongEnds} from './wrong-ends.ts';

// Some have to wait until the crashes are five minutes ago, of their host's time.
vi.setConfig({testTimeout: 120_000});

/** With one seed everything but the time of day is the same again. */
const seed = 7;

/**
 * Times as fast as a real host. What the log said of a way out or of a disk counts for a quarter of an hour; where the log is read while the
 * gateway is killed again and again, three seconds of a host that is twenty times as fast are too short on a busy machine.
 */
const speeds: Readonly<Record<string, number>> = {'everything-red': 60, 'inodes-gone': 60, 'rescue-loop': 10};

/** What no rung asks and a responder must: which credentials are set aside. */
const asks: Readonly<Record<string, string>> = {'expired-credential': 'openclaw models status --json'};

function drilled(name: string, {onTestFinished}: TestContext): Drilled {
  const one = startDrilled(name, seed, speeds[name] ?? 20);
  onTestFinished(() => one.terminal.kill('SIGKILL'));
  return one;
}

/** The same drill set up in this process, to know what it calls its files and processes. */
const clock = {now: () => Date.now(), sleep: async () => {}};

/** Reads the story, waits until every rung has been looked at, opens the findings and finds the cause first among them. */
async function found(
  {terminal, until, kept, own}: Drilled,
  {name, expect: stages}: Drill,
): Promise<{readonly story: string; readonly cause: string}> {
  const root = stages[0]!.root;
  const first = await until('the story', (screen) => screen.includes('enter begins') || screen.includes('Several gateways'));
  if (first.includes('Several gateways')) {
    expect(first).toMatch(/^DRILL RUNGS/);
    terminal.press('1');
  }
  const story = await until(
    'the story',
    (screen) => screen.includes('enter begins') && screen.includes('unsolved') && !screen.includes('LOOKING'),
  );
  terminal.press('\r');
  await until('the walk', (screen) => !screen.includes('enter begins'));
  // The doctor of 2026.4.14 writes, so there the fourth rung waits for a person.
  await kept(
    'four rungs',
    (events) =>
      new Set(events.flatMap((event) => (event.type === 'rung-ended' || event.type === 'rung-withheld' ? [event.rung] : []))).size >= 4,
  );
  if (asks[name] !== undefined) await own(asks[name]);
  terminal.press('4');
  const cause = await until(`the cause ${root ?? 'nowhere'}`, (screen) => finding(screen).includes(root ?? 'Nothing wrong was found'));
  return {story, cause};
}

/** Whether the last look at the gateway's own pages found it there: who asks it for something before that is refused. */
function answers(ready: boolean): (events: readonly Event[]) => boolean {
  return (events) => {
    const last = events.findLast((event) => event.type === 'looked' && event.looked.name === 'http');
    const http = last?.type === 'looked' && last.looked.name === 'http' && last.looked.reading.seen ? last.looked.reading.value : null;
    return http?.readyz.seen === true && http.readyz.value.openclaw && (!ready || http.readyz.value.status === 200);
  };
}

describe.concurrent.each(drillList())('the drill $name, by keys', (drill) => {
  const {name, expect: stages, solve, hurt} = drill;
  const root = stages[0]!.root;

  it('is read, named, mended by its acts and left solved', async (context) => {
    const {expect} = context;
    const {fill} = await startDrill(drill, seed, clock);
    const one = drilled(name, context);
    const {story, cause} = await found(one, drill);
    const frames = [page(story), rows([mark(cause), finding(cause)])];
    for (const [stage, {root: next}] of stages.entries()) {
      // A fault can hide the next one, which shows once the first is gone.
      if (stage > 0 && next !== null) {
        await one.kept('a gateway that answers', answers(next === 'channels-suppressed'));
        await one.until(`the next cause ${next}`, (screen) => screen.split('\n')[1]!.includes(next));
      }
      for (const act of solve.filter((step) => step.stage === stage + 1)) {
        const {list, confirm} = await one.act(act.argv.map(fill).join(' '));
        // Some hosts are well already before the last act, a moment sooner or later.
        frames.push(...(act === solve[0] ? [page(list), page(confirm)] : [page(confirm).replace(/… (?:un)?solved/, '…')]));
      }
    }
    const mended = await one.until('solved', (screen) => screen.split('\n')[0]!.includes(' solved '));
    // What the rungs said before the act still stands; a responder walks the ladder again.
    if (!mended.split('\n')[0]!.includes('✔ CLEAR')) await one.walkAgain();
    if (asks[name] !== undefined) await one.own(asks[name]);
    const solved = await one.until('solved and clear', (screen) => screen.split('\n')[0]!.includes(' solved ✔ CLEAR'));
    frames.push(`${mark(solved)} ✔ CLEAR`);
    const {ticket, debrief, score} = await one.leave();
    await expect(`${frames.join('\n\n')}\n`).toMatchFileSnapshot(`drills/${name}.txt`);

    const lines = ticket.split('\n');
    expect(lines[0]).toMatch(/^# DRILL: Rungs ticket: clear/);
    expect(lines.filter((line) => /^#+ /.test(line) && !/^#+ DRILL: /.test(line))).toEqual([]);
    expect(ticket).toMatch(new RegExp(`Drill \`${name}\`, seed \`?${seed}\`?: solved after`));
    const timeline = ticket.slice(ticket.indexOf('## DRILL: Timeline'));
    const moments = [
      ...(root === null ? [] : [`found ${root}`]),
      'own command started (armed): ',
      'drill solved: the host is well again',
      'closed: left by the responder',
    ];
    expect(moments.map((moment) => timeline.indexOf(moment))).toEqual(
      moments.map((moment) => timeline.indexOf(moment)).toSorted((a, b) => a - b),
    );
    for (const moment of moments) expect(timeline).toContain(moment);
    if (root !== null) expect(ticket.slice(0, ticket.indexOf('## DRILL: Findings'))).toContain(root);

    expect(score).toMatchObject({
      drill: name,
      seed,
      wrongTurns: 0,
      harmfulActs: 0,
      hints: 0,
      rungsSkipped: 0,
      detectMs: root === null ? null : expect.any(Number),
      nameMs: expect.any(Number),
      recoverMs: expect.any(Number),
    });
    expect(debrief.match(/\*\*right\*\*/g)).toHaveLength(solve.length);
  }, 120_000);

  it('shows what a wrong act leads to, and counts it', async (context) => {
    const {expect} = context;
    const {does, shows} = wrongEnds.find((end) => end.drill === name)!;
    const wrong = hurt.find((act) => act.argv.join(' ') === does)!;
    const {fill} = await startDrill(drill, seed, clock);
    const one = drilled(name, context);
    await found(one, drill);
    await one.act(wrong.argv.map(fill).join(' '));
    if (asks[name] !== undefined) await one.own(asks[name]);
    one.terminal.press('4');
    await one.until(`what "${does}" leads to`, (screen) => shows.test(screen));
    const {ticket, debrief, score} = await one.leave();
    expect(ticket).toMatch(/^# DRILL: /);
    expect(ticket).toContain(': not solved.');
    expect(score).toMatchObject({recoverMs: null, wrongTurns: wrong.harmful ? 0 : 1, harmfulActs: wrong.harmful ? 1 : 0});
    expect(debrief).toContain(`**${wrong.harmful ? 'harmful' : 'wrong turn'}**`);
  }, 120_000);
});

describe('the wrong ends', () => {
  it('are there for every drill', () => {
    expect(wrongEnds.filter(({drill, does}) => !loadDrill(drill).hurt.some((act) => act.argv.join(' ') === does))).toEqual([]);
    expect(wrongEnds.map((one) => one.drill).toSorted()).toEqual(
      drillList()
        .map((one) => one.name)
        .toSorted(),
    );
  });
});
