import {randomBytes} from 'node:crypto';
import type {Capability, Readings} from '../../model/index.ts';
import {claimOfVariable} from '../../openclaw/capability-names.ts';
import {slowness} from '../../openclaw/slowness.ts';
import {lookAtAll, probes, take} from '../../probes/index.ts';
import type {Subject} from '../config/subject.ts';
import {type Answer, ask} from './door.ts';
import type {HeldValue} from './read-values.ts';

/** How a rotation ended, and what says so. */
export interface Proof {
  readonly is: 'proved' | 'not proved' | 'not taken' | 'old still opens';
  readonly lines: readonly string[];
}

/** Ready after 9 to 16 s on two cores, 84 s where eight processes want them. */
const readyLimitMs = 180_000;
const everyMs = 1_000;

/** Waits until the gateway that was started anew serves; null = it does, else why not. */
export async function waitUntilReady({host, gateway, readings}: Subject): Promise<string | null> {
  const until = host.clock.now() + readyLimitMs * Math.max(1, slowness(readings));
  for (;;) {
    const http = await take(probes.http, host, gateway, {readings, deep: false});
    if (http.seen && http.value.healthz.seen && http.value.healthz.value.openclaw && http.value.ready?.ready !== false) return null;
    if (host.clock.now() >= until) return 'the gateway did not come back in time';
    await host.clock.sleep(everyMs);
  }
}

/** Before anything is changed: which of the values that are held opens the gateway now, so that the same question means something afterwards. */
export async function opensNow(subject: Subject, held: readonly HeldValue[]): Promise<boolean> {
  for (const value of new Set(held.map((one) => one.value))) if ((await ask(subject, value)).is === 'opens') return true;
  return false;
}

/** The new value has to open the gateway, one that nobody has must not, and none of the old ones may any more. */
export async function proveByDoor(subject: Subject, value: string, old: readonly HeldValue[], opened: boolean): Promise<Proof> {
  const fresh = await ask(subject, value);
  if (fresh.is === 'refused')
    return opened
      ? {is: 'not taken', lines: ['✖ the running gateway refuses the new value: another place still wins over the one that was written']}
      : {
          is: 'not proved',
          lines: ['? the gateway refuses the new value, and refused what was there before too: look at gateway.auth.mode'],
        };
  if (fresh.is === 'unknown') return {is: 'not proved', lines: [`? whether the new value opens the gateway is not known: ${fresh.why}`]};
  const chance = await ask(subject, randomBytes(24).toString('hex'));
  if (chance.is === 'opens')
    return {
      is: 'old still opens',
      lines: [
        '✖ THE GATEWAY OPENS TO A VALUE THAT NOBODY HAS: it asks nobody for a credential, so the old value opens it as well',
        '  next: set gateway.auth.mode to token or password, as "rungs config check" says, and close its port to others until then',
      ],
    };
  if (chance.is === 'unknown')
    return {is: 'not proved', lines: [`? the new value opens the gateway; what it refuses is not known: ${chance.why}`]};
  return refusesOld(subject, old);
}

async function refusesOld(subject: Subject, old: readonly HeldValue[]): Promise<Proof> {
  const lines = ['✔ the new value opens the gateway, and one that nobody has does not'];
  const answers: Answer[] = [];
  for (const value of new Set(old.map((one) => one.value))) answers.push(await ask(subject, value));
  const open = answers.filter(({is}) => is === 'opens').length;
  if (open > 0)
    return {
      is: 'old still opens',
      lines: [
        ...lines,
        `✖ THE OLD VALUE STILL OPENS THE GATEWAY (${open} of ${answers.length} that were in use): the leak is not closed`,
        '  next: set gateway.auth.mode to the one kind that is meant, look with "rungs secrets" which place has it, and rotate that one as well; until then',
        '  let nobody reach the port: "rungs config set gateway.bind loopback"',
      ],
    };
  const unknown = answers.find((one) => one.is === 'unknown');
  if (unknown?.is === 'unknown')
    return {is: 'not proved', lines: [...lines, `? whether the old value is refused is not known: ${unknown.why}`]};
  if (answers.length === 0) return {is: 'not proved', lines: [...lines, '? no old value was held here, so none could be tried']};
  return {
    is: 'proved',
    lines: [
      ...lines,
      answers.length === 1 ? '✔ the old value is refused' : `✔ all ${answers.length} old values that were held here are refused`,
    ],
  };
}

/** Of a credential that somebody else takes or refuses only a live check of what it serves says that the new one works. */
export async function proveByCheck(subject: Subject, name: string): Promise<Proof> {
  const readings = await lookAtAll(probes, subject.host, subject.gateway, true);
  const served = servedBy(name, readings);
  const only = [
    '? whether the old value is refused only its vendor can say: Rungs does not ask him with it, and claims nothing',
    "  next: revoke the old value at the vendor's own page or bot (a model provider's console, @BotFather, the app's settings), and see there that it is gone",
  ];
  if (served === null) return {is: 'not proved', lines: [`? no check of a capability names ${name}; use it once`, ...only]};
  const said = `${served.kind} ${served.name}: ${served.state}, ${served.detail}`;
  return served.state === 'working'
    ? {is: 'proved', lines: [`✔ the new value works: ${said}`, ...only]}
    : {is: 'not proved', lines: [`${served.state === 'failed' ? '✖' : '?'} that the new value works is not proved: ${said}`, ...only]};
}

function servedBy(name: string, {capabilities}: Readings): Capability | null {
  const claim = claimOfVariable(name) ?? claimOfPlace(name);
  if (claim === null || capabilities?.seen !== true) return null;
  return (
    capabilities.value.capabilities.find((one) => one.kind === claim.kind && one.name.toLowerCase() === claim.name.toLowerCase()) ?? null
  );
}

function claimOfPlace(name: string): {readonly kind: Capability['kind']; readonly name: string} | null {
  const [, section = '', own = ''] = /^(channels|models\.providers)\.([^.]+)\./.exec(name) ?? [];
  if (own === '') return null;
  return {kind: section === 'channels' ? 'channel' : 'provider', name: own};
}
