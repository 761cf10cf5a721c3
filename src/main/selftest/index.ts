import {mkdirSync, mkdtempSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {loadDrill, startDrill} from '../../drill/index.ts';
import {sessionsFolder} from '../../journal/index.ts';
import type {Host} from '../../model/index.ts';
import {thisMachine} from '../open-gateway.ts';
import {leaksIn, lineOfPlace, rateOf} from './leaks.ts';
import {onOwnHost} from './own-host.ts';
import {planting} from './planting.ts';
import {hiddenSentinels, sentinels} from './sentinels.ts';
import {tryOn} from './trial.ts';

/**
 * Plants secrets of every kind on a drill host, and values of the shape of this host's own where those stand, walks the ladder, and searches
 * everything that was kept or shown for them.
 */
export async function selftest(out: string | undefined): Promise<number> {
  mkdirSync(sessionsFolder(out), {recursive: true, mode: 0o700});
  const base = mkdtempSync(join(sessionsFolder(out), 'selftest-'));
  try {
    const drilled = await onDrillHost(join(base, 'drill'));
    const own = await onOwnHost(thisMachine(), join(base, 'own'));
    say([...drilled.lines, '', ...own.lines, '', notPlanted]);
    return drilled.good && own.leaks === 0 ? 0 : 70;
  } finally {
    rmSync(base, {recursive: true, force: true});
  }
}

function say(lines: readonly string[]): void {
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
}

async function onDrillHost(base: string): Promise<{readonly lines: readonly string[]; readonly good: boolean}> {
  const known = sentinels();
  // Never written where secrets are kept, so that only its shape betrays it.
  const strange = sentinels().filter((one) => one.shapeless !== true);
  const hidden = hiddenSentinels();
  const planted = [...known, ...strange, ...hidden];
  const running = await startDrill(loadDrill('hard-coded-path'), 1, {
    now: () => Date.now(),
    sleep: (ms) => new Promise((done) => setTimeout(done, Math.min(ms, 50))),
  });
  await stopGateway(running.host);
  const {places, cleaner} = await tryOn({
    host: planting(running.host, {known, strange, hidden}),
    facts: {kind: 'drill', os: 'linux'},
    typed: [...known, ...strange].map(({value}) => value),
    all: planted.map(({value}) => value),
    base,
  });
  const found = leaksIn(places, planted);
  const leaks = [...found.values()].flat().length;
  const marks = cleaner.ledger().reduce((sum, one) => sum + one.count, 0);
  return {
    lines: [
      ...Object.entries(places).map(([place, text]) => lineOfPlace(place, text, found.get(place) ?? [])),
      `${planted.length} secrets planted on the host of a drill, ${marks} places marked, ${leaks} leaked`,
      rateOf(places, planted, found),
    ],
    good: leaks === 0 && marks >= planted.length,
  };
}

/** What runs can be asked for its environment; only what is down shows whether the files were read. */
async function stopGateway(host: Host): Promise<void> {
  const stopped = await host.run({argv: ['systemctl', '--user', 'stop', 'openclaw-gateway.service'], limitMs: 60_000, keepBytes: 1000});
  if (!stopped.seen || stopped.value.exit !== 0) throw new Error('the gateway of the self-test could not be stopped');
}

/** So that nobody takes the rate for more than it is. */
const notPlanted = `not planted, because nothing would find them: a value that stands in no source that is learnt, under no name that says what it is and in
no known form; a word that logs use all the time as a password; names and places in what people write to each other.`;
