import {join} from 'node:path';
import {filesOf, placesThatDiffer, whole} from '../../config/index.ts';
import {hashOf, readAs, readKept} from '../../host/index.ts';
import {parseConfig} from '../../probes/parse/config.ts';
import {jsonMembers} from '../../probes/parse/json.ts';
import type {Subject} from './subject.ts';
import type {Wish} from './wish.ts';

/**
 * What is known before a write about a running gateway that will say nothing of it: it compares values and not texts, and of equal ones it has
 * no word.
 */
export interface Quiet {
  /** No value is another one than in the text from before. */
  readonly same: boolean;
  /** It is the text that OpenClaw read last without a mistake, whatever was written since. */
  readonly known: boolean;
}

export function quietFor(subject: Subject, wish: Wish): Quiet {
  const main = wish.at === subject.gateway.configPath;
  return {same: sameValues(subject, wish), known: main && lastKnownGood(subject)?.hash === hashOf(wish.text)};
}

/**
 * Whether the gateway has taken the present text for a good one since then. 2026.9.6 keeps a copy of all that it took, also where it found
 * nothing in it to reload; 2026.4.14 notes its hash, which says that only of a text that it knew before.
 */
export function tookAsGood(subject: Subject, since: number, known: boolean): boolean {
  const {configPath, user} = subject.gateway;
  const text = readAs(configPath, user);
  if (typeof text !== 'string') return false;
  const kept = readKept(`${configPath}.last-good`, user);
  if (!('problem' in kept) && kept.at >= since - tickMs && kept.text === text) return true;
  const noted = known ? lastKnownGood(subject) : null;
  return noted !== null && noted.hash === hashOf(text) && noted.at >= since;
}

/** The times of files come from a clock that may stand still for as long. */
const tickMs = 20;

/** The whole configuration with the one text and with the other. */
function sameValues({gateway}: Subject, {at, text, original, fresh}: Wish): boolean {
  if (fresh === true) return false;
  const [before, after] = [original.text, text].map((own) => {
    const read = (path: string): string | null => {
      const found = path === at ? own : readAs(path, gateway.user);
      return typeof found === 'string' ? found : null;
    };
    const texts = filesOf(gateway.configPath, read);
    return {texts, value: whole(gateway.configPath, texts)};
  });
  if (before === undefined || after === undefined) return false;
  const broken = [...before.texts, ...after.texts].some(([, one]) => !parseConfig(one).ok);
  return !broken && placesThatDiffer(before.value, after.value).length === 0;
}

/** What 2026.4.14 notes of the last text that it could use; a broken one between changes nothing about it. */
function lastKnownGood({gateway}: Subject): {readonly hash: string; readonly at: number} | null {
  const text = readAs(join(gateway.stateDir, 'logs/config-health.json'), gateway.user);
  if (typeof text !== 'string') return null;
  const entry = members(members(jsonMembers(text)?.['entries'])?.[gateway.configPath]);
  const good = members(entry?.['lastKnownGood']);
  const [hash, at] = [good?.['hash'], Date.parse(String(good?.['observedAt'] ?? ''))];
  return typeof hash === 'string' && !Number.isNaN(at) ? {hash, at} : null;
}

function members(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : null;
}
