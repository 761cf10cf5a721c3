import type {Process} from '../processes.ts';
import type {LogNeeds} from '../write-log.ts';
import {isHeard, writeStamped} from '../write-log.ts';

/** What it takes for a gateway to say something. */
export interface TellNeeds extends LogNeeds {
  /** OpenClaw's own log file, shared by the gateway and the commands of that user. */
  readonly fileLog: FileLine[];
}

/** A line of OpenClaw's own log file. */
export interface FileLine {
  readonly at: number;
  readonly level: 'info' | 'warn' | 'error';
  readonly subsystem: string;
  readonly message: string;
}

/** What a gateway says: in its file, and through its manager in the journal. */
export function tell(world: TellNeeds, process: Process, subsystem: string, message: string, level: FileLine['level'] = 'info'): void {
  const at = world.time.now();
  world.fileLog.push({at, level, subsystem, message});
  if (world.fileLog.length > linesMax) world.fileLog.splice(0, linesMax / 2);
  if (isHeard(process)) writeStamped(world, process, `[${subsystem}] ${message}`, at);
}

const linesMax = 4_000;

/** A line of the file as it is written, one JSON object. */
export function fileLine({at, level, subsystem, message}: FileLine, hostName: string, nodeVersion: string): string {
  const time = new Date(at).toISOString().replace('Z', '+00:00');
  const id = {info: 3, warn: 4, error: 5}[level];
  const meta = {
    runtime: 'node',
    runtimeVersion: nodeVersion,
    hostname: hostName,
    date: new Date(at).toISOString(),
    logLevelId: id,
    logLevelName: level.toUpperCase(),
    name: 'openclaw',
  };
  return JSON.stringify({0: JSON.stringify({subsystem}), 1: message, _meta: meta, time, hostname: hostName, message});
}
