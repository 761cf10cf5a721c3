import {type FleetHost, namedHost, shown} from './fleet-host.ts';

/** Hosts of a plain list, one a line; what stands behind a # is for people. */
export function hostsInList(text: string): readonly FleetHost[] | {readonly problem: string} {
  const hosts: FleetHost[] = [];
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.replace(/#.*/, '').trim();
    if (line === '') continue;
    if (/\s|[[\]{}=]|^[-<]|:$/.test(line)) return {problem: `line ${index + 1} of it is not one host: "${shown(line)}"`};
    hosts.push(namedHost(line));
  }
  return hosts;
}
