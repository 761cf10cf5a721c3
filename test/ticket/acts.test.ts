import {describe, expect, it} from 'vitest';
import type {ActRun, Session} from '../../src/model/index.ts';
import {ticket} from '../../src/ticket/index.ts';
import {entryMissing} from './session.ts';

const start: ActRun = {
  act: 'start',
  title: 'Start the gateway',
  code: 'unit-down',
  subject: null,
  steps: [{argv: ['systemctl', '--user', 'start', 'gw'], shown: 'systemctl --user start gw', asOwner: false}],
  undo: [{argv: ['systemctl', '--user', 'stop', 'gw'], shown: 'systemctl --user stop gw', asOwner: false}],
  effect: 'starts the unit',
  touches: ['user unit gw'],
  word: 'start',
  verifyMs: 1000,
  run: 9,
  at: entryMissing.startedAt,
  rung: 'status',
  undoes: null,
  before: ['unit gw: inactive', 'port 1'],
  after: ['unit gw: active', 'port 1'],
  results: [],
  verifyUntil: null,
  endedAt: entryMissing.startedAt + 1000,
  verdict: 'mended',
  because: 'unit-down is gone',
};

function written(...acts: readonly ActRun[]): string {
  const session: Session = {...entryMissing, acts};
  return ticket(session, {now: session.startedAt, lastHash: null, journalPath: null});
}

describe('the acts in the ticket', () => {
  it('tell who, when, why, what was run, what differs and that it was kept', () => {
    const text = written(start);
    expect(text).toContain('## Acts on the host: 1');
    expect(text).toContain('### Start the gateway: mended');
    expect(text).toMatch(/By `ops` at .*Z, for `unit-down`: `starts the unit`/);
    expect(text).toContain('- unit gw: inactive\n+ unit gw: active\n');
    expect(text).not.toMatch(/^[-+ ]*port 1$/m);
    expect(text).toMatch(/Verdict: mended, `unit-down is gone`\. It was kept\./);
  });

  it('tell that it was taken back, that nothing can, and what was not run', () => {
    const undo: ActRun = {...start, run: 10, act: 'undo-start', undo: [], undoes: 9, verdict: 'undone', because: 'its commands ran'};
    expect(written(start, undo)).toContain('It was taken back.');
    expect(written({...start, undo: []})).toContain('Nothing takes it back.');
    expect(written({...start, verdict: 'not mended', because: 'it failed'})).toContain('- `systemctl --user start gw`: not run');
  });

  it('tell of the pack, the lines that changed, and what became of the undo that was set beforehand', () => {
    const preview = ['--- /u/gw.service', '+++ /u/gw.service', '-ExecStart=/old', '+ExecStart=/new'];
    const text = written({...start, pack: '/kept/before-act.tar', preview, fate: {is: 'ran', until: null}, verdict: 'worse'});
    expect(text).toContain('Before it a rollback pack was made: `/kept/before-act.tar`.');
    expect(text).toContain('-ExecStart=/old\n+ExecStart=/new\n');
    expect(text).toContain('It was taken back by itself.');
    expect(text).toMatch(/Act start was taken back by itself: nobody had verified or kept it in time/);
    expect(written({...start, armed: {none: 'nobody keeps one'}})).toContain('No undo was set beforehand: `nobody keeps one`.');
  });

  it('have no section where nothing was changed', () => {
    expect(written()).not.toContain('Acts on the host');
  });
});
