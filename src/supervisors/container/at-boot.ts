import type {Host, ServiceRun} from '../../model/index.ts';
import {ask} from '../../probes/gather/ask.ts';
import {remembered} from '../../probes/gather/memory.ts';
import type {Engine} from './helpers.ts';

/** What brings containers back after a boot: docker's daemon by itself, podman's by a unit that does nothing else. */
const units: Readonly<Record<Engine, string>> = {docker: 'docker.service', podman: 'podman-restart.service'};
const ageMs = 60_000;

/**
 * Whether the machine's own engine brings its containers back at a boot; absent where that cannot be told: no systemd, another name, an
 * engine of a user. A socket that is enabled starts the daemon only when somebody asks it for something.
 */
export async function broughtBackBy(host: Host, engine: Engine, isMachines: boolean): Promise<Pick<ServiceRun, 'broughtBack'>> {
  if (!isMachines || host.platform.os !== 'linux') return {};
  const name = units[engine];
  const argv = ['systemctl', 'show', name, '--property=LoadState,UnitFileState,WantedBy,RequiredBy'];
  const ran = await remembered(host, `at boot ${name}`, ageMs, () => ask(host, argv));
  if (!ran.seen || ran.value.exit !== 0) return {};
  const said = new Map(
    ran.value.stdout.text.split('\n').map((line) => [line.split('=')[0] ?? '', line.slice(line.indexOf('=') + 1).trim()]),
  );
  if (said.get('LoadState') !== 'loaded' || said.get('UnitFileState') === 'generated') return {};
  return {broughtBack: {unit: name, atBoot: said.get('WantedBy') !== '' || said.get('RequiredBy') !== ''}};
}
