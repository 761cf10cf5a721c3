import type {Gateway, Host, Look, Readings, ServiceRun, UnitRow, UnitValue} from '../../model/index.ts';
import {justNowMs} from '../../probes/gather/gateways-running.ts';
import {orNull, seen} from '../../probes/gather/unseen.ts';
import {loadedUnit} from '../chosen.ts';
import {mainService} from '../owner.ts';
import {type Declared, declaredIn} from './compose-file.ts';
import {containersLately} from './engines.ts';
import type {Inspected} from './inspected.ts';

/** The container beside its compose file: what runs, and what would be made now. Null where no file of this host tells. */
export async function containerDefinition(host: Host, gateway: Gateway, readings: Readings): Promise<Look<UnitValue> | null> {
  const service = readings.supervisor?.seen === true ? mainService(readings.supervisor.value) : null;
  const madeBy = service?.by === 'container' ? (service.run?.madeBy ?? null) : null;
  if (service === null || service.by !== 'container' || loadedUnit(readings) !== null) return null;
  const {found} = await containersLately(host, gateway, justNowMs);
  const whole = found.find(({engine, listed}) => listed.name === service.name && engine === service.scope)?.whole ?? null;
  if (whole === null) return null;
  const files = madeBy?.is === 'stack' ? madeBy.files : [];
  const texts = await Promise.all(files.map(async (path) => ({path, file: await host.read(path, {bytesMax})})));
  // A file over another one counts more: where one of them cannot be read, what it changes is not known.
  const told = texts.every(({file}) => file.seen) && madeBy?.is === 'stack';
  const declared = told
    ? declaredIn(
        texts.flatMap(({file}) => (file.seen ? [file.value.text] : [])),
        madeBy.service,
      )
    : null;
  return seen<UnitValue>({
    scope: null,
    files: await Promise.all(files.map(async (path) => ({path, mode: orNull(await host.stat(path))?.mode ?? null}))),
    rows: rowsOf(whole, declared),
    templateOf: null,
  });
}

const bytesMax = 256 * 1024;

export function rowsOf(whole: Inspected, declared: Declared | null): readonly UnitRow[] {
  const running = runningOf(whole);
  return [...new Set([...running.keys(), ...(declared?.keys() ?? [])])].flatMap((key): readonly UnitRow[] => {
    const loaded = running.get(key) ?? null;
    const disk = declared?.get(key) ?? null;
    // What the file leaves to the environment or to the image is whatever it is.
    const open = disk === null || disk.includes('$');
    const differs = open || disk === loaded ? 'no' : 'disk';
    if (!key.startsWith('environment.')) return [{key, loaded, disk, wanted: null, differs}];
    // Variables of the image stand in no file. No value is shown: what a file sets has not been learnt as a secret.
    if (declared !== null && disk === null) return [];
    return [
      {
        key,
        loaded: loaded === null ? null : 'set',
        disk: disk === null ? null : differs === 'no' || loaded === null ? 'set' : 'another value',
        wanted: null,
        differs,
      },
    ];
  });
}

function runningOf(whole: Inspected): ReadonlyMap<string, string> {
  const {run} = whole;
  return new Map([
    ['image', run.image],
    ['command', whole.command.join(' ')],
    ['restart', run.restartPolicy === '' ? 'no' : run.restartPolicy],
    ['ports', portsText(run.published)],
    [
      'volumes',
      run.mounts
        .map(({from, to}) => `${from}:${to}`)
        .toSorted()
        .join(' '),
    ],
    ...whole.environment.map(([name, value]) => [`environment.${name}`, value] as const),
  ]);
}

export function portsText(published: ServiceRun['published']): string {
  return [...new Set(published.map(({address, port, inside}) => `${address === '::' ? '0.0.0.0' : address}:${port}:${inside}`))]
    .toSorted()
    .join(' ');
}
