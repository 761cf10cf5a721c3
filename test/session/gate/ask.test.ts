import {describe, expect, it} from 'vitest';
import type {Session, SupervisorValue} from '../../../src/model/index.ts';
import {knownCommand} from '../../../src/openclaw/commands.ts';
import {pickVariant} from '../../../src/runbook/index.ts';
import {type Admission, ask, confirm, type Request, redeem} from '../../../src/session/gate/index.ts';
import {slots} from '../../../src/session/slots.ts';
import {allLooked, fold, healthyWalk, looked, now, opened, stoppedWalk} from '../../fixtures/walk.ts';
import {healthyReadings} from '../../rules/facts.ts';

const healthy = healthyReadings();
const askFor = (session: Session, id: string) => ask(session, {kind: 'rung', id}, pickVariant);
const askOwn = (session: Session, ...argv: readonly string[]) => ask(session, {kind: 'own', argv}, pickVariant);
const rungs = healthyWalk().runbook.rungs;
const skewed = () => healthyWalk([looked('install', {...healthy.install, running: {...healthy.install.running!, version: '2026.4.14'}})]);

describe('whether a rung may run its command', () => {
  it('waits until the first look is complete', () => {
    expect(askFor(fold([opened(), ...allLooked()]), 'status')).toMatchObject({is: 'withhold', passing: true});
  });

  it('runs the reading variant by itself on a healthy host', () => {
    for (const {id} of rungs) expect(askFor(healthyWalk(), id)).toMatchObject({is: 'run', admission: {armed: false}});
  });

  it('gives the gateway as much longer to answer as processes queue for the cores, and not a word that was typed', () => {
    const loaded = (load1: number) => healthyWalk([looked('vitals', {...healthy.vitals, cpus: 2, load1})]);
    const given = (load1: number) => askFor(loaded(load1), 'status');
    expect(given(0.4)).toMatchObject({admission: {commands: [['openclaw', 'status', '--json', '--timeout', '5000']]}});
    expect(given(5)).toMatchObject({admission: {commands: [['openclaw', 'status', '--json', '--timeout', '12500']]}});
    expect(given(90)).toMatchObject({admission: {commands: [['openclaw', 'status', '--json', '--timeout', '20000']]}});
    const typed = askOwn(loaded(5), 'openclaw', 'status', '--json', '--timeout', '5000');
    expect(typed).toMatchObject({admission: {commands: [['openclaw', 'status', '--json', '--timeout', '5000']]}});
  });

  it('runs on a stopped gateway too, where the commands are slow but end', () => {
    expect(askFor(stoppedWalk(), 'status').is).toBe('run');
  });

  it('withholds what never ends when something foreign answers on the port, and runs what does end', () => {
    const session = healthyWalk([
      looked('http', {
        ...healthy.http,
        healthz: {seen: true, value: {status: 404, tookMs: 2, openclaw: false, body: '<!DOCTYPE HTML>'}},
        ready: null,
      }),
    ]);
    expect(askFor(session, 'status')).toEqual({is: 'withhold', reason: expect.stringContaining('never ends'), passing: false});
    expect(askFor(session, 'gateway-status').is).toBe('run');
  });

  it('withholds what takes over a minute on a frozen gateway', () => {
    const session = healthyWalk([
      looked('http', {...healthy.http, healthz: {seen: false, why: 'late', detail: 'no answer within 2 s'}, ready: null}),
    ]);
    expect(askFor(session, 'channels-status')).toMatchObject({is: 'withhold', reason: expect.stringContaining('60 s')});
  });

  it('withholds every CLI call while CLI and daemon are different versions', () => {
    for (const {id} of rungs) expect(askFor(skewed(), id)).toMatchObject({is: 'withhold', reason: expect.stringContaining('2026.4.14')});
  });

  it('says why when there is no openclaw command', () => {
    const session = healthyWalk([
      looked('install', {...healthy.install, cli: {seen: false, why: 'missing', detail: 'no openclaw on the path of ops'}}),
    ]);
    expect(askFor(session, 'status')).toEqual({is: 'withhold', reason: 'no openclaw on the path of ops', passing: false});
  });

  it('installs no service beside an engine that gives no list of its containers', () => {
    const found = (unasked: SupervisorValue['unasked'], units = healthy.supervisor.units) =>
      healthyWalk([looked('supervisor', {...healthy.supervisor, owner: 'unknown', units, chosen: null, unasked})]);
    const docker = {scope: 'docker' as const, detail: 'permission denied while trying to connect to the Docker daemon socket'};
    const install = (session: Session) => askOwn(session, 'openclaw', 'gateway', 'install', '--force');
    expect(install(found([docker], []))).toMatchObject({
      is: 'arm',
      arming: {effect: expect.stringMatching(/permission denied.*second owner/)},
    });
    // With a unit of its own, or every engine asked, it is what it always was.
    for (const session of [found([docker]), found([], [])])
      expect(install(session)).toMatchObject({is: 'arm', arming: {effect: expect.not.stringContaining('second owner')}});
  });

  it('arms plain doctor by hand on a release that has no lint', () => {
    const old = {
      ...healthy.install,
      cli: {seen: true as const, value: {...(healthy.install.cli.seen ? healthy.install.cli.value : null)!, version: '2026.4.14'}},
      running: {...healthy.install.running!, version: '2026.4.14'},
      unit: {...healthy.install.unit!, version: '2026.4.14'},
    };
    expect(askFor(healthyWalk([looked('install', old)]), 'doctor')).toMatchObject({
      is: 'arm',
      arming: {argv: [['openclaw', 'doctor', '--non-interactive']], word: 'doctor'},
    });
  });
});

