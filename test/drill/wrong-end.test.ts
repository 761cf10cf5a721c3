import {describe, expect, it} from 'vitest';
import {drillList, loadDrill} from '../../src/drill/index.ts';
import {told} from './look.ts';
import {benchOf} from './solving.ts';

/** A wrong act of a drill, and what must be seen of it afterwards. */
interface WrongEnd {
  readonly drill: string;
  readonly does: string;
  /** What the harm that is noted says; null = none is noted, the findings tell. */
  readonly harm: RegExp | null;
  /** What the judge says afterwards. */
  readonly finds: RegExp;
}

const wrongEnds: readonly WrongEnd[] = [
  {drill: 'first-ladder', does: 'openclaw gateway run', harm: /second gateway.*two owners/, finds: /unit-down/},
  {drill: 'everything-red', does: 'openclaw config set channels.telegram.enabled false', harm: null, finds: /^(?!.*telegram).*egress-down/},
  {drill: 'expired-credential', does: 'openclaw config set agents.defaults.model.primary ollama/qwen3:14b', harm: null, finds: /^$/},
  {drill: 'forgotten-foreground', does: 'kill -9 {foregroundPid}', harm: /SIGKILL/, finds: /down unit-down/},
  {drill: 'green-and-silent', does: 'openclaw gateway restart', harm: null, finds: /^$/},
  {drill: 'half-session', does: 'openclaw gateway restart', harm: null, finds: /channel-half \(telegram\)/},
  {drill: 'half-written-config', does: 'openclaw gateway restart', harm: null, finds: /down config-broken/},
  {drill: 'hard-coded-path', does: 'openclaw gateway restart', harm: null, finds: /entry-missing.*crash-loop/},
  {drill: 'inodes-gone', does: 'rm -r {state}/state', harm: /State of the gateway was deleted/, finds: /inodes-full/},
  {drill: 'node-major', does: 'openclaw gateway install --force', harm: null, finds: /node-mismatch/},
  {drill: 'out-of-memory', does: 'openclaw gateway restart', harm: /crash loop: that burnt another/, finds: /oom-killed/},
  {drill: 'port-thief', does: 'pkill -f {port}', harm: /pkill ended 2 processes/, finds: /channels-suppressed/},
  {drill: 'rescue-loop', does: 'openclaw gateway restart', harm: /crash loop: that burnt another/, finds: /channels-suppressed|crash-loop/},
  {drill: 'retired-entry', does: 'openclaw gateway restart', harm: null, finds: /entry-stale/},
  {
    drill: 'shadowed-secret',
    does: 'openclaw doctor --repair',
    harm: /old OPENCLAW_GATEWAY_TOKEN.*rotation is undone/,
    finds: /secret-shadowed/,
  },
  {drill: 'two-faults', does: 'openclaw gateway install --force', harm: null, finds: /env-file-missing/},
  {drill: 'two-repairs', does: 'systemctl --user restart {unit}', harm: null, finds: /port-silent/},
];

describe('one wrong end of each drill', () => {
  it('has one for every drill', () => {
    expect(wrongEnds.map((one) => one.drill).toSorted()).toEqual(
      drillList()
        .map((one) => one.name)
        .toSorted(),
    );
  });

  it.each(wrongEnds)('$drill: "$does" solves nothing and has its consequence', async ({drill: name, does, harm, finds}) => {
    const drill = loadDrill(name);
    const act = drill.hurt.find((one) => one.argv.join(' ') === does);
    expect(act, `${name} offers: ${drill.hurt.map((one) => one.argv.join(' ')).join('; ')}`).toBeDefined();
    const bench = await benchOf(drill, 1);
    await bench.act(act?.argv ?? []);
    bench.pass(75_000);
    const looked = await bench.look();
    expect(told(looked).join(' ')).toMatch(finds);
    expect(bench.running.solved()).toBe(false);
    const harms = bench.running.facts().harms.map((one) => one.text);
    if (harm === null) expect(harms).toEqual([]);
    else expect(harms.join(' ')).toMatch(harm);
  });

  it('marks every act that only looks or costs time as harmless, and no other', () => {
    const deadly = /rm |kill -9|pkill|doctor --repair/;
    const wrong = drillList().flatMap((drill) =>
      drill.hurt
        .filter((act) => !act.harmful && /rm |kill -9|pkill/.test(act.argv.join(' ')))
        .map((act) => `${drill.name}: ${act.argv.join(' ')}`),
    );
    expect(wrong).toEqual([]);
    expect(
      drillList()
        .flatMap((drill) => drill.hurt)
        .some((act) => act.harmful && deadly.test(act.argv.join(' '))),
    ).toBe(true);
  });
});
