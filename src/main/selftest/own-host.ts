import {learnConfig} from '../../host/index.ts';
import type {Gateway, Host} from '../../model/index.ts';
import {findGateways, learnSecrets} from '../../probes/index.ts';
import {leaksIn, lineOfPlace, rateOf} from './leaks.ts';
import {standInsFor, withStandIns} from './stand-ins.ts';
import {tryOn} from './trial.ts';

/** A host as it is, and how the gateways that are found on it become the eyes through which it is looked at. */
export interface OwnHost {
  readonly host: Host;
  lookAs(gateways: readonly Gateway[]): void;
}

export interface OwnResult {
  readonly lines: readonly string[];
  readonly leaks: number;
}

/**
 * The same with what a gateway of this host really keeps, where it keeps it: before a session sees anything, every such value is replaced by
 * one of its shape that nobody has, and those are searched for. So nothing of the host's own can leak by the trial.
 */
export async function onOwnHost({host, lookAs}: OwnHost, base: string): Promise<OwnResult> {
  const {gateways, leftovers} = await findGateways(host, {});
  const [gateway] = gateways;
  if (gateway === undefined) return {lines: ['This host has no gateway, so nothing in the shape of yours was tried.'], leaks: 0};
  lookAs([...gateways, ...leftovers]);
  const {values, sources} = await valuesOf(host, gateway);
  const {standIns, short} = standInsFor(values);
  const {places} = await tryOn({
    host: withStandIns(host, gateway.unit, standIns),
    onFound: lookAs,
    facts: {kind: 'local', os: host.platform.os},
    typed: standIns.slice(0, typedMax).map(({value}) => value),
    all: standIns.map(({value}) => value),
    told: [...values.keys()],
    base,
  });
  const found = leaksIn(places, standIns);
  return {
    lines: [
      `${gateway.profile} of ${gateway.user.name} on this host: ${standIns.length} of its values, of ${sources} files and the environments, each replaced by one of its shape`,
      ...Object.entries(places).map(([place, text]) => lineOfPlace(place, text, found.get(place) ?? [])),
      rateOf(places, standIns, found),
      `not tried: ${short} values of less than eight characters, and OpenClaw's own commands; in place of what they say stood all of these values`,
    ],
    leaks: [...found.values()].flat().length,
  };
}

/** Nobody types more in a session, and a command line has a limit. */
const typedMax = 50;

/** Each value with its name, and from how many files they are. */
async function valuesOf(host: Host, gateway: Gateway): Promise<{readonly values: ReadonlyMap<string, string>; readonly sources: number}> {
  const values = new Map<string, string>();
  let sources = 0;
  const keep = (name: string, value: string) => void values.set(value, values.get(value) ?? name);
  await learnSecrets(host, gateway, {
    value: keep,
    async text(path, text) {
      sources += 1;
      await learnConfig(path, text, keep);
    },
  });
  return {values, sources};
}
