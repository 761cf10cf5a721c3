import type {CommandStep, Facts} from '../model/index.ts';
import {change, path, value} from '../steps/index.ts';
import {asOwner, wordsFor} from '../supervisors/index.ts';
import type {Act} from './act.ts';
import {besideOf, movedOver, privateCopy, withMode} from './files.ts';
import {commandOf, nameOf, notBeforeTheCause, startMs, unitOf} from './shared.ts';

/** Puts back the last good copy of the configuration, by the gate of `rungs config restore`: it asks OpenClaw, and takes back what the gateway refuses. */
export const restoreConfig: Act = {
  name: 'restore-config',
  title: 'Put back the last good copy of the configuration',
  mends: ['config-broken', 'config-missing', 'config-rejected'],
  draft(facts) {
    const {readings, gateway} = facts;
    const config = readings.config?.seen === true ? readings.config.value : null;
    const copy = config === null ? null : lastGood(config.path, config.remains);
    if (config === null || copy === null || config.path !== gateway.configPath || !isPlain(copy)) return null;
    // Where something else lies in its place a copy would go into it, and not over it.
    if (config.state === 'unreadable') return null;
    const unit = unitOf(facts);
    const words = wordsFor(facts);
    const failed = unit?.active === 'failed';
    const forget = failed ? commandOf(words.resetFailed(facts, unit)) : null;
    const again = failed ? commandOf(words.start(facts, unit)) : null;
    // As its owner: of several gateways only his are found, and the file stays his.
    const put = asOwner(
      facts,
      change({
        effect: `puts ${copy} in its place through the gate`,
        word: 'restore',
      })`rungs config restore ${path(copy)} --typed restore --profile ${value(gateway.profile)}`,
    );
    const kept = keptBefore(facts, config.facts, config.path);
    return {
      steps: [
        ...(kept === null ? [] : [{step: kept.keep, apart: true as const}]),
        ...[put, forget ?? [], again ?? []].flat().map((step) => ({step})),
      ],
      undo: kept?.back ?? [],
      effect:
        `puts ${copy} in the place of ${config.path}: OpenClaw is asked first, the difference is shown without secrets, and what the ` +
        `gateway refuses is taken back${again === null ? '' : `; then ${again.effect}`}`,
      touches: [config.path, ...(again === null || unit === null ? [] : [nameOf(unit)])],
      word: 'restore',
      verifyMs: again === null ? 60_000 : startMs,
      changes: config.state === 'missing' ? [] : [config.path],
      packs: true,
    };
  },
  wrongNow: (_, findings, finding) => notBeforeTheCause(findings, finding),
};

/** The last with which a gateway ran, else the one that was written over last. */
function lastGood(file: string, remains: readonly string[]): string | null {
  const folder = file.slice(0, file.lastIndexOf('/'));
  const paths = remains.map((name) => (name.startsWith('/') ? name : `${folder}/${name}`));
  const before = paths.filter((one) => one.startsWith(`${file}.before-`)).toSorted();
  return ['.last-good', '.bak', '.bak.1'].map((end) => `${file}${end}`).find((one) => paths.includes(one)) ?? before.at(-1) ?? null;
}

function isPlain(text: string): boolean {
  return /^\/[\w./@+ -]+$/.test(text);
}

/** What is there now, however broken, and how it comes back; null where nothing is there, or a link leads to it. */
function keptBefore(
  facts: Facts,
  file: {readonly kind: string; readonly mode: number; readonly modifiedAt: number} | null,
  at: string,
): {readonly keep: CommandStep; readonly back: readonly CommandStep[]} | null {
  if (file === null || file.kind !== 'file') return null;
  const copy = besideOf(at, 'before', file.modifiedAt);
  const by = (step: CommandStep): CommandStep => asOwner(facts, step);
  return {
    keep: by(privateCopy(at, copy)),
    back: [by(withMode(file.mode, copy)), by(movedOver('puts the text from before in its place', copy, at))],
  };
}
