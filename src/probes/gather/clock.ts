import type {Host, VitalsValue} from '../../model/index.ts';
import {ask} from './ask.ts';
import {isMacHost} from './mac-processes.ts';

/** Whether the clock of a host is kept; null = nobody who keeps it could be asked. */
export type ClockKept = VitalsValue['clock'];

/** systemd's own time client makes this directory while it runs, and the file in it at the first time that it has set the clock. */
const timesync = '/run/systemd/timesync';

/**
 * Asks whoever keeps the clock, and only those who run already: `timedatectl` would start a service to answer. chrony and ntpd tell how
 * far off the clock is; systemd only that it has been set.
 */
export async function clockKept(host: Host): Promise<ClockKept> {
  // A Mac's own keeper tells nobody; to ask a time server would be a call into the world.
  if (isMacHost(host)) return {synchronised: null, offsetMs: null};
  const [chrony, ntpd, set, running] = await Promise.all([
    said(host, ['chronyc', '-n', '-c', 'tracking']),
    said(host, ['ntpq', '-c', 'rv 0 leap,offset']),
    host.stat(`${timesync}/synchronized`),
    host.stat(timesync),
  ]);
  return (
    ofChrony(chrony) ??
    ofNtpd(ntpd) ?? {synchronised: set.seen ? true : running.seen && set.why === 'missing' ? false : null, offsetMs: null}
  );
}

async function said(host: Host, argv: readonly string[]): Promise<string> {
  const look = await ask(host, argv);
  return look.seen && look.value.exit === 0 ? look.value.stdout.text : '';
}

function ofChrony(text: string): ClockKept | null {
  const fields = text.trim().split(',');
  const offset = Number(fields[4]);
  if (fields.length < 13 || !Number.isFinite(offset)) return null;
  return {synchronised: fields.at(-1) !== 'Not synchronised', offsetMs: Math.round(offset * 1000)};
}

/** `leap=00, offset=0.124`; a leap of 11 is the alarm: not synchronised. */
function ofNtpd(text: string): ClockKept | null {
  const leap = /\bleap(?:_\w+)?=(\w+)/.exec(text)?.[1];
  const offset = Number(/\boffset=([-+\d.]+)/.exec(text)?.[1]);
  if (leap === undefined || !Number.isFinite(offset)) return null;
  return {synchronised: !['11', '3', 'alarm', 'unsync'].includes(leap), offsetMs: Math.round(offset)};
}
