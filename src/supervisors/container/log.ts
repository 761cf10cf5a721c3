import type {Gateway, Host, Look} from '../../model/index.ts';
import {ask} from '../../probes/gather/ask.ts';
import {isKnownHealthy} from '../../probes/gather/known-healthy.ts';
import {remembered} from '../../probes/gather/memory.ts';
import {seen, unseen} from '../../probes/gather/unseen.ts';
import type {Known} from '../../probes/probe.ts';
import {mainService} from '../owner.ts';
import type {LogEntry, LogSource} from '../supervisor.ts';
import {askedAs} from './engines.ts';
import type {Engine} from './helpers.ts';

/** As much as of a unit's journal. */
const linesMax = 400;
const keepBytes = 1024 * 1024;
const limitMs = 5_000;
const peacefulAgeMs = 30_000;

/** What the container's processes wrote, which only its engine keeps. */
export async function containerLog(host: Host, gateway: Gateway, known: Known): Promise<readonly LogSource[]> {
  const {supervisor} = known.readings;
  const service = supervisor?.seen === true ? mainService(supervisor.value) : null;
  if (service?.by !== 'container' || (service.scope !== 'docker' && service.scope !== 'podman')) return [];
  const {scope, name} = service;
  const ageMs = isKnownHealthy(known) ? peacefulAgeMs : 0;
  const look = await remembered(host, `log of ${scope} ${name}`, ageMs, () => linesOf(host, gateway, scope, name));
  return [{name: `${scope} logs`, look}];
}

async function linesOf(host: Host, gateway: Gateway, engine: Engine, name: string): Promise<Look<readonly LogEntry[]>> {
  const argv = [engine, 'logs', '--timestamps', '--tail', String(linesMax), name];
  const ran = await ask(host, argv, {...(await askedAs(host, engine, gateway)), limitMs, keepBytes});
  if (!ran.seen) return ran;
  const {exit, stdout, stderr} = ran.value;
  const entries = [...stdout.text.split('\n'), ...stderr.text.split('\n')].flatMap((line) => parseContainerLine(line) ?? []);
  if (exit === 0 || entries.length > 0) return seen(entries.toSorted((a, b) => a.line.at - b.line.at));
  return unseen(
    'garbled',
    `${engine} logs ended with exit ${exit} and said: ${stderr.text.trim().split('\n').at(-1)?.slice(0, 300) ?? ''}`,
  );
}

/** `2026-11-25T16:31:50.065789640Z text`; null for every other line. */
export function parseContainerLine(raw: string): LogEntry | null {
  const [, stamp = '', said = ''] = /^(\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)) (.*)$/.exec(raw) ?? [];
  const at = Date.parse(stamp);
  if (!Number.isFinite(at)) return null;
  const text = said.replaceAll(colours, '').replace(ownStamp, '').slice(0, charsMax);
  return {line: {at, from: 'gateway', pid: null, text}, exit: null, restart: null, start: null};
}

/** What is left of a colour once its escape has been taken out, and the escape itself. */
const colours = /\u{1b}?\[\d{1,3}(?:;\d{1,3})*m/gu;
const ownStamp = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}(?:Z|[+-]\d{2}:\d{2}) /;
const charsMax = 2_000;
