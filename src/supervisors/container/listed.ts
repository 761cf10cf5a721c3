import {anyJson} from '../../probes/parse/json.ts';

/** A container as `docker ps` or `podman ps` list it. */
export interface Container {
  readonly name: string;
  readonly state: string;
  readonly image: string;
  /** What it runs, as one text. */
  readonly command: string;
  readonly labels: readonly string[];
  /** The ports of the host that lead into it. */
  readonly published: readonly number[];
}

/** Docker prints one object a line (`Names`, `Labels`, `Ports` are texts), podman one array (lists and an object). */
export function parseContainers(text: string): readonly Container[] {
  const whole = anyJson(text);
  const items = Array.isArray(whole) ? whole : text.split('\n').map(anyJson);
  return items.flatMap((item) => {
    if (typeof item !== 'object' || item === null) return [];
    const {Names, State, Image, Command, Labels, Ports} = item as Readonly<Record<string, unknown>>;
    const name: unknown = Array.isArray(Names) ? Names[0] : Names;
    return typeof name === 'string' && name !== ''
      ? [{name, state: word(State), image: word(Image), command: wordsOf(Command), labels: labelsOf(Labels), published: portsOf(Ports)}]
      : [];
  });
}

/**
 * A gateway is known by what the container runs, by its image or name, or by the gateway's port that leads into it. What OpenClaw itself
 * puts into containers (sandboxes of its agents, their browsers) and the command line's container of its compose file are no gateways.
 */
export function runsGateway({name, image, command, labels, published}: Container, port: number): boolean {
  if (isOfAgents({name, image, labels})) return false;
  const ours = /openclaw|clawdbot/i;
  const gatewayCommand = /(?:openclaw(?:\.mjs)?|dist\/(?:index|entry)\.m?js)"?'?,?\s+"?'?gateway\b/.test(command);
  if (isBeside({name, labels}) && !gatewayCommand) return false;
  return ours.test(`${name} ${image}`) || gatewayCommand || (published.includes(port) && ours.test(`${command} ${labels.join(' ')}`));
}

/** A sandbox of OpenClaw's agents, or a browser in one. */
export function isOfAgents({name, image, labels}: Pick<Container, 'name' | 'image' | 'labels'>): boolean {
  if (labels.some((label) => /^openclaw\.sandbox(?:[.=]|$)/i.test(label))) return true;
  return /(?:^|[-_/])(?:openclaw|clawdbot)[-_](?:sbx|sandbox)/i.test(name) || /(?:openclaw|clawdbot)-sandbox/i.test(image);
}

/** The container of the command line, or of something that only talks to a gateway, by the service of its stack or by its name. */
export function isBeside({name, labels}: Pick<Container, 'name' | 'labels'>): boolean {
  return (
    labels.some((label) => /^(?:com\.docker|io\.podman)\.compose\.service=.*[-_]?(?:cli|bridge)$/.test(label)) ||
    /[-_](?:cli|bridge)(?:[-_]\d+)?$/.test(name)
  );
}

function word(value: unknown): string {
  return typeof value === 'string' && value !== '' ? value.toLowerCase() : 'unknown';
}

function wordsOf(value: unknown): string {
  if (Array.isArray(value)) return value.filter((one) => typeof one === 'string').join(' ');
  return typeof value === 'string' ? value.replace(/^"|"$/g, '') : '';
}

function labelsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.split(',').filter((one) => one !== '');
  return typeof value === 'object' && value !== null ? Object.entries(value).map(([name, text]) => `${name}=${String(text)}`) : [];
}

/** `127.0.0.1:18789->18789/tcp, [::]:18790-18791->18790-18791/tcp` of docker, `host_port` and `range` of podman. */
function portsOf(value: unknown): readonly number[] {
  if (typeof value === 'string')
    return [...value.matchAll(/:(\d{1,5})(?:-(\d{1,5}))?->/g)].flatMap(([, first, last]) => upTo(Number(first), Number(last ?? first)));
  if (!Array.isArray(value)) return [];
  return value.flatMap((one: unknown) => {
    const {host_port: port, range = 1} = (typeof one === 'object' && one !== null ? one : {}) as Readonly<Record<string, unknown>>;
    return typeof port === 'number' && typeof range === 'number' ? upTo(port, port + range - 1) : [];
  });
}

function upTo(first: number, last: number): readonly number[] {
  return last < first || last - first > portsMax ? [first] : Array.from({length: last - first + 1}, (_, index) => first + index);
}

/** Nobody publishes a gateway among more than this. */
const portsMax = 1000;
