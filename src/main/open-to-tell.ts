import {connect, unavailable} from './away/connect.ts';
import {reportUncaught} from './bug.ts';
import {type Opened, openGateway, wishOf} from './open-gateway.ts';
import type {Options} from './options.ts';

/** The gateways that a verb tells of, here or over there; where there are none it is said, and what comes back is its exit code. */
export async function openToTell(options: Options, noGateway: number): Promise<Opened | number> {
  reportUncaught();
  const away = await connect(options, null);
  if (away !== null && 'problem' in away) {
    process.stderr.write(`rungs: ${away.problem}\n`);
    return unavailable;
  }
  const opened = await openGateway({find: wishOf(options)}, away);
  if (opened.gateways.length > 0) return opened;
  process.stderr.write(`rungs: ${opened.problem ?? 'no gateway was found on this host'}\n`);
  return noGateway;
}
