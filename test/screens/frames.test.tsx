import {Box, renderToString} from 'ink';
import {describe, expect, it} from 'vitest';
import {noLibrary} from '../../screens/library.ts';
import {paneNames} from '../../screens/panes/index.ts';
import {width} from '../../screens/text.ts';
import {asciiGlyphs, unicodeGlyphs} from '../../screens/theme.ts';
import {firstView, type Mode, type View} from '../../screens/view.ts';
import {Walk} from '../../screens/Walk.tsx';
import type {Session} from '../../src/model/index.ts';
import {pickVariant} from '../../src/runbook/index.ts';
import {type Arming, ask} from '../../src/session/gate/index.ts';
import {printStep} from '../../src/steps/index.ts';
import {healthyWalk, now, ran, stoppedWalk} from '../fixtures/walk.ts';

const sizes = [
  [120, 40],
  [80, 24],
  [60, 20],
  [40, 12],
] as const;

function frame(session: Session, columns: number, rows: number, view: Partial<View> = {}, glyphs = unicodeGlyphs): readonly string[] {
  const state = {stage: {is: 'walking' as const, session}, drill: false, now, busy: false, problem: null, redraws: 0, replay: null};
  const text = renderToString(
    <Box flexDirection="column" width={columns} height={rows} overflow="hidden">
      <Walk
        state={state}
        session={session}
        view={{...firstView, picked: view.pane !== undefined, ...view}}
        columns={columns}
        rows={rows}
        glyphs={glyphs}
        ticket={() => '# Rungs ticket\n\ntext'}
        library={noLibrary}
        suspects={() => []}
        acts={[{shown: 'systemctl --user start openclaw-gateway', argv: null, effect: 'for unit-down', word: 'start'}]}
        story={null}
      />
    </Box>,
    {columns},
  );
  return text.split('\n').map((line) => line.replace(/\u001B\[[0-9;]*m/g, '').trimEnd());
}

const walks: Readonly<Record<string, () => Session>> = {
  healthy: () =>
    healthyWalk([
      {type: 'rung-started', at: now, run: 1, rung: 'status', variant: healthyWalk().runbook.rungs[0]!.variants[0]!},
      {type: 'rung-ended', at: now + 3400, run: 1, rung: 'status', runs: [ran('{\n  "runtimeVersion": "2026.9.6"\n}')]},
    ]),
  stopped: () => stoppedWalk(),
};

describe.each(sizes)('frames at %i×%i', (columns, rows) => {
  it.each(Object.keys(walks))('show the %s gateway', async (name) => {
    await expect(frame(walks[name]!(), columns, rows).join('\n')).toMatchFileSnapshot(`frames/${name}-${columns}x${rows}.txt`);
  });

  it('never are taller or wider than the terminal, in any pane, page or question', () => {
    const views: readonly Partial<View>[] = [
      ...paneNames.flatMap((pane) => [{pane}, {pane, zoomed: true}]),
      {mode: {is: 'help'}},
      {mode: {is: 'ticket'}},
      {mode: {is: 'changed'}},
      {mode: {is: 'palette', text: '', at: 3}},
      {mode: {is: 'leave'}},
      {mode: {is: 'acts', at: 0}},
      {mode: {is: 'ask', what: 'note', text: 'x'.repeat(300)}},
      {message: 'y'.repeat(300)},
      {mode: {is: 'arm', text: '', arming: armed(['openclaw', 'doctor', '--repair', 'z'.repeat(200)])}},
    ];
    for (const session of [walks['healthy']!(), walks['stopped']!()]) {
      for (const view of views) {
        const lines = frame(session, columns, rows, view);
        expect(lines.length, JSON.stringify(view)).toBeLessThanOrEqual(rows);
        for (const line of lines) expect(width(line), `${JSON.stringify(view)}\n${line}`).toBeLessThanOrEqual(columns);
      }
    }
  });

  it('name in every mode the way out of it', () => {
    const modes: readonly (readonly [Mode, RegExp])[] = [
      [{is: 'help'}, /esc back$/],
      [{is: 'ticket'}, /esc back$/],
      [{is: 'changed'}, /esc back$/],
      [{is: 'palette', text: '', at: 0}, /esc back$/],
      [{is: 'hints'}, /esc back$/],
      [{is: 'acts', at: 0}, /esc back$/],
      [{is: 'story'}, /enter begin.*q quit$/],
      [{is: 'ask', what: 'note', text: ''}, /esc cancel/],
      [{is: 'leave'}, /esc stay$/],
      [{is: 'pick'}, /esc back$/],
    ];
    for (const [mode, out] of modes) expect(frame(walks['stopped']!(), columns, rows, {mode}).at(-1), mode.is).toMatch(out);
  });

  it('say the cause whole and, before any look, what mends it', () => {
    const session = walks['stopped']!();
    const root = session.judgement.findings[0]!;
    const top = frame(session, columns, rows).slice(1, 7).join(' ').replace(/\s+/g, ' ');
    expect(top).toContain(`${root.code} ${root.title}`);
    expect(top).toContain('→ systemctl --user start');
    expect(top).not.toContain('→ openclaw logs');
  });

  it('leave the mend of an unsolved drill to the trainee', () => {
    const drill = {seed: 1, script: {} as never, solvedAt: null};
    const text = frame({...walks['stopped']!(), drill: drill as never}, columns, rows, {})
      .slice(0, 7)
      .join('\n');
    expect(text).not.toContain('systemctl --user start');
  });

  it('keep the answer of a drill back until its question was read', () => {
    const session = {...walks['stopped']!(), drill: {name: 'd', title: 'D', seed: 1, hints: [], solvedAt: null}};
    const [story, walk] = [frame(session, columns, rows, {mode: {is: 'story'}}), frame(session, columns, rows)].map((one) =>
      one.join('\n'),
    );
    expect(story).not.toContain('unit-down');
    expect(story).toContain('unsolved');
    expect(walk).toContain('unit-down');
  });

  it('give a zoomed pane all but the head, the cause in a line, what to do and the keys', () => {
    const lines = frame(walks['stopped']!(), columns, rows, {pane: 'rung', zoomed: true});
    const at = lines.findIndex((line) => line.startsWith('▸ 1 Status'));
    expect(at).toBeLessThanOrEqual(columns >= 100 ? 7 : 2);
    expect(lines.slice(0, at).join(' ')).toContain('unit-down');
  });

  it('hold the proof in front where there is room for one pane, until a pane was picked', () => {
    const session = walks['stopped']!();
    const proved = {...session.judgement.findings[0]!, evidence: [{probe: 'log' as const, line: 'exited'}]};
    const walk = {...session, judgement: {...session.judgement, findings: [proved]}};
    expect(frame(walk, columns, rows).join('\n')).toContain(columns >= 100 ? '▸ 1 Status' : '▸ Log');
    expect(frame(walk, columns, rows, {pane: 'rung', picked: true}).join('\n')).not.toContain('▸ Log');
    expect(frame(walks['healthy']!(), columns, rows).join('\n')).not.toContain('▸ Findings');
  });

  it('end the pane that stands alone above what a drill explains', () => {
    const lines = frame(walks['stopped']!(), columns, rows, {pane: 'rung', scroll: {rung: 'end'}, tour: 'The log is what it said.'});
    const told = lines.findIndex((line) => line.includes('The log is what'));
    expect(told).toBeGreaterThan(0);
    expect(lines.join('\n')).toContain('unit-down');
    if (columns < 100) expect(lines[told - 1]).toContain('(OpenClaw ');
  });

  it('name the one cause and the way to help and out', () => {
    const text = frame(walks['stopped']!(), columns, rows).join('\n');
    expect(text).toContain('unit-down');
    expect(text).toContain('DOWN');
    expect(text).toMatch(/\? help {2}q quit/);
  });
});

describe('frames', () => {
  it('carry every meaning without colour and without UTF-8', () => {
    const text = frame(walks['stopped']!(), 120, 40, {}, asciiGlyphs).join('\n');
    expect(text).toContain('X unit-down');
    expect(text).not.toMatch(/[✔✖▲▸─│└]/);
  });

  it('say at any size that a pane could not be seen, never leave it blank', () => {
    const session = stoppedWalk([
      {
        type: 'looked',
        at: now,
        looked: {name: 'ports', reading: {seen: false, why: 'denied', detail: '/proc/net/tcp cannot be read', at: now, tookMs: 1}},
      },
    ]);
    for (const [columns, rows] of sizes)
      expect(frame(session, columns, rows, {pane: 'ports', zoomed: true}).join(' ')).toContain('not seen (denied)');
  });

  it('show a finding, its evidence and its next step whole in the findings pane', () => {
    const root = walks['stopped']!().judgement.findings[0]!;
    const text = frame(walks['stopped']!(), 120, 60, {pane: 'findings', zoomed: true}).join('\n').replace(/\s+/g, ' ');
    expect(text).toContain(root.title);
    for (const step of root.next) expect(text).toContain(printStep(step).split(' ').slice(0, 3).join(' '));
    const one = {...root, evidence: [{probe: 'log' as const, line: `${'word '.repeat(80)}the last of it`}]};
    const long = {...walks['stopped']!(), judgement: {...walks['stopped']!().judgement, findings: [one]}};
    expect(frame(long, 120, 60, {pane: 'findings', zoomed: true}).join(' ').replace(/\s+/g, ' ')).toContain('the last of it');
  });

  it('tell a too small terminal apart from a crash', () => {
    for (const [columns, rows] of [
      [20, 5],
      [10, 3],
      [1, 1],
    ] as const)
      expect(frame(walks['stopped']!(), columns, rows).length).toBeLessThanOrEqual(Math.max(rows, 1));
  });
});

/** What the gate asks before a command that can change the host. */
function armed(argv: readonly string[]): Arming {
  const answer = ask(walks['healthy']!(), {kind: 'own', argv}, pickVariant);
  if (answer.is !== 'arm') throw new Error(`not armed: ${JSON.stringify(answer)}`);
  return answer.arming;
}