describe('how many CLI calls run at once', () => {
  it.each([
    [1, 8, 1],
    [2, 1, 1],
    [2, 24, 2],
    [16, 64, 4],
  ])('%i cores and %i GB take %i', (cpus, gigabytes, expected) => {
    const vitals = {...healthy.vitals, cpus, memory: {...healthy.vitals.memory, availableBytes: gigabytes * 1024 ** 3}};
    expect(slots(fold([opened(), looked('vitals', vitals, now)]).readings)).toBe(expected);
  });

  it('takes one while nothing is known', () => {
    expect(slots({})).toBe(1);
  });
});

describe('whether a command of the responder may run', () => {
  it('runs what only reads, and asks for a word before anything else', () => {
    expect(askOwn(healthyWalk(), 'ss', '-ltnp')).toMatchObject({is: 'run', admission: {armed: false, commands: [['ss', '-ltnp']]}});
    expect(askOwn(healthyWalk(), 'systemctl', '--user', 'restart', 'gw')).toMatchObject({
      is: 'arm',
      arming: {argv: [['systemctl', '--user', 'restart', 'gw']], word: 'run'},
    });
  });

  it('withholds a look that would migrate a daemon of another version, as it does for a rung', () => {
    expect(askOwn(skewed(), 'openclaw', 'status')).toMatchObject({is: 'withhold', reason: expect.stringContaining('migrate')});
    expect(askOwn(skewed(), 'openclaw', '--version').is).toBe('run');
    expect(askOwn(skewed(), healthyWalk().gateway.cliPath!, 'status').is).toBe('withhold');
  });

  it('says that danger where the command changes something anyhow, because it may be the repair', () => {
    expect(askOwn(skewed(), 'openclaw', 'gateway', 'restart')).toMatchObject({
      is: 'arm',
      arming: {effect: expect.stringContaining('migrate')},
    });
    expect(askOwn(skewed(), 'openclaw', 'something', 'new')).toMatchObject({
      is: 'arm',
      arming: {effect: expect.stringContaining('migrate')},
    });
  });

  it('waits for the first look with what asks OpenClaw, and with nothing else', () => {
    const young = fold([opened(), ...allLooked()]);
    expect(askOwn(young, 'openclaw', 'status')).toMatchObject({is: 'withhold', passing: true});
    expect(askOwn(young, 'uptime').is).toBe('run');
  });

  it('admits what only reads on the release that is installed, and asks for it where that release has not got it', () => {
    const cli = healthy.install.cli.seen ? healthy.install.cli.value : null;
    const on = (version: string) => {
      const entry = {...healthy.install.running!, version};
      return healthyWalk([looked('install', {cli: {seen: true, value: {...cli!, version}}, running: entry, unit: entry})]);
    };
    const unknown = healthyWalk([looked('install', {...healthy.install, cli: {seen: false, why: 'denied', detail: 'no right to look'}})]);
    const path = unknown.gateway.cliPath!;
    for (const words of [
      ['doctor', '--lint'],
      ['gateway', 'stability'],
      ['mcp', 'doctor'],
    ]) {
      expect(askOwn(on('2026.9.6'), path, ...words).is, words.join(' ')).toBe('run');
      expect(askOwn(on('2026.4.14'), path, ...words).is, words.join(' ')).toBe('arm');
      expect(askOwn(unknown, path, ...words).is, words.join(' ')).toBe('arm');
    }
  });

  it('calls a gateway probe a change, because it migrates older state', () => {
    expect(askOwn(healthyWalk(), 'openclaw', 'gateway', 'probe').is).toBe('arm');
  });
});

