import type {Event} from '../../model/index.ts';

/** Where a replay stands; a fold of its keys and of time, which draws nothing. */
export interface Player {
  /** Index of the event that was seen last. */
  readonly at: number;
  /** Index into the speeds. */
  readonly speed: number;
  readonly playing: boolean;
}

export const firstPlayer: Player = {at: 0, speed: 0, playing: true};

const speeds = [1, 2, 4, 8, 15, 30, 60];
const seekMs = 30_000;
/** Nobody watches a pause of minutes; longer ones are shown as this. */
const pauseMaxMs = 5000;

/** What a key does to the replay; null = it belongs to the walk. */
export function afterKey(player: Player, key: string, events: readonly Event[]): Player | null {
  const {at, speed, playing} = player;
  switch (key) {
    case ' ':
      return {...player, playing: !playing};
    case '[':
      return {...player, speed: Math.max(0, speed - 1)};
    case ']':
      return {...player, speed: Math.min(speeds.length - 1, speed + 1)};
    case ',':
      return {...player, playing: false, at: within(at - 1, events)};
    case '.':
      return {...player, playing: false, at: within(at + 1, events)};
    case '<':
      return {...player, at: seek(at, -seekMs, events)};
    case '>':
      return {...player, at: seek(at, seekMs, events)};
    default:
      return null;
  }
}

/** When the next event is to be shown; null = not by itself. */
export function nextAfterMs({at, speed, playing}: Player, events: readonly Event[]): number | null {
  return !playing || at >= events.length - 1 ? null : pauseBefore(at + 1, events) / speeds[speed]!;
}

export function afterPause(player: Player, events: readonly Event[]): Player {
  return {...player, at: within(player.at + 1, events)};
}

/** How long the event before it was looked at. */
export function pauseBefore(index: number, events: readonly Event[]): number {
  const before = events[index - 1];
  return before === undefined ? 0 : Math.min(pauseMaxMs, Math.max(0, events[index]!.at - before.at));
}

export function playerLine({at, speed, playing}: Player, events: readonly Event[]): string {
  const time = new Date(events[at]!.at).toISOString().slice(11, 19);
  return `${time}Z  event ${at + 1}/${events.length}  ${speeds[speed]}× ${playing ? 'playing' : 'paused'}   space pause  [ ] speed  , . event  < > 30 s`;
}

function within(at: number, events: readonly Event[]): number {
  return Math.max(0, Math.min(events.length - 1, at));
}

function seek(at: number, ms: number, events: readonly Event[]): number {
  const wanted = events[at]!.at + ms;
  const to = events.findIndex((event) => event.at > wanted);
  return to === -1 ? events.length - 1 : Math.max(0, to - 1);
}
