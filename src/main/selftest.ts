import {mkdirSync, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {loadDrill, startDrill} from '../drill/index.ts';
import {type Cleaner, recorded} from '../host/index.ts';
import {hold, sessionsFolder} from '../journal/index.ts';
import type {Event, Host} from '../model/index.ts';
import {loadRunbook} from '../runbook/load.ts';
import {confirm} from '../session/gate/index.ts';
import {clipboardSequence} from '../terminal/index.ts';
import {describeBug} from './bug.ts';
import {enter} from './open-gateway.ts';
import {planting} from './planting.ts';
import {formsOf, hiddenSentinels, type Sentinel, sentinels} from './sentinels.ts';
import {version} from './version.ts';
import {startWalking} from './walking.ts';

/** Plants secrets of every kind on a drill host, walks the ladder, and searches everything that was kept or shown for them. */
export async function selftest(out: string | undefined): Promise<number> {
  const known = sentinels();
  // Never written where secrets are kept, so that only its shape betrays it.
  const strange = sentinels().filter((one) => one.shapeless !== true);
  const hidden = hiddenSentinels();
  const planted = [...known, ...strange, ...hidden];
  const base = sessionsFolder(out);
  mkdirSync(base, {recursive: true, mode: 0o700});
  const folder = mkdtempSync(join(base, 'selftest-'));
  const held = hold(folder, {pid: process.pid, who: 'selftest'});
  if ('heldBy' in held) throw new Error('a folder that was just made is held by somebody');
  const running = await startDrill(loadDrill('hard-coded-path'), 1, {
    now: () => Date.now(),
    sleep: (ms) => new Promise((done) => setTimeout(done, Math.min(ms, 50))),
  });
  await stopGateway(running.host);
  const tape: string[] = [];
  // As every console does before anything of the host is shown.
  const {cleaner, gateways, host: entered, markKey} = await enter(planting(running.host, {known, strange, hidden}), {find: {}});
  const host = recorded(entered, cleaner, (line) => tape.push(line));
  const gateway = gateways[0];
  const loaded = await loadRunbook('ladder', async () => ({seen: false, why: 'missing', detail: ''}));
  if (gateway === undefined || !loaded.ok) throw new Error('the drill host of the self-test has no gateway');
  const walking = startWalking({
    host,
    folder,
    held,
    cleaner,
    markKey,
    start: {
      how: 'new',
      id: 'selftest',
      version,
      host: {name: host.name, kind: 'drill', os: 'linux', user: gateway.user.name},
      responder: 'selftest',
      gateway,
      runbook: loaded.runbook,
    },
  });
  await walking.loop.firstLook;
  await walking.loop.idle();
  const typed = walking.loop.ask({
    kind: 'own',
    argv: ['cat', `${gateway.stateDir}/.env`, ...[...known, ...strange].map((one) => `--token=${one.value}`)],
  });
  const admission = typed.is === 'arm' ? confirm(typed.arming, typed.arming.word) : null;
  if (admission !== null) void walking.loop.run(admission);
  await walking.loop.idle();
  const note: Event = {
    type: 'noted',
    at: host.clock.now(),
    rung: 'status',
    text: cleaner.clean(`the key is ${planted[0]!.value}`, 'responder'),
  };
  walking.dispatch(note);
  walking.close('self-test');
  const ticket = readFileSync(join(folder, 'ticket.md'), 'utf8');
  const places: Readonly<Record<string, string>> = {
    journal: readFileSync(join(folder, 'journal.jsonl'), 'utf8'),
    ticket,
    recording: tape.join('\n'),
    frames: (await import('./selftest-frames.tsx')).everyFrame(walking.session(), ticket),
    clipboard: Buffer.from(clipboardSequence(ticket, {}).bytes.slice(7), 'base64').toString(),
    'crash report': await describeBug(new Error(planted.map((one) => one.value).join(' '))),
  };
  rmSync(folder, {recursive: true, force: true});
  return report(places, planted, cleaner);
}

/** What runs can be asked for its environment; only what is down shows whether the files were read. */
async function stopGateway(host: Host): Promise<void> {
  const stopped = await host.run({argv: ['systemctl', '--user', 'stop', 'openclaw-gateway.service'], limitMs: 60_000, keepBytes: 1000});
  if (!stopped.seen || stopped.value.exit !== 0) throw new Error('the gateway of the self-test could not be stopped');
}

function report(places: Readonly<Record<string, string>>, planted: readonly Sentinel[], cleaner: Cleaner): number {
  let leaks = 0;
  for (const [place, text] of Object.entries(places)) {
    const leaked = planted.filter((one) => formsOf(one).some((form) => text.includes(form)));
    leaks += leaked.length;
    process.stdout.write(
      `${place.padEnd(13)} ${String(text.length).padStart(8)} characters, ${leaked.length === 0 ? 'no secret' : `leaked: ${leaked.map((one) => one.kind).join(', ')}`}\n`,
    );
  }
  const marks = cleaner.ledger().reduce((sum, one) => sum + one.count, 0);
  process.stdout.write(`${planted.length} secrets planted, ${marks} places marked, ${leaks} leaked\n`);
  return leaks === 0 && marks >= planted.length ? 0 : 70;
}
