import type {Dialled, HttpAnswer, Look, ReadingValues} from '../model/index.ts';
import {seen} from './gather/unseen.ts';
import {parseHealthz, parseReadyz, parseStartupz} from './parse/health.ts';
import type {Known, Probe} from './probe.ts';

/** A healthy gateway answers in 3 ms; one that is silent for this long is frozen or blocked. */
const limitMs = 2_000;

/** /readyz with every optional part has some 1,500 bytes. */
const bytesMax = 64 * 1024;

/** The gateway's three probe pages. They need no credential and leave no trace. */
export const http: Probe<'http'> = {
  name: 'http',
  everyMs: 3_000,
  after: ['ports'],
  async look(host, {port}, known) {
    const address = addressOf(known, port);
    const plain = (path: string): Promise<Look<Dialled>> => host.dial({what: 'http', host: address, port, path, limitMs, bytesMax});
    const secure = (path: string): Promise<Look<Dialled>> =>
      host.dial({what: 'http', host: address, port, path, limitMs, bytesMax, secure: true});
    const first = await plain('/healthz');
    // A listener that speaks TLS cuts off whoever does not; where it answers neither way, what was said first counts.
    const second = !first.seen && first.why === 'garbled' ? await secure('/healthz') : first;
    const [health, get] = second.seen ? [second, first.seen ? plain : secure] : [first, plain];
    const healthz = answerOf(health, (body) => parseHealthz(body));
    // Where the first page is refused or silent the others would be too, each after the whole limit.
    if (!health.seen) return seen<ReadingValues['http']>({address, port, healthz, readyz: health, startupz: health, ready: null});
    const [ready, startup] = await Promise.all([get('/readyz'), get('/startupz')]);
    return seen<ReadingValues['http']>({
      address,
      port,
      healthz,
      readyz: answerOf(ready, (body) => parseReadyz(body) !== null),
      // Releases before 2026.8 have no such page and answer with their web interface.
      startupz: answerOf(startup, (body) => parseStartupz(body) !== null),
      ready: readyFacts(ready, startup),
      ...(health.value.certificate === undefined ? {} : {certificate: health.value.certificate}),
    });
  },
};

/** The loopback address, unless the gateway was seen to listen on others only. */
function addressOf(known: Known, port: number): string {
  const ports = known.readings.ports;
  const addresses = ports?.seen ? (ports.value.ports.find((one) => one.port === port)?.listeners.map((one) => one.address) ?? []) : [];
  if (addresses.length === 0 || addresses.some((one) => one === '0.0.0.0' || one === '::' || one.startsWith('127.'))) return '127.0.0.1';
  return addresses[0] ?? '127.0.0.1';
}

function answerOf(look: Look<Dialled>, openclaw: (body: string) => boolean): Look<HttpAnswer> {
  if (!look.seen) return look;
  const {status, tookMs, body} = look.value;
  return seen({status: status ?? 0, tookMs, openclaw: openclaw(body ?? ''), body: (body ?? '').slice(0, 200)});
}

function readyFacts(ready: Look<Dialled>, startup: Look<Dialled>): ReadingValues['http']['ready'] {
  const facts = ready.seen ? parseReadyz(ready.value.body ?? '') : null;
  if (facts === null) return null;
  const said = startup.seen ? parseStartupz(startup.value.body ?? '') : null;
  return {...facts, startup: said?.status ?? null, pendingReason: said?.pendingReason ?? null, version: said?.version ?? null};
}
