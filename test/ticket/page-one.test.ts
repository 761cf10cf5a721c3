import {describe, expect, it} from 'vitest';
import type {ActRun, Session} from '../../src/model/index.ts';
import {change, look} from '../../src/steps/index.ts';
import {ticket} from '../../src/ticket/index.ts';
import {entryMissing, ran, startedAt} from './session.ts';

const options = {now: startedAt + 90_000, lastHash: null, journalPath: null};

function pageOne(change: Partial<Session>): string {
  const text = ticket({...entryMissing, ...change}, options);
  return text.slice(0, text.indexOf('\n## ', text.indexOf('## Summary') + 1));
}

const armed = (at: number, argv: readonly string[]) => ({
  run: at,
  at: startedAt + at,
  rung: 'logs',
  argv,
  armed: true,
  result: ran(argv, 9, ''),
});

const start: ActRun = {
  act: 'start-gateway',
  title: 'Start the gateway',
  code: 'unit-down',
  subject: null,
  steps: [{argv: ['systemctl', '--user', 'start', 'gw'], shown: 'systemctl --user start gw', asOwner: false}],
  undo: [],
  effect: 'starts it',
  touches: [],
  word: 'start',
  verifyMs: 1000,
  run: 3,
  at: startedAt + 20,
  rung: 'logs',
  undoes: null,
  before: [],
  after: [],
  results: [],
  verifyUntil: null,
  endedAt: startedAt + 30,
  verdict: 'mended',
  because: 'it is gone',
};

describe('page one', () => {
  it('has what was said of the impact, and what is still to be done', () => {
    const text = pageOne({
      stated: [
        {at: startedAt, what: 'impact', text: 'no answers on `telegram` for *all*'},
        {at: startedAt, what: 'followup', text: 'pin the release'},
        {at: startedAt, what: 'followup', text: 'alert on restarts'},
      ],
    });
    expect(text).toContain('- Impact: ``no answers on `telegram` for *all*``\n');
    expect(text).toContain('- Follow-up: `pin the release`\n- Follow-up: `alert on restarts`\n');
    expect(text).not.toContain('Seen not to work');
  });

  it('says what was seen not to work where nobody said what the impact is', () => {
    expect(pageOne({})).toContain(
      '- Seen not to work: channel `telegram`\n- Proved to work: 0 of 2 capabilities that the configuration claims\n',
    );
    expect(pageOne({readings: {}})).not.toContain('Seen not to work');
  });

  it('has five lines of evidence at most, those of the cause first', () => {
    const [cause, ...others] = entryMissing.judgement.findings;
    const evidence = Array.from({length: 9}, (_, at) => ({probe: 'log' as const, line: `line ${at}`}));
    const text = pageOne({judgement: {...entryMissing.judgement, findings: [{...cause!, evidence}, ...others]}});
    expect(text.match(/^ {2}- seen by .*$/gm)).toEqual([0, 1, 2, 3, 4].map((at) => `  - seen by \`log\`: \`line ${at}\``));
  });

  it('names every change in the order in which it was made: acts, armed commands, rungs that write', () => {
    const text = pageOne({own: [armed(10, ['rm', 'x']), armed(40, ['mv', 'a', 'b'])], acts: [start]});
    expect(text).toContain('- Changed: `rm x` (exit 0); Start the gateway: `systemctl --user start gw` (mended); `mv a b` (exit 0)\n');
  });

  it('says since when it is known, and since when the unit is not up', () => {
    const finding = entryMissing.judgement.findings[0]!;
    const text = pageOne({held: [{finding, from: startedAt + 1000, until: null, times: 1, root: true}]});
    expect(text).toContain('- Found (UTC): since 2026-11-21T01:14:21Z\n');
    expect(text).toContain('- Before that (UTC): unit `openclaw-gateway.service` was `failed` since 2026-11-21T01:14:08Z\n');
  });

  it('has the first look and the first change of what leads on', () => {
    const [cause] = entryMissing.judgement.findings;
    const mend = change({effect: 'writes the unit anew', word: 'install'})`openclaw gateway install --force`;
    const next = [look`journalctl -n 80`, look`systemctl cat gw`, mend];
    const judgement = {...entryMissing.judgement, findings: [{...cause!, next}]};
    expect(pageOne({judgement})).toContain('- Next: `journalctl -n 80`; `openclaw gateway install --force  # writes the unit anew`\n');
    expect(pageOne({})).toContain('- Next: `openclaw gateway install --force`; `rungs walk upgrade  # step: Reinstall the units`\n');
  });
});
