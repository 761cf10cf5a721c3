import {whyNoBox} from '../../lab/box.ts';
import {type Lab, labUp, user} from '../../lab/gateway.ts';
import {installReady} from '../../lab/hands.ts';

export const liveVersion = '2026.9.6';

/** A live OpenClaw gateway on a disposable host with a real systemd, for the rows that are held against OpenClaw itself. */
export async function onLiveGateway<T>(measure: (lab: Lab) => Promise<T>): Promise<T> {
  const lab = await labUp(liveVersion);
  try {
    await installReady(lab);
    return await measure(lab);
  } finally {
    await lab.down();
  }
}

export const whyNoLive = whyNoBox;

export interface Cost {
  readonly ms: number;
  /** User and system time of the command and of everything that it started and waited for. */
  readonly cpuMs: number;
}

/** What it costs when the gateway's user types it. */
export async function costOf(lab: Lab, argv: readonly string[]): Promise<Cost> {
  const said = await lab.box.as(user, ['bash', '-c', 'TIMEFORMAT="cost %R %U %S"; time "$@" >/dev/null 2>/dev/null', 'bash', ...argv]);
  const [, real, own, system] = /cost ([\d.]+) ([\d.]+) ([\d.]+)/.exec(said.stderr) ?? [];
  if (real === undefined) throw new Error(`${argv.join(' ')} could not be timed: ${said.stderr}`);
  return {ms: Number(real) * 1000, cpuMs: (Number(own) + Number(system)) * 1000};
}
