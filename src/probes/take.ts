import type {Gateway, Host, Look, Reading, ReadingName, ReadingValues} from '../model/index.ts';
import {unseen} from './gather/unseen.ts';
import type {Known, Probe} from './probe.ts';

/** One look as a reading: when it began, how long it took. Whatever a probe throws becomes a reading too, so none stops another. */
export async function take<N extends ReadingName>(
  probe: Probe<N>,
  host: Host,
  gateway: Gateway,
  known: Known,
): Promise<Reading<ReadingValues[N]>> {
  const at = host.clock.now();
  let look: Look<ReadingValues[N]>;
  try {
    look = await probe.look(host, gateway, known);
  } catch (error) {
    look = garbled(probe.name, error);
  }
  return {...look, at, tookMs: host.clock.now() - at};
}

function garbled(name: string, error: unknown): Look<never> {
  const said = error instanceof Error ? error.message : String(error);
  return unseen('garbled', `The probe \`${name}\` could not make sense of what it saw: ${said.split('\n', 1)[0]?.slice(0, 300) ?? ''}`);
}
