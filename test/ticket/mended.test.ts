import {describe, expect, it} from 'vitest';
import type {Held, Session} from '../../src/model/index.ts';
import {ticket} from '../../src/ticket/index.ts';
import {outlineOf} from './markdown.ts';
import {entryMissing, ran, startedAt} from './session.ts';

const options = {now: startedAt + 90_000, lastHash: null, journalPath: null};
const from = startedAt + 190;
const until = startedAt + 60_190;
const repair = ['openclaw', 'gateway', 'install', '--force'];
const run = {run: 9, at: startedAt + 50_000, rung: 'doctor', argv: repair, armed: true, result: ran(repair, 900, 'installed')};

const held: readonly Held[] = entryMissing.judgement.findings.map((finding) => ({
  finding,
  from,
  until,
  times: 1,
  root: finding.behind === null,
}));

const mended: Session = {
  ...entryMissing,
  judgement: {verdict: 'clear', findings: [], unanswered: [], unseen: []},
  held,
  own: [...entryMissing.own, run],
};

const print = (change: Partial<Session> = {}, limitChars?: number): string =>
  ticket({...mended, ...change}, limitChars === undefined ? options : {...options, limitChars});

/** The part that is read first. */
function pageOne(text: string): string {
  return text.slice(0, text.indexOf('\n## ', text.indexOf('## Summary') + 1));
}

describe('the ticket of a mended incident', () => {
  it('says on page one what the cause was, what proved it, how long it held and what was done', () => {
    const text = pageOne(print());
    expect(text).toMatch(/^# Rungs ticket: clear, `entry-missing` is gone on `vm`$/m);
    expect(text).toMatch(/^- Cause, holds no more: `entry-missing`, The unit starts a file that is not there: `The unit starts \/opt/m);
    expect(text).toContain('- Held (UTC): first seen 2026-11-21T01:14:20Z, gone 2026-11-21T01:15:20Z, 1 min 00 s');
    expect(text).toContain('seen then by `install`: `/opt/oc-2026.3.1/node_modules/openclaw/dist/entry.js: no such file`');
    expect(text).toContain('- Done meanwhile: `openclaw gateway install --force` (exit 0)');
    expect(text).toContain('- Found beside it and gone: `start-limit-hit, channel-down, secret-in-unit`');
    expect(text).not.toContain('none');
  });

  it('takes for the cause what is only a note by now, and not what went after it', () => {
    const [cause, ...others] = held;
    const note = {...cause!.finding, severity: 'note' as const};
    const later = {...others[0]!, root: true, from: until - 5_000};
    const text = pageOne(
      print({
        judgement: {verdict: 'clear', findings: [note], unanswered: [], unseen: []},
        held: [{...cause!, until: null}, later],
      }),
    );
    expect(text).toMatch(/^- Cause, a note by now: `entry-missing`/m);
    expect(text).toContain('- Held (UTC): since 2026-11-21T01:14:20Z');
  });

  it('keeps every finding with its evidence and its symptoms behind it', () => {
    const text = print();
    expect(outlineOf(text).headings).toEqual(expect.arrayContaining(['Findings: 0', 'Found and gone: 4']));
    expect(text).toContain('  - seen by `supervisor`: `failed/failed, exited 1, restarts 10`');
    expect(text).toContain('  - behind it, down: `start-limit-hit`');
  });

  it('says that nothing was changed from here where only looks were run, or the change came later', () => {
    const late = {...run, at: until + 1};
    expect(pageOne(print({own: [...entryMissing.own, late]}))).toContain(
      '- Done meanwhile: nothing that changes the host was run from here',
    );
  });

  it('counts a rung that writes, and one that was done by hand, as changes', () => {
    const [first, second] = mended.rungs;
    const rungs = [
      {...first!, variant: {...first!.variant!, kind: 'writes' as const}, startedAt: from + 1000},
      {...second!, variant: {...second!.variant!, kind: 'person' as const}, status: 'done' as const, startedAt: from + 2000, runs: []},
    ];
    expect(pageOne(print({own: [], rungs}))).toMatch(
      /^- Done meanwhile: rung `status` \(exit \d+\); rung `gateway-status` \(said to be done by hand\)$/m,
    );
  });

  it('has no note where the cause was', () => {
    const note = entryMissing.judgement.findings.find(({severity}) => severity === 'note')!;
    const text = pageOne(print({judgement: {...mended.judgement, findings: [note]}}));
    expect(text).toContain('Cause, holds no more: `entry-missing`');
  });

  it('has the cause that holds first, and names the one that is gone', () => {
    const next = {...entryMissing.judgement.findings[0]!, code: 'channel-down' as const, subject: 'telegram'};
    const text = pageOne(
      print({
        judgement: {...mended.judgement, verdict: 'down', findings: [next]},
        held: [...held.slice(0, 1), {finding: next, from: until, until: null, times: 1, root: true}],
      }),
    );
    expect(text).toMatch(/^- Cause: `channel-down` \(`telegram`\)/m);
    expect(text).toContain('- Found (UTC): since 2026-11-21T01:15:20Z');
    expect(text).toContain('- Found and gone: `entry-missing`');
  });

  it.each([4000, 1500, 300, 100])('names the cause within %i characters', (limit) => {
    const text = print({}, limit);
    expect(text.length).toBeLessThanOrEqual(limit);
    expect(text).toContain('entry-missing');
  });
});
