import {describe, expect, it} from 'vitest';
import {drillList, loadDrill} from '../../src/drill/index.ts';
import {drillNames, lines} from './held.ts';
import {shown} from './shown.ts';
import {benchOf} from './solving.ts';

/** A wrong act of a drill, and what must be seen of it afterwards. */
interface WrongEnd {
  readonly drill: string;
  readonly does: string;
  /** The harm that is noted, with PID for the numbers of processes; null = none is noted, the findings tell. */
  readonly harm: string | null;
  /** What the judge says 75 seconds afterwards. */
  readonly shows: readonly string[];
}

/** Where a wrong act changes nothing, what was shown before it. */
const before = (drill: string): readonly string[] => {
  const {shows} = shown[drill]!.stages[0]!;
  return Array.isArray(shows) ? shows : ((shows as Readonly<Record<number, readonly string[]>>)[1] ?? []);
};

const burnt =
  'openclaw-gateway.service was started by hand during its crash loop: that burnt another of its 10 starts, and set the restart counter back, which was evidence.';

const kicked =
  'gui/501/ai.openclaw.gateway was kicked during its crash loop: that went round the throttle, and started once more what cannot run.';

const wrongEnds: readonly WrongEnd[] = [
  {
    drill: 'first-ladder',
    does: 'openclaw gateway run',
    harm: 'A second gateway was started by hand beside the service: two owners want one port and one state directory.',
    shows: ['verdict down', 'down unit-down'],
  },
  {
    drill: 'container-half-a-file',
    does: 'docker restart {container}',
    harm: 'openclaw-openclaw-gateway-1 was started by hand during its restart loop: that ran once more what cannot run, and set its RestartCount back, which was evidence.',
    shows: before('container-half-a-file'),
  },
  {
    drill: 'container-out-of-memory',
    does: 'docker kill {container}',
    harm: null,
    shows: before('container-out-of-memory'),
  },
  {
    drill: 'container-restarted-not-made',
    does: 'sudo kill {proxyPid}',
    harm: 'docker-proxy (pid PID) was ended: port PID of the host leads nowhere while the container runs on, and only a new start of the container brings it back.',
    shows: ['verdict down', 'down port-silent', 'degraded reload-needed'],
  },
  {
    drill: 'everything-red',
    does: 'openclaw config set channels.telegram.enabled false',
    harm: null,
    shows: [
      'verdict degraded',
      'degraded egress-down',
      'degraded channel-down (the second) behind egress-down',
      'degraded gateway-not-ready behind egress-down',
      'degraded provider-unusable (the provider) behind egress-down',
    ],
  },
  {
    drill: 'expired-credential',
    does: 'openclaw config set agents.defaults.model.primary ollama/qwen3:14b',
    harm: null,
    shows: ['verdict clear'],
  },
  {
    drill: 'forgotten-foreground',
    does: 'kill -9 {foregroundPid}',
    harm: 'The gateway (pid PID) was killed with SIGKILL: it could not finish its work, and the boot counts as unclean for the crash-loop breaker.',
    shows: ['verdict down', 'down foreground-owner', 'down unit-down behind foreground-owner'],
  },
  {drill: 'green-and-silent', does: 'openclaw gateway restart', harm: null, shows: ['verdict clear']},
  {
    drill: 'half-session',
    does: 'openclaw gateway restart',
    harm: null,
    shows: before('half-session'),
  },
  {
    drill: 'half-written-config',
    does: 'openclaw gateway restart',
    harm: null,
    shows: ['verdict down', 'down config-broken', 'down unit-down behind config-broken'],
  },
  {
    drill: 'hard-coded-path',
    does: 'openclaw gateway restart',
    harm: null,
    shows: before('hard-coded-path'),
  },
  {
    drill: 'inodes-gone',
    does: 'rm -r {state}/state',
    harm: 'State of the gateway was deleted: sessions, pairings and stored credentials are gone.',
    shows: before('inodes-gone'),
  },
  {drill: 'mac-brewed-away', does: 'launchctl kickstart -k {job}', harm: kicked, shows: before('mac-brewed-away')},
  {drill: 'mac-edited-and-kicked', does: 'launchctl kickstart -k {job}', harm: null, shows: before('mac-edited-and-kicked')},
  {
    drill: 'mac-for-linux-hands',
    does: 'openclaw gateway run',
    harm: 'A second gateway was started by hand beside the service: two owners want one port and one state directory.',
    shows: before('mac-for-linux-hands'),
  },
  {drill: 'mac-half-a-file', does: 'launchctl kickstart -k {job}', harm: kicked, shows: before('mac-half-a-file')},
  {drill: 'mac-in-the-other-window', does: 'launchctl kickstart -k {job}', harm: null, shows: before('mac-in-the-other-window')},
  {
    drill: 'mac-nobody-at-the-desktop',
    does: 'launchctl bootstrap {domain} {plist}',
    harm: null,
    shows: before('mac-nobody-at-the-desktop'),
  },
  {drill: 'mac-parked', does: 'launchctl kickstart -k {job}', harm: null, shows: before('mac-parked')},
  {drill: 'mac-upgraded-away', does: 'launchctl kickstart -k {job}', harm: kicked, shows: before('mac-upgraded-away')},
  {
    drill: 'node-major',
    does: 'openclaw gateway install --force',
    harm: null,
    shows: before('node-major'),
  },
  {
    drill: 'out-of-memory',
    does: 'openclaw gateway restart',
    harm: burnt,
    shows: ['verdict down', 'down oom-killed', 'down start-limit-hit behind oom-killed', 'down unit-down behind oom-killed'],
  },
  {
    drill: 'port-thief',
    does: 'pkill -f {port}',
    harm: 'pkill ended 2 processes by a pattern: PID, PID.',
    shows: [
      'verdict degraded',
      'degraded channels-suppressed',
      'degraded channel-down (the second) behind channels-suppressed',
      'degraded channel-down (telegram) behind channels-suppressed',
    ],
  },
  {
    drill: 'rescue-loop',
    does: 'openclaw gateway restart',
    harm: burnt,
    shows: [
      'verdict degraded',
      'degraded channels-suppressed',
      'degraded channel-down (the second) behind channels-suppressed',
      'degraded channel-down (telegram) behind channels-suppressed',
    ],
  },
  {drill: 'retired-entry', does: 'openclaw gateway restart', harm: null, shows: ['verdict clear', 'note entry-stale']},
  {
    drill: 'shadowed-secret',
    does: 'openclaw doctor --repair',
    harm: "doctor --repair ran while the old gateway was up and wrote its old OPENCLAW_GATEWAY_TOKEN into the service's environment file, which beats .env: the rotation is undone.",
    shows: before('shadowed-secret'),
  },
  {
    drill: 'two-faults',
    does: 'openclaw gateway install --force',
    harm: null,
    shows: before('two-faults'),
  },
  {drill: 'two-repairs', does: 'systemctl --user restart {unit}', harm: null, shows: ['verdict down', 'down port-silent']},
];

describe('one wrong end of each drill', () => {
  it('has one for every drill', () => {
    expect(wrongEnds.map((one) => one.drill).toSorted()).toEqual(
      drillList()
        .map((one) => one.name)
        .toSorted(),
    );
  });

  it.each(wrongEnds)('$drill: "$does" solves nothing and has its consequence', async ({drill: name, does, harm, shows}) => {
    const drill = loadDrill(name);
    const act = drill.hurt.find((one) => one.argv.join(' ') === does);
    expect(act, `${name} offers: ${drill.hurt.map((one) => one.argv.join(' ')).join('; ')}`).toBeDefined();
    const bench = await benchOf(drill, 1);
    await bench.act(act?.argv ?? []);
    bench.pass(75_000);
    const looked = await bench.look();
    const names = {...drillNames(bench), [bench.running.fill('{second}')]: 'the second'};
    expect(lines(looked.judgement, names)).toEqual(shows);
    expect(bench.running.solved()).toBe(false);
    const harms = bench.running.facts().harms.map((one) => one.text.replaceAll(/\b\d{4,}\b/g, 'PID'));
    expect(harms).toEqual(harm === null ? [] : [harm]);
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
