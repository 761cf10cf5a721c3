import {describe, expect, it, test} from 'vitest';
import {actsFor} from '../../src/acts/index.ts';
import type {Facts, Finding, ProcessFacts, UnitFile} from '../../src/model/index.ts';
import {rules} from '../../src/rules/index.ts';
import {judge} from '../../src/session/judge.ts';
import {armedWordsFor, madeElsewhere} from '../../src/supervisors/index.ts';
import {entryFacts, factsWith, gateway, healthyReadings, listener, unit} from '../rules/facts.ts';
import {gone, units} from '../rules/faults/fault.ts';
import {processFaults} from '../rules/faults/process.ts';

const healthy = healthyReadings();
const {home} = gateway.user;
const unitFile = `${home}/.config/systemd/user/openclaw-gateway.service`;
const modifiedAt = Date.UTC(2026, 10, 20, 1, 2, 3);
const root = healthy.install.cli.seen ? healthy.install.cli.value : null;
const oldEntry = '/opt/oc-old/node_modules/openclaw/dist/index.js';

function withUnit(files: readonly UnitFile[], more: Parameters<typeof factsWith>[0] = {}): Facts {
  return factsWith({...gone, unit: {...healthy.unit, files}, ...more});
}

function base(changes: Partial<UnitFile> = {}): UnitFile {
  const settings = [`Service.ExecStart=/usr/bin/node ${oldEntry} gateway --port 19789`];
  return {path: unitFile, mode: 0o644, kind: 'file', modifiedAt, settings, ...changes};
}

const entryGone = {
  supervisor: units(unit({active: 'failed', sub: 'failed', lingers: true})),
  install: {...healthy.install, unit: entryFacts({entry: oldEntry, entryExists: false, packageRoot: null, version: null}), running: null},
};
const offer = (facts: Facts, act: string) => actsFor(facts, judge(facts, rules).findings).find(({plan}) => plan.act === act);

describe('repoint-unit', () => {
  test('copies first, swaps the one word, and is set to be taken back by the manager itself', () => {
    const {plan, refused} = offer(withUnit([base()], entryGone), 'repoint-unit')!;
    const copy = `${unitFile}.before-20261120T010203Z`;
    expect(refused).toBeNull();
    expect(plan.steps.map(({shown, apart}) => [shown, apart ?? false])).toEqual([
      [`stat ${root?.entry}`, true],
      [`install -m 600 -T ${unitFile} ${copy}`, true],
      [`sed -i '/^ExecStart=/s|/opt/oc-old/node_modules/openclaw/dist/index\\.js|${root?.entry}|' ${unitFile}`, false],
      ['systemctl --user daemon-reload', false],
      ['systemctl --user reset-failed openclaw-gateway.service', false],
      ['systemctl --user start openclaw-gateway.service', false],
    ]);
    expect(plan.undo.map(({shown}) => shown)).toEqual([
      `chmod 644 ${copy}`,
      `mv -f -T ${copy} ${unitFile}`,
      'systemctl --user daemon-reload',
    ]);
    expect(plan).toMatchObject({packs: true, changes: [unitFile]});
    const armed = plan.armed as Exclude<NonNullable<typeof plan.armed>, {none: string}>;
    expect(armed.arm.argv).toEqual([
      'systemd-run',
      '--user',
      `--unit=${armed.name}`,
      '--on-active=600',
      '--timer-property=AccuracySec=1s',
      '--description=Rungs takes back act repoint-unit of default unless it is kept',
      '--service-type=oneshot',
      '--remain-after-exit',
      `--property=ExecStartPre="/usr/bin/env" "chmod" "644" "${copy}"`,
      `--property=ExecStartPre="/usr/bin/env" "mv" "-f" "-T" "${copy}" "${unitFile}"`,
      '--',
      '/usr/bin/env',
      'systemctl',
      '--user',
      'daemon-reload',
    ]);
    expect(armed.disarm.map(({shown}) => shown)).toEqual([`systemctl --user stop ${armed.name}.timer`]);
  });

  it.each([
    ['a link into a store', {kind: 'link', leadsTo: '/nix/store/abc-unit/openclaw.service'}, /comes out of a store/],
    ['a link of somebody', {kind: 'link', leadsTo: '/home/ops/dotfiles/openclaw.service'}, /is a link to \/home\/ops\/dotfiles/],
    ['of a package', {path: '/usr/lib/systemd/user/openclaw-gateway.service'}, /belongs to a package/],
    ['generated', {path: '/run/systemd/generator/openclaw-gateway.service'}, /is generated/],
    ['transient', {path: '/run/user/1001/systemd/transient/openclaw-gateway.service'}, /is transient/],
  ] as const)('is refused for a unit that is %s', (_, changes, reason) => {
    expect(madeElsewhere(base(changes))).toMatch(reason);
    expect(offer(withUnit([base(changes)], entryGone), 'repoint-unit')?.refused).toMatch(
      'path' in changes ? /needs the rights of root/ : reason,
    );
  });

  it('is not offered where a drop-in has the command: that one can be moved aside', () => {
    const dropIn = {...base(), path: `${unitFile}.d/override.conf`};
    const plain = base({settings: ['Service.ExecStart=/usr/bin/node /opt/oc/dist/index.js gateway']});
    const facts = withUnit([plain, dropIn], entryGone);
    expect(offer(facts, 'repoint-unit')).toBeUndefined();
    expect(offer(facts, 'drop-in-aside')?.plan.touches).toEqual([dropIn.path, 'user unit openclaw-gateway.service']);
  });

  it('says that no undo is set where the manager ends with the last logout', () => {
    const facts = withUnit([base()], {...entryGone, supervisor: units(unit({active: 'failed', sub: 'failed', lingers: false}))});
    expect(offer(facts, 'repoint-unit')?.plan.armed).toEqual({none: expect.stringContaining('ends with the last logout')});
  });
});

