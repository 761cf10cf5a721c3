import type {Capability} from '../model/index.ts';

type Kind = Capability['kind'];

/** What a variable in the gateway's environment claims by being there. */
export interface VariableClaim {
  readonly kind: Kind;
  readonly name: string;
}

/** Variables that OpenClaw reads for a channel's default account, and for speech. */
const exact: Readonly<Record<string, VariableClaim>> = {
  TELEGRAM_BOT_TOKEN: {kind: 'channel', name: 'telegram'},
  DISCORD_BOT_TOKEN: {kind: 'channel', name: 'discord'},
  SLACK_BOT_TOKEN: {kind: 'channel', name: 'slack'},
  MATTERMOST_BOT_TOKEN: {kind: 'channel', name: 'mattermost'},
  LINE_CHANNEL_ACCESS_TOKEN: {kind: 'channel', name: 'line'},
  ELEVENLABS_API_KEY: {kind: 'speech', name: 'elevenlabs'},
  XI_API_KEY: {kind: 'speech', name: 'elevenlabs'},
  DEEPGRAM_API_KEY: {kind: 'speech', name: 'deepgram'},
};

/** Keys of services that are neither a model provider nor anything else that a gateway claims by itself. */
const notProviders = new Set(['BRAVE', 'SERPER', 'TAVILY', 'EXA', 'FIRECRAWL', 'CLAWHUB', 'OPENCLAW', 'RESEND', 'SENDGRID', 'GITHUB']);

const providerNames: Readonly<Record<string, string>> = {
  GEMINI: 'google',
  GOOGLE: 'google',
  CLAUDE: 'anthropic',
  OPENAI: 'openai',
  XAI: 'xai',
  AI_GATEWAY: 'vercel-ai-gateway',
};

export function claimOfVariable(variable: string): VariableClaim | null {
  const known = exact[variable];
  if (known) return known;
  const [, prefix = ''] = /^(?:OPENCLAW_LIVE_)?([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*?)_(?:API_)?KEYS?(?:_\d+)?$/.exec(variable) ?? [];
  if (prefix === '' || notProviders.has(prefix) || !/API_KEYS?(_\d+)?$|^OPENCLAW_LIVE_/.test(variable)) return null;
  return {kind: 'provider', name: providerNames[prefix] ?? prefix.toLowerCase().replaceAll('_', '-')};
}

/** A place of the configuration and the variable that stands for the same secret; the literal in the configuration wins. */
export const variableOfSetting: Readonly<Record<string, string>> = {
  'gateway.auth.token': 'OPENCLAW_GATEWAY_TOKEN',
  'gateway.auth.password': 'OPENCLAW_GATEWAY_PASSWORD',
  'channels.telegram.botToken': 'TELEGRAM_BOT_TOKEN',
  'channels.discord.token': 'DISCORD_BOT_TOKEN',
  'channels.slack.botToken': 'SLACK_BOT_TOKEN',
  'channels.slack.appToken': 'SLACK_APP_TOKEN',
  'channels.slack.userToken': 'SLACK_USER_TOKEN',
};

/** The variable of a provider's key. */
export function variableOfProvider(provider: string): string {
  return `${provider.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_')}_API_KEY`;
}

/** Whether a variable's name says that its value is secret. */
export function isSecretName(name: string): boolean {
  return (
    /(?:^|_)(?:API_?KEYS?|TOKEN|SECRET|PASSWORD|PASSWD|CREDENTIALS?|PRIVATE_KEY|ACCESS_KEY|AUTH_KEY)(?:_\d+)?$/.test(name) ||
    (/_KEYS?$/.test(name) && !/(?:PUBLIC|CACHE|SESSION|HOST|SORT)_KEYS?$/.test(name))
  );
}
