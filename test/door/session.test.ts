import {existsSync, mkdtempSync, readFileSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it} from 'vitest';
import {systemClock} from '../../src/host/index.ts';
import {readMarkKey} from '../../src/journal/index.ts';
import {beginSession} from '../../src/main/begin-session.ts';
import {enter, type Opened} from '../../src/main/open-gateway.ts';
import {readSession} from '../../src/main/resume.ts';
import type {Walking} from '../../src/main/walking.ts';
import {loadRunbook} from '../../src/runbook/load.ts';
import {type Paper, paperHost} from '../probes/paper-host.ts';
import {down, home, value} from './down.ts';

let base = '';
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'rungs-door-'));
});
afterEach(() => rmSync(base, {recursive: true, force: true}));

const withEnvFile = down({files: {[`${home}/keys/gw.env`]: `GW_X=${value}\n`}, environmentFiles: `${home}/keys/gw.env`});

interface Begun {
  readonly opened: Opened;
  readonly walking: Walking;
}

async function begun(paper: Paper, resumed = false): Promise<Begun> {
  const resume = resumed ? readSession('a-test', base) : null;
  if (resume !== null && 'problem' in resume) throw new Error(resume.problem);
  const wanted = resume === null ? {find: {}} : {gateway: resume.session.gateway, markKey: resume.markKey};
  const host = paperHost(paper);
  // The loop of a walk waits between its looks.
  const entered = await enter({...host, clock: {now: host.clock.now, sleep: systemClock.sleep}}, wanted);
  const opened = {...entered, facts: {name: 'paper', kind: 'recorded' as const, os: 'linux', user: 'ops'}, responder: 'a test'};
  const loaded = await loadRunbook('ladder', async () => ({seen: false, why: 'missing', detail: ''}));
  if (!loaded.ok) throw new Error('no ladder');
  const [gateway] = opened.gateways;
  const one = beginSession({
    opened,
    gateway: gateway!,
    runbook: loaded.runbook,
    resume,
    drill: null,
    base,
    id: 'a-test',
    random: () => 0.5,
  });
  if ('problem' in one) throw new Error(one.problem);
  await one.walking.loop.firstLook;
  return {opened, walking: one.walking};
}

const kept = (name: string): string => readFileSync(join(base, 'a-test', name), 'utf8');
const keyPath = (): string => join(base, 'a-test', 'marks.key');

/** The mark that stands in the gateway's last words. */
function markIn(walking: Walking): string {
  const {log} = walking.session().readings;
  const said = log?.seen === true ? (log.value.lines[0]?.text ?? '') : '';
  return /‹secret [^›]*›/.exec(said)?.[0] ?? said;
}

describe('a session of a gateway that is down', () => {
  it('keeps no value of its environment file in memory, journal or ticket', async () => {
    const {walking} = await begun(withEnvFile);
    walking.close({how: 'the test ended', over: true});
    expect(JSON.stringify(walking.session())).not.toContain(value);
    expect(kept('journal.jsonl')).toContain('cannot reach upstream with ‹secret GW_X');
    expect(kept('journal.jsonl')).not.toContain(value);
    expect(kept('ticket.md')).not.toContain(value);
  });

  it('shows equal values by equal marks after it was cut off and resumed; the key is for its owner alone and in no journal', async () => {
    const first = await begun(withEnvFile);
    expect(statSync(keyPath()).mode & 0o777).toBe(0o600);
    const key = readMarkKey(join(base, 'a-test'))!;
    for (const form of ['hex', 'base64', 'base64url'] as const)
      expect(kept('journal.jsonl') + kept('ticket.md')).not.toContain(key.toString(form).slice(0, 40));
    first.walking.close({how: 'SIGHUP', over: false});
    const second = await begun(withEnvFile, true);
    expect(markIn(second.walking)).toBe(markIn(first.walking));
    expect(second.walking.session().timeline.map((one) => one.text)).toContain('resumed by a test');
    second.walking.close({how: 'left by the responder', over: true});
  });

  it('leaves no key when it is closed, and says after that that its marks are new', async () => {
    const first = await begun(withEnvFile);
    first.walking.close({how: 'left by the responder', over: true});
    expect(existsSync(keyPath())).toBe(false);
    const second = await begun(withEnvFile, true);
    expect(markIn(second.walking)).not.toBe(markIn(first.walking));
    expect(
      second.walking
        .session()
        .timeline.map((one) => one.text)
        .join('\n'),
    ).toMatch(/resumed by a test; marks of secrets are new from here/);
    second.walking.close({how: 'SIGTERM', over: false});
    expect(existsSync(keyPath())).toBe(true);
  });
});

describe('a value that becomes known as a secret when it has been shown', () => {
  it('is taken back from memory, journal and ticket, and that is said', async () => {
    const {opened, walking} = await begun(down());
    expect(kept('journal.jsonl')).toContain(value);
    opened.cleaner.learn('LATE_TOKEN', value);
    const over = new Promise<void>((done) =>
      walking.subscribe(() => {
        if (walking.session().timeline.some((one) => /cleaned again/.test(one.text))) done();
      }),
    );
    walking.dispatch({type: 'noted', at: 1, rung: 'status', text: `a look that was under way brings ${value}`});
    expect(walking.session().notes[0]?.text).toMatch(/brings ‹secret LATE_TOKEN/);
    await over;
    expect(JSON.stringify(walking.session())).not.toContain(value);
    expect(walking.ticket()).not.toContain(value);
    expect(kept('journal.jsonl')).not.toContain(value);
    expect(kept('ticket.md')).not.toContain(value);
    walking.close({how: 'SIGHUP', over: false});
    const again = readSession('a-test', base);
    expect(again).toMatchObject({remarks: []});
    expect(JSON.stringify(again)).not.toContain(value);
    expect('session' in again && again.session.timeline.some((one) => /cleaned again/.test(one.text))).toBe(true);
  });

  it('is taken back at the latest when the session is closed', async () => {
    const {opened, walking} = await begun(down());
    opened.cleaner.learn('LATE_TOKEN', value);
    walking.close({how: 'left by the responder', over: true});
    expect(kept('journal.jsonl')).not.toContain(value);
    expect(kept('ticket.md')).not.toContain(value);
  });
});