describe('drop-in-aside', () => {
  const bad: UnitFile = {
    path: `${unitFile}.d/10-keys.conf`,
    mode: 0o644,
    kind: 'file',
    modifiedAt,
    settings: ['Service.EnvironmentFile=%h/keys/bot.env'],
  };
  const missing = {
    supervisor: units(
      unit({
        active: 'failed',
        sub: 'failed',
        result: 'resources',
        environmentFiles: [{path: `${home}/keys/bot.env`, optional: false}],
        dropIns: [bad.path],
      }),
    ),
    secrets: {...healthy.secrets, envFiles: [{path: `${home}/keys/bot.env`, optional: false, state: 'missing' as const}]},
  };

  it('copies it closed, takes it away, and starts without it', () => {
    const {plan, refused} = offer(withUnit([base(), bad], missing), 'drop-in-aside')!;
    const aside = `${bad.path}.aside-20261120T010203Z`;
    expect(refused).toBeNull();
    expect(plan.steps.map(({shown}) => shown).slice(0, 3)).toEqual([
      `install -m 600 -T ${bad.path} ${aside}`,
      `rm ${bad.path}`,
      'systemctl --user daemon-reload',
    ]);
    expect(plan.undo.map(({shown}) => shown)).toEqual([
      `chmod 644 ${aside}`,
      `mv -f -T ${aside} ${bad.path}`,
      'systemctl --user daemon-reload',
    ]);
    expect(plan.preview?.at(-1)).toBe('-Service.EnvironmentFile=%h/keys/bot.env');
  });

  const faultNamed = (root: string, says: string): Facts =>
    processFaults.find((one) => one.root === root && one.says.some((text) => typeof text === 'string' && text.includes(says)))!.facts;
  const over = (facts: Facts, settings: readonly string[]): Facts => {
    const seen = facts.readings.unit?.seen === true ? facts.readings.unit.value : healthy.unit;
    const unitReading = {seen: true, at: facts.now, value: {...seen, files: [base(), {...bad, settings}]}} as const;
    return {...facts, readings: {...facts.readings, unit: {...facts.readings.unit, ...unitReading}}} as Facts;
  };

  it.each([
    ['unit-starts-client', 'gateway start', ['Service.ExecStart=', 'Service.ExecStart=/usr/bin/openclaw gateway start']],
    ['start-blocked', 'Type=notify', ['Service.Type=notify', 'Service.TimeoutStartSec=90']],
  ])('takes away what makes %s, and nothing that does not', (root, says, settings) => {
    const facts = faultNamed(root, says);
    expect(offer(over(facts, settings), 'drop-in-aside')?.plan).toMatchObject({code: root, changes: [bad.path]});
    expect(offer(over(facts, ['Service.Nice=5', 'Unit.ConditionPathExists=/srv/data']), 'drop-in-aside')).toBeUndefined();
  });

  it('takes away a Node that is not supported, where the unit itself has another', () => {
    const install = {...healthy.install, unit: entryFacts({node: {path: '/opt/node20/bin/node', version: '20.20.2', exists: true}})};
    const facts = withUnit([base(), {...bad, settings: ['Service.ExecStart=', 'Service.ExecStart=/opt/node20/bin/node /opt/x gateway']}], {
      supervisor: units(unit({active: 'failed', sub: 'failed'})),
      install,
    });
    expect(offer(facts, 'drop-in-aside')?.plan).toMatchObject({code: 'node-mismatch', changes: [bad.path]});
  });

  it('is not offered where a second one, or the unit itself, demands the same', () => {
    expect(offer(withUnit([base(), bad, {...bad, path: `${unitFile}.d/20.conf`}], missing), 'drop-in-aside')).toBeUndefined();
    expect(offer(withUnit([base({settings: bad.settings ?? []})], missing), 'drop-in-aside')).toBeUndefined();
  });
});

