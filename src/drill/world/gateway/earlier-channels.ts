import type {Process} from '../processes.ts';
import type {Channel, GatewayRun, Gateways} from './run.ts';
import {type TellNeeds, tell} from './words.ts';

export interface EarlierNeeds extends TellNeeds {
  readonly gateways: Gateways;
}

/** How releases before 2026.8 take a channel's trouble: they start it again by themselves, and stay ready until they give up. */
export function earlierTrouble(
  world: EarlierNeeds,
  process: Process,
  run: GatewayRun,
  channel: Channel,
  trouble: {readonly says: string; readonly final: boolean},
  again: () => void,
): void {
  const {says, final} = trouble;
  channel.connected = false;
  if (!final) return retried(world, process, channel, says);
  channel.attempts += 1;
  Object.assign(channel, {running: false, lastError: says, stoppedAt: world.time.now()});
  tell(world, process, channel.id, `[default] channel exited: ${says}`, 'error');
  if (channel.attempts > attemptsMax) {
    run.failing.add(channel.id);
    return tell(world, process, channel.id, `[default] giving up after ${attemptsMax} restart attempts`, 'error');
  }
  const delayMs = Math.min(300_000, 5_000 * 2 ** (channel.attempts - 1));
  channel.restartPending = true;
  tell(world, process, channel.id, `[default] auto-restart attempt ${channel.attempts}/${attemptsMax} in ${Math.round(delayMs / 1_000)}s`);
  world.time.after(delayMs, () => {
    if (channel.restartPending && world.gateways.has(process.pid) && run.channels.get(channel.id) === channel) again();
  });
}

const attemptsMax = 10;

/** A conflict or the network: the poller itself tries again. */
function retried(world: EarlierNeeds, process: Process, channel: Channel, says: string): void {
  if (channel.id !== 'telegram') return tell(world, process, channel.id, `[default] ${says}; retrying`, 'warn');
  const now = Math.round(world.time.now());
  const reason = /409/.test(says) ? 'getUpdates conflict' : 'network error';
  const cycle = `inFlight=0 outcome=ok startedAt=${now - 566} finishedAt=${now} durationMs=566 offset=0`;
  tell(world, process, channel.id, `[diag] polling cycle error reason=${reason} ${cycle} err=${says}`, 'warn');
  tell(world, process, channel.id, `${reason}: ${says}; retrying in 30s.`, 'warn');
}

/** The words of grammY, the library under the channel, for what Telegram said. */
export function earlierWords(method: 'getMe' | 'getUpdates', code: 401 | 409): string {
  const text =
    code === 401 ? 'Unauthorized' : 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running';
  return `Call to '${method}' failed! (${code}: ${text})`;
}
