import {z} from 'zod';
import {type FleetHost, namedHost} from './fleet-host.ts';

/** The other machines of a tailnet, as `tailscale status --json` tells of them; phones and what is away take no ssh. */
export function hostsOfTailscale(text: string): {readonly hosts: readonly FleetHost[]; readonly away: number} | {readonly problem: string} {
  const peer = z.object({
    HostName: z.string(),
    DNSName: z.string().default(''),
    OS: z.string().default(''),
    Online: z.boolean().default(false),
    Tags: z.array(z.string()).nullish(),
  });
  const status = z.object({BackendState: z.string().optional(), Peer: z.record(z.string(), peer).nullish()});
  let said: z.output<typeof status>;
  try {
    said = status.parse(JSON.parse(text));
  } catch {
    return {problem: 'what tailscale printed is no status'};
  }
  if (said.BackendState !== undefined && said.BackendState !== 'Running')
    return {problem: `tailscale is ${said.BackendState} and not Running: tailscale up`};
  const peers = Object.values(said.Peer ?? {}).filter(({OS}) => /^(?:linux|macos|darwin|freebsd|openbsd)$/i.test(OS));
  const there = peers.filter(({Online}) => Online);
  const hosts = there.map(({HostName, DNSName, Tags}) => {
    const groups = (Tags ?? []).map((tag) => tag.replace(/^tag:/, ''));
    return {...namedHost(DNSName.replace(/\.$/, '') || HostName, groups), name: DNSName.split('.')[0] || HostName};
  });
  return {hosts: hosts.toSorted((a, b) => (a.name < b.name ? -1 : 1)), away: peers.length - there.length};
}