describe('restore-config', () => {
  const cut = (state: 'broken' | 'missing' | 'unreadable', remains: readonly string[]) =>
    withUnit([base()], {config: {...healthy.config, state, facts: state === 'missing' ? null : healthy.config.facts, remains}});

  it('takes the last with which a gateway ran, through the gate, and keeps what is there', () => {
    const {plan} = offer(cut('broken', ['openclaw.json.bak', 'openclaw.json.last-good']), 'restore-config')!;
    const path = gateway.configPath;
    expect(plan.steps[1]?.argv).toEqual(['rungs', 'config', 'restore', `${path}.last-good`, '--typed', 'restore', '--profile', 'default']);
    expect(plan.steps[0]?.shown).toMatch(/^install -m 600 -T .*openclaw\.json .*openclaw\.json\.before-\d{8}T\d{6}Z$/);
    expect(plan.undo.at(-1)?.shown).toMatch(/^mv -f -T .*\.before-.* .*openclaw\.json$/);
  });

  it('is not offered without a copy, and has nothing to be taken back where nothing was there', () => {
    expect(offer(cut('broken', []), 'restore-config')).toBeUndefined();
    expect(offer(cut('unreadable', ['openclaw.json.last-good']), 'restore-config')).toBeUndefined();
    expect(offer(cut('broken', ['openclaw.json.rejected.1']), 'restore-config')).toBeUndefined();
    expect(offer(cut('missing', ['openclaw.json.bak']), 'restore-config')?.plan.undo).toEqual([]);
  });
});

describe('kill-hung', () => {
  const fault = processFaults.find(({root: code}) => code === 'gateway-hung')!;
  const held = fault.facts.readings.ports?.seen === true ? fault.facts.readings.ports.value.ports[0]!.listeners[0]!.process! : null;

  it('takes the evidence, which may fail, and then lets the manager restart it', () => {
    const {plan} = offer(fault.facts, 'kill-hung')!;
    const last = plan.steps.at(-1)!;
    expect(last).toMatchObject({shown: 'systemctl --user restart openclaw-gateway.service'});
    expect(last.mayFail).toBeUndefined();
    // A restart would wait for the polite signal to be heard, which takes minutes.
    expect(plan.steps.at(-2)).toMatchObject({shown: 'systemctl --user kill --signal=SIGKILL openclaw-gateway.service'});
    const evidence = plan.steps.slice(0, -2);
    expect(evidence.every(({mayFail}) => mayFail === true)).toBe(true);
    expect(evidence.map(({shown}) => shown)).toEqual(
      expect.arrayContaining([`cat /proc/${held?.pid}/status`, `cat /proc/${held?.pid}/wchan`, "ss -Htan 'sport = :19789'"]),
    );
    expect(plan.steps.some(({argv}) => argv[0] === 'kill')).toBe(false);
  });

  it('is refused while it waits for a disk, and not offered for a process that no unit holds', () => {
    const at = (changes: Partial<ProcessFacts>): Facts => ({
      ...fault.facts,
      readings: {
        ...fault.facts.readings,
        ...factsWith({ports: {ports: [{port: 19789, role: 'gateway', listeners: [listener({process: {...held!, ...changes}})]}]}}).readings,
        supervisor: fault.facts.readings.supervisor!,
        http: fault.facts.readings.http!,
      },
    });
    const finding = {code: 'gateway-hung', behind: null, severity: 'down', subject: null, next: []} as unknown as Finding;
    const of = (facts: Facts) => actsFor(facts, [finding]).find(({plan}) => plan.act === 'kill-hung');
    expect(of(at({state: 'D'}))?.refused).toMatch(/waits for a disk/);
    expect(of(at({pid: 4}))).toBeUndefined();
  });
});

describe('what the manager says of an undo', () => {
  const words = armedWordsFor(healthy.supervisor === undefined ? {} : factsWith({}).readings)!;
  const said = (timer: string, service: string) =>
    `Id=u.timer\nActiveState=${timer}\nSubState=x\n\nId=u.service\nActiveState=${service}\nSubState=y\n`;
  it.each([
    ['active', 'inactive', 'waits'],
    ['inactive', 'activating', 'waits'],
    ['inactive', 'active', 'ran'],
    ['inactive', 'failed', 'failed'],
    ['inactive', 'inactive', 'gone'],
  ] as const)('timer %s, service %s: %s', (timer, service, is) => {
    expect(words.stateIn(said(timer, service))).toBe(is);
  });

  it('is not set with a name that systemd would change', () => {
    const undo = [{argv: ['mv', '/home/a%b', '/home/c'], named: [1, 2], effect: '', kind: 'change', word: 'x'}] as never;
    expect(words.arm(factsWith({}), {name: 'u', afterMs: 1000, title: 't'}, undo)).toBeNull();
  });
});
