import type {Danger, Pattern} from '../danger.ts';
import type {PathStep} from '../path.ts';

/** A key where nothing reads it: it looks set, and is not. */
export const section: Pattern = ({config}) => {
  const top = Object.keys(config).flatMap((key) => danger([key], belongs[key]));
  const gateway = config['gateway'];
  const inside = typeof gateway === 'object' && gateway !== null ? Object.keys(gateway) : [];
  return [...top, ...inside.flatMap((key) => danger(['gateway', key], ofGateway[key]))];
};

function danger(at: readonly PathStep[], wanted: string | undefined): readonly Danger[] {
  return wanted === undefined ? [] : [{pattern: 'wrong-section', at, because: `nothing reads it here; it belongs under ${wanted}`}];
}

const channels = ['telegram', 'whatsapp', 'discord', 'slack', 'signal', 'imessage', 'msteams', 'matrix', 'googlechat', 'mattermost'];

const belongs: Readonly<Record<string, string>> = {
  ...Object.fromEntries(channels.map((name) => [name, `channels.${name}`])),
  agent: 'agents.defaults',
  allowFrom: 'the channel, as channels.telegram.allowFrom',
  apiKey: 'its provider, as models.providers.NAME.apiKey',
  bind: 'gateway.bind',
  controlUi: 'gateway.controlUi',
  dmPolicy: 'the channel, as channels.telegram.dmPolicy',
  heartbeat: 'agents.defaults.heartbeat',
  model: 'agents.defaults.model',
  password: 'gateway.auth.password',
  port: 'gateway.port',
  providers: 'models.providers',
  sandbox: 'agents.defaults.sandbox',
  tailscale: 'gateway.tailscale',
  token: 'gateway.auth.token',
  workspace: 'agents.defaults.workspace',
};

const ofGateway: Readonly<Record<string, string>> = {
  host: 'gateway.bind',
  password: 'gateway.auth.password',
  token: 'gateway.auth.token',
  channels: 'channels',
  agents: 'agents',
  models: 'models',
};