describe('whether an act may run', () => {
  const act = {kind: 'act', argv: ['systemctl', '--user', 'start', 'x'], effect: 'starts it', word: 'start'} as const;

  it('never does on a real host, where it is only offered to be copied', () => {
    expect(ask(healthyWalk(), act, pickVariant)).toMatchObject({is: 'withhold', reason: expect.stringContaining('copy')});
  });

  it("asks for the act's own word on the host of a drill", () => {
    const drill = fold([{...opened(), host: {name: 'vps-3', kind: 'drill', os: 'linux', user: 'ops'}} as ReturnType<typeof opened>]);
    expect(ask(drill, act, pickVariant)).toMatchObject({is: 'arm', arming: {effect: 'starts it', word: 'start'}});
  });
});

describe('one change at a time', () => {
  const changing = healthyWalk([
    {type: 'own-started', at: now, run: 1, rung: 'status', argv: ['systemctl', '--user', 'restart', 'gw'], armed: true},
  ]);

  it('withholds a second change and names the first, and lets looks through', () => {
    expect(askOwn(changing, 'kill', '1')).toEqual({
      is: 'withhold',
      reason: 'one change at a time: systemctl --user restart gw has not ended yet',
      passing: true,
    });
    expect(askOwn(changing, 'uptime').is).toBe('run');
  });

  it('admits the next one when the first has ended', () => {
    const ended = healthyWalk([
      {type: 'own-started', at: now, run: 1, rung: 'status', argv: ['kill', '1'], armed: true},
      {type: 'own-ended', at: now, run: 1, result: {seen: false, why: 'missing', detail: 'no kill'}},
    ]);
    expect(askOwn(ended, 'kill', '1').is).toBe('arm');
  });
});

describe('leave to run', () => {
  const leave = (session: Session, request: Request) => {
    const answer = ask(session, request, pickVariant);
    if (answer.is !== 'run') throw new Error('not admitted');
    return answer.admission;
  };

  it('is taken once, by the session that it was given to', () => {
    const session = healthyWalk();
    const admission = leave(session, {kind: 'own', argv: ['id']});
    expect(redeem(admission, session.id)).toBe(true);
    expect(redeem(admission, session.id)).toBe(false);
    expect(redeem(leave(session, {kind: 'own', argv: ['id']}), 'another')).toBe(false);
  });

  it('cannot be made by anybody else, changed, or copied', () => {
    const session = healthyWalk();
    const real = leave(session, {kind: 'own', argv: ['id']});
    expect(redeem({...real, commands: [['rm', '-rf', '/']]} as Admission, session.id)).toBe(false);
    expect(redeem(JSON.parse(JSON.stringify(real)) as Admission, session.id)).toBe(false);
    expect(() => Object.assign(real, {commands: [['rm']]})).toThrow();
    for (const forged of [null, undefined, 'run', 1, {}]) expect(redeem(forged as never, session.id)).toBe(false);
  });

  it('comes of the word that was asked for and of no other, once', () => {
    const answer = askOwn(healthyWalk(), 'kill', '1');
    if (answer.is !== 'arm') throw new Error('not armed');
    for (const typed of ['', 'y', 'RUN', 'run!', 'r un']) expect(confirm(answer.arming, typed)).toBeNull();
    expect(confirm(answer.arming, ' run ')).toMatchObject({armed: true, commands: [['kill', '1']]});
    expect(confirm(answer.arming, 'run')).toBeNull();
    expect(confirm({argv: [['rm']], effect: '', word: ''} as never, '')).toBeNull();
  });
});

describe('what is known of a command of OpenClaw', () => {
  it('is that of the longest known one, and an unknown one is not known', () => {
    expect(knownCommand(['gateway'], null)?.effect).toBe('never-ends');
    expect(knownCommand(['gateway', 'status', '--deep'], null)?.effect).toBe('reads');
    expect(knownCommand(['gateway', 'call', 'config.set'], null)?.effect).toBe('writes');
    expect(knownCommand(['something', 'new'], '2026.9.6')).toBeNull();
  });
});
