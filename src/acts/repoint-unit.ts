import type {CommandStep, EntryFacts, Facts, Finding, UnitFile} from '../model/index.ts';
import {change, lookFor, path, value} from '../steps/index.ts';
import {asOwner, madeElsewhere, wordsFor} from '../supervisors/index.ts';
import type {Act, DraftStep} from './act.ts';
import {asItsManager, besideOf, movedOver, privateCopy, unitFilesOf, withMode} from './files.ts';
import {commandOf, nameOf, notBeforeTheCause, startMs, unitOf} from './shared.ts';

/** Has the unit start the entry file, or the Node, that is really there; nothing else in it changes, and its drop-ins stay. */
export const repointUnit: Act = {
  name: 'repoint-unit',
  title: 'Point the unit at what is really there',
  mends: ['entry-missing', 'node-mismatch'],
  draft(facts, finding) {
    const unit = unitOf(facts);
    const found = swapIn(facts, finding);
    if (unit === null || found === null) return null;
    const {file, swaps, before} = found;
    const words = wordsFor(facts);
    const reload = commandOf(words.reload(facts, unit));
    const failed = unit.active === 'failed';
    const forget = failed ? commandOf(words.resetFailed(facts, unit)) : null;
    const again = commandOf(failed || unit.active === 'inactive' ? words.start(facts, unit) : words.restart(facts, unit));
    if (file.modifiedAt === undefined || file.mode === null || reload === null || again === null) return null;
    const copy = besideOf(file.path, 'before', file.modifiedAt);
    const by = (step: CommandStep): CommandStep => asItsManager(facts, file.path, step);
    const edits = swaps.map(({from, to}) => by(swapped(file.path, from, to)));
    return {
      steps: [
        ...[...proofs(facts, swaps), by(privateCopy(file.path, copy))].map((step): DraftStep => ({step, apart: true})),
        ...[...edits, reload, ...(forget === null ? [] : [forget]), again].map((step) => ({step})),
      ],
      undo: [by(withMode(file.mode, copy)), by(movedOver('puts the unit from before in its place', copy, file.path)), reload],
      effect: `has ${nameOf(unit)} start ${swaps.map(({to}) => to).join(' and ')}; every other line and its drop-ins stay; then ${again.effect}`,
      touches: [file.path, nameOf(unit)],
      word: 'repoint',
      verifyMs: startMs,
      preview: edited(file, before, swaps),
      changes: [file.path],
      packs: true,
      arms: true,
    };
  },
  wrongNow(facts, findings, finding) {
    const file = swapIn(facts, finding)?.file;
    return (file === undefined ? 'what the unit starts could not be seen' : madeElsewhere(file)) ?? notBeforeTheCause(findings, finding);
  },
};

interface Swap {
  readonly from: string;
  readonly to: string;
  /** Which of the two words of the command it is. */
  readonly is: 'entry' | 'node';
}

/** The line of the unit and the words in it that are to be others; null where the words stand in no line of the unit itself. */
function swapIn(facts: Facts, {code}: Finding): {readonly file: UnitFile; readonly before: string; readonly swaps: readonly Swap[]} | null {
  const [file, ...dropIns] = unitFilesOf(facts);
  const before = (file?.settings ?? []).find((line) => line.startsWith(execStart));
  if (
    file === undefined ||
    before === undefined ||
    dropIns.some(({settings}) => (settings ?? []).some((line) => line.startsWith(execStart)))
  )
    return null;
  const swaps = wantedSwaps(facts, code).flatMap(({from, to, is}): readonly Swap[] => {
    const written = [from, from.replace(`${facts.gateway.user.home}/`, '%h/')].find((text) => standsIn(before, text));
    return written === undefined || !isPlain(written) || !isPlain(to) ? [] : [{from: written, to, is}];
  });
  return swaps.length === 0 ? null : {file, before, swaps};
}

const execStart = 'Service.ExecStart=';

function wantedSwaps({readings: {install}, gateway}: Facts, code: string): readonly Swap[] {
  if (install?.seen !== true || install.value.unit === null) return [];
  const {unit, running, cli} = install.value;
  const entry = cli.seen ? cli.value.entry : null;
  const ofEntry =
    code === 'entry-missing' && unit.entry !== null && entry !== null && unit.entry !== entry
      ? [{from: unit.entry, to: entry, is: 'entry' as const}]
      : [];
  const wrongNode = code === 'node-mismatch' || unit.node.exists === false;
  const node = wrongNode ? presentNode(unit, running, gateway.cliPath) : null;
  return [...(node === null ? [] : [{from: unit.node.path, to: node, is: 'node' as const}]), ...ofEntry];
}

/** The one under which a gateway runs now, else the one beside the command, where version managers put it. */
function presentNode({node}: EntryFacts, running: EntryFacts | null, cliPath: string | null): string | null {
  const known = running?.node.exists === true ? running.node.path : null;
  const beside = cliPath === null ? null : `${cliPath.slice(0, cliPath.lastIndexOf('/'))}/node`;
  return [known, beside].find((one) => one !== null && one !== node.path) ?? null;
}

/** As a word of its own, and nowhere before it as a part of another one. */
function standsIn(line: string, word: string): boolean {
  const at = line.indexOf(word);
  return at > 0 && /[\s"'=]/.test(line[at - 1] ?? '') && /^(?:[\s"']|$)/.test(line.slice(at + word.length));
}

/** Neither sed nor the manager reads anything but a path in it. */
function isPlain(text: string): boolean {
  return /^(?:%h)?\/[\w./@+-]+$/.test(text);
}

/** That what it will start can be started: where it cannot, nothing has been changed yet. */
function proofs(facts: Facts, swaps: readonly Swap[]): readonly CommandStep[] {
  return swaps.map(({to, is}) =>
    asOwner(
      facts,
      is === 'node'
        ? lookFor('says which Node that is')`${path(to)} --version`
        : lookFor('says that the entry file is there')`stat ${path(to)}`,
    ),
  );
}

function swapped(file: string, from: string, to: string): CommandStep {
  const script = `/^ExecStart=/s|${from.replaceAll('.', '\\.')}|${to}|`;
  return change({effect: `puts ${to} in the place of ${from} in ExecStart=`, word: 'repoint'})`sed -i ${value(script)} ${path(file)}`;
}

function edited({path: name}: UnitFile, before: string, swaps: readonly Swap[]): readonly string[] {
  const plain = before.slice('Service.'.length);
  const after = swaps.reduce((line, {from, to}) => line.replace(from, to), plain);
  return [`--- ${name}`, `+++ ${name}`, '@@ ExecStart @@', `-${plain}`, `+${after}`];
}
