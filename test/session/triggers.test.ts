import {describe, expect, it} from 'vitest';
import {rowText} from '../../screens/content.ts';
import {findings} from '../../screens/panes/findings.ts';
import {unicodeGlyphs} from '../../screens/theme.ts';
import type {Change, Session, UnitState} from '../../src/model/index.ts';
import {overSince, triggersNow} from '../../src/session/triggers.ts';
import {ticket} from '../../src/ticket/index.ts';
import {endedUnit, healthyReadings, unit} from '../rules/facts.ts';
import {entryMissing, startedAt} from '../ticket/session.ts';

const end = startedAt - 60_000;

const list: readonly Change[] = [
  {at: end - 42_000, kind: 'package', text: 'openclaw 2026.9.6 was put in its place', source: '/opt/oc/package.json'},
  {at: end - 5000, kind: 'start', text: 'the gateway was started', source: 'log'},
  {at: end, kind: 'trouble', text: 'the gateway ended: exited, status 1', source: 'log'},
];

function session(of: UnitState, changes: readonly Change[] = list): Session {
  const value = {since: startedAt - 86_400_000, until: startedAt, list: changes, unseen: []};
  const supervisor = {...healthyReadings().supervisor, units: [of]};
  return {
    ...entryMissing,
    readings: {
      supervisor: {seen: true, value: supervisor, at: startedAt, tookMs: 1},
      changes: {seen: true, value, at: startedAt, tookMs: 1},
    },
  };
}

const failed = session(endedUnit({active: 'failed'}));

describe('what stands shortly before the trouble of now', () => {
  it('is told beside a gateway that is down because it failed', () => {
    expect(triggersNow(failed)).toMatchObject({trouble: {at: end}, triggers: [{beforeMs: 42_000}]});
    const page = ticket(failed, {now: startedAt, lastHash: null, journalPath: null});
    expect(page).toMatch(
      /^- Changed shortly before the first sign of trouble, \S+Z, which proves no cause: `openclaw 2026\.9\.6 .*\(42\.0 s before it\)$/m,
    );
    const rows = findings(failed, unicodeGlyphs, 120).rows.slice(0).map(rowText);
    expect(rows).toContain('  changed 42 s before the first sign of trouble: openclaw 2026.9.6 was put in its place (c shows all)');
  });

  it.each([
    ['is up', session(unit())],
    ['was stopped on purpose, whatever happened to it before', session(endedUnit({active: 'inactive'}))],
    ['failed with nothing changed before', session(endedUnit({active: 'failed'}), list.slice(1))],
    ['failed, where nobody has asked yet what was changed', {...failed, readings: {supervisor: failed.readings.supervisor!}}],
    ['works, as far as is judged', {...failed, judgement: {...failed.judgement, findings: []}}],
  ])('is nothing where it %s', (_, one) => {
    expect(triggersNow(one)).toBeNull();
    const rows = findings(one, unicodeGlyphs, 120).rows.slice(0).map(rowText);
    expect(rows.join('\n')).not.toContain('first sign of trouble');
  });
});

describe('what was wrong in the last day and is over', () => {
  const well = {...session(unit()), judgement: {...failed.judgement, verdict: 'clear', findings: [], unseen: []}} as const;

  it('is told on the first screen and on the first page of the ticket of a gateway that is well', () => {
    expect(overSince(well).map(({at}) => at)).toEqual([end]);
    const rows = findings(well, unicodeGlyphs, 120).rows.slice(0).map(rowText);
    expect(rows).toEqual([
      'Nothing wrong was found by what was looked at.',
      expect.stringMatching(/^▲ Not well in the last day: [\d:]{8} the gateway ended: exited, status 1 \(c shows all\)$/),
    ]);
    expect(ticket(well, {now: startedAt, lastHash: null, journalPath: null})).toMatch(
      /^- Not well in the last day, and over \(UTC\): \S+Z `?the gateway ended: exited, status 1`?$/m,
    );
  });

  it.each([
    ['is down now', failed],
    ['had no trouble', session(unit(), list.slice(0, 2))],
    ['was not asked what was changed', {...well, readings: {}}],
  ])('is nothing of a gateway that %s', (_, one) => {
    expect(overSince(one)).toEqual([]);
  });
});
