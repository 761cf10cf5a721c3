import type {FleetHost} from '../../../fleet/index.ts';
import {type FleetLooking, lookAtHost} from '../look-at-host.ts';
import {manyAtOnce} from '../many-at-once.ts';
import type {EngineName, Fanning, OnRows} from './fanning.ts';

/** Looks at all of them and says of each as soon as it is known; no host is left without a row. */
export async function lookAtHosts(hosts: readonly FleetHost[], looking: FleetLooking, fanning: Fanning, onRows: OnRows): Promise<void> {
  const live = hosts.filter(({recording}) => recording === null);
  await Promise.all([live.length === 0 ? null : lookAtLive(live, looking, fanning, onRows), lookAtKept(hosts, looking, onRows)]);
}

async function lookAtLive(hosts: readonly FleetHost[], looking: FleetLooking, fanning: Fanning, onRows: OnRows): Promise<void> {
  if (fanning.engine === 'clush') return (await import('./clush.ts')).lookByClush(hosts, looking, fanning, onRows);
  if (fanning.engine === 'ansible') return (await import('./ansible.ts')).lookByAnsible(hosts, looking, fanning, onRows);
  await manyAtOnce(hosts, fanning.atOnce, async (host) => onRows(host, await lookAtHost(host, looking)));
}

/** One after another, with room between them for keys and frames. */
async function lookAtKept(hosts: readonly FleetHost[], looking: FleetLooking, onRows: OnRows): Promise<void> {
  const {lookAtRecording} = await import('../recordings.ts');
  for (const host of hosts) {
    if (host.recording === null) continue;
    onRows(host, await lookAtRecording(host, host.recording, looking));
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Why this engine cannot be used here; null where it can. */
export async function whyNoEngine(engine: EngineName): Promise<string | null> {
  if (engine === 'ssh') return null;
  const {askProgram} = await import('../ask-program.ts');
  const [program, packaged] = engine === 'clush' ? ['clush', 'clustershell'] : ['ansible', 'ansible-core'];
  const told = await askProgram(program, ['--version']);
  if (told.is === 'missing')
    return `--engine ${engine} needs the command ${program}, which is not here: install ${packaged}, or leave out --engine`;
  return told.is === 'failed' ? `--engine ${engine}: ${program} --version ${told.how}; leave out --engine, or mend it` : null;
}
