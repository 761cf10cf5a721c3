import type {Signature} from './signature.ts';

const delivery = 'gateway/troubleshooting/channel-delivery-and-tools';
const health = 'gateway/health';
const telegram = 'channels/telegram/troubleshooting';
const discord = 'channels/discord/troubleshooting';
const slack = 'channels/slack/troubleshooting';

/** Channels: what comes in, what goes out, and what holds them down. */
export const channelSignatures: readonly Signature[] = [
  {
    id: 'mention-required', pattern: 'drop (?:guild|group|channel) message \\(mention required|\\bmention required\\b.*(?:skip|drop|ignor)', flags: 'i', supports: null, page: delivery,
    means: 'a message in a group was left out because the bot was not mentioned; by design', sample: '[discord] drop guild message (mention required, botId=42)',
  },
  {
    id: 'sender-unpaired', pattern: '\\[(?:telegram|discord|slack|whatsapp|signal|imessage)[^\\]]*\\].*pairing request', flags: 'i', supports: null, page: delivery,
    means: 'the sender of a direct message waits for approval', sample: '[telegram] [default] pairing request sender=7',
  },
  {
    id: 'sender-not-allowed', pattern: '\\[(?:telegram|discord|slack|whatsapp|signal|imessage)[^\\]]*\\].*(?:\\bblocked\\b|not in allowlist|\\ballowlist\\b)', flags: 'i', supports: null, page: delivery,
    means: 'a policy of the channel left the sender or the room out', sample: '[telegram] [default] sender 7 not in allowlist', never: ['blocked', '[gateway] allowlist loaded'],
  },
  {
    id: 'channel-permission', pattern: '\\[(?:telegram|discord|slack|whatsapp|signal|imessage)[^\\]]*\\].*(?:missing_scope|not_in_channel|\\bForbidden\\b|\\b40[13]\\b)', flags: 'i', supports: 'channel-down', page: delivery,
    means: 'the platform refuses the channel\'s token or its rights', sample: '[slack] [default] chat.postMessage failed: not_in_channel', never: ['GET /api 403', '401'],
  },
  {
    id: 'ingress-unavailable', pattern: 'Channel cannot admit inbound events; its durable ingress queue is unavailable', flags: 'i', supports: 'channel-half', page: health,
    means: 'replies go out and nothing comes in', sample: 'Channel cannot admit inbound events; its durable ingress queue is unavailable.',
  },
  {
    id: 'monitor-restarts-channel', pattern: 'health-monitor: restarting \\(reason: (?:ingress-unavailable|stale-socket|gave-up|stopped|disconnected|stuck)\\)', flags: 'i', supports: 'channel-down', page: health,
    means: 'the monitor restarts an account; again and again it is no passing thing', sample: '[telegram:default] health-monitor: restarting (reason: stale-socket)',
  },
  {
    id: 'monitor-gave-up', pattern: 'health-monitor: hit \\d+ restarts/hour limit', flags: 'i', supports: 'channel-down', page: health,
    means: 'the monitor gave up for this hour', sample: 'health-monitor: hit 10 restarts/hour limit for telegram:default',
  },
  {
    id: 'channel-backoff', pattern: 'auto-restart attempt \\d+/10', flags: 'i', supports: 'channel-down', page: health,
    means: 'a channel crashed and is tried again', sample: '[telegram] [default] auto-restart attempt 3/10 in 20s',
  },
  {
    id: 'channel-gave-up', pattern: 'giving up after 10 restart attempts', flags: 'i', supports: 'channel-down', page: health,
    means: 'the tries are used up', sample: '[telegram] [default] giving up after 10 restart attempts',
  },
  {
    id: 'channel-not-running', pattern: 'Channel is enabled and configured, but its runtime is not running', flags: 'i', supports: 'channel-down', page: health,
    means: 'claimed, and not running', sample: 'Channel is enabled and configured, but its runtime is not running.',
  },
  {
    id: 'channel-disconnected', pattern: 'Channel reports running, but the runtime is disconnected', flags: 'i', supports: 'channel-down', page: health,
    means: 'running, and not connected', sample: 'Channel reports running, but the runtime is disconnected.',
  },
  {
    id: 'channel-stale-socket', pattern: 'transport activity is stale; inbound delivery may be broken', flags: 'i', supports: 'channel-half', page: health,
    means: 'nothing moved on its connection for 30 minutes', sample: 'Channel transport activity is stale; inbound delivery may be broken.',
  },
  {
    id: 'channel-stuck', pattern: 'Channel runtime appears stuck with stale run activity', flags: 'i', supports: 'channel-down', page: health,
    means: 'busy for more than 25 minutes without a sign', sample: 'Channel runtime appears stuck with stale run activity.',
  },
  {
    id: 'channel-blocked', pattern: '"?lifecycle"?: ?"blocked"|\\bhealth:blocked\\b', flags: '', supports: 'channel-down', page: 'cli/channels',
    means: 'its plugin did not load, or an error that needs a person', sample: '"lifecycle": "blocked",',
  },
  {
    id: 'credential-unavailable', pattern: '\\bconfigured_unavailable\\b', flags: '', supports: 'secret-missing', page: slack,
    means: 'the credential is configured and could not be resolved in this gateway', sample: '"tokenStatus":"configured_unavailable"',
  },
  {
    id: 'telegram-unauthorised', pattern: 'getMe returned 401|deleteWebhook.{0,40}\\b401\\b|Telegram bot token unauthorized', flags: 'i', supports: 'channel-down', page: telegram,
    means: 'Telegram refuses the bot token', sample: 'Telegram bot token unauthorized for account "default" (getMe returned 401 from Telegram; source: config token).',
  },
  {
    id: 'telegram-poll-conflict', pattern: 'getUpdates conflict|\\b409\\b.{0,60}getUpdates|getUpdates.{0,60}\\b409\\b', flags: 'i', supports: 'channel-half', page: telegram,
    means: 'two pollers share the token, or a webhook is set: sending works, receiving does not', sample: '[telegram] [default] Telegram getUpdates conflict: Conflict: terminated by other getUpdates request',
  },
  {
    id: 'telegram-poll-stalled', pattern: 'Polling stall detected', flags: 'i', supports: 'egress-down', page: telegram,
    means: 'no answer to a long poll for two minutes: names, IPv6 or a proxy', sample: '[telegram] Polling stall detected (no completed getUpdates for 122s)',
  },
  {
    id: 'telegram-commands-too-many', pattern: '\\bBOT_COMMANDS_TOO_MUCH\\b', flags: '', supports: null, page: telegram,
    means: 'the command menu is too large', sample: 'setMyCommands failed: 400: Bad Request: BOT_COMMANDS_TOO_MUCH',
  },
  {
    id: 'network-fetch-failed', pattern: 'Network request for \'\\w+\' failed|TypeError: fetch failed', flags: 'i', supports: 'egress-down', page: telegram,
    means: 'a request to the outside did not get through', sample: '[telegram] Network request for \'getUpdates\' failed!',
  },
  {
    id: 'discord-intents', pattern: 'Used disallowed intents|intents:content=(?:limited|disabled)', flags: 'i', supports: 'channel-half', page: discord,
    means: 'a privileged intent is off: no text from servers', sample: '[discord] gateway closed 4014: Used disallowed intents',
  },
  {
    id: 'duplicate-bot-token', pattern: 'duplicate bot token', flags: 'i', supports: 'channel-down', page: 'channels/discord/setup',
    means: 'two accounts have the same token, and one is switched off', sample: '[discord] account alerts disabled: duplicate bot token',
  },
  {
    id: 'slow-listener', pattern: 'Slow listener detected|stuck session: sessionKey=', flags: 'i', supports: null, page: discord,
    means: 'a long turn, or a blocked lane', sample: 'stuck session: sessionKey=agent:main:main state=processing age=412s',
  },
  {
    id: 'slack-socket-retry', pattern: 'slack socket mode failed to start; retry', flags: 'i', supports: 'channel-down', page: slack,
    means: 'Slack\'s socket did not open; it is tried again', sample: '[slack] slack socket mode failed to start; retry 2/12 in 4s',
  },
  {
    id: 'slack-token-mismatch', pattern: 'slack token mismatch', flags: 'i', supports: 'channel-down', page: slack,
    means: 'bot and app token are of different apps', sample: '[slack] slack token mismatch: bot token app A1, app token app A2',
  },
  {
    id: 'slack-path-taken', pattern: 'slack: webhook path .* already registered', flags: 'i', supports: 'channel-half', page: slack,
    means: 'two accounts share a path, and one receives nothing', sample: 'slack: webhook path /slack/events already registered',
  },
  {
    id: 'slack-event-rejected', pattern: 'Slack inbound event rejected during preparation', flags: 'i', supports: null, page: slack,
    means: 'an event came in and was dropped; the reason is on the line', sample: '[slack] Slack inbound event rejected during preparation: unknown channel',
  },
  {
    id: 'whatsapp-logged-out', pattern: '\\[whatsapp[^\\]]*\\].*(?:\\bloggedOut\\b|status=?(?:401|409|41\\d|440|515)\\b)', flags: 'i', supports: 'channel-down', page: health,
    means: 'the WhatsApp session is no longer valid; link it again', sample: '[whatsapp] [default] connection closed: loggedOut', never: ['user loggedOut of the shop'],
  },
  {
    id: 'whatsapp-request-timeout', pattern: 'status=408 Request Time-out', flags: 'i', supports: 'egress-down', page: 'channels/whatsapp',
    means: 'WhatsApp could not be reached in time', sample: '[whatsapp] connection closed status=408 Request Time-out',
  },
  {
    id: 'reply-not-delivered', pattern: 'auto-reply delivery failed|auto-reply was not accepted by WhatsApp provider', flags: 'i', supports: 'channel-half', page: 'channels/whatsapp',
    means: 'a reply was made and not delivered, although the transcript has it', sample: '[whatsapp] auto-reply was not accepted by WhatsApp provider',
  },
  {
    id: 'whatsapp-no-listener', pattern: 'No active (?:WhatsApp Web )?listener', flags: 'i', supports: 'channel-down', page: 'channels/whatsapp',
    means: 'the account is not linked in this gateway', sample: 'Error: No active WhatsApp Web listener (account: default).',
  },
  {
    id: 'ingress-pressure', pattern: 'ingressPressure"?: ?[[{]', flags: '', supports: 'channel-half', page: health,
    means: 'events wait behind others that fail', sample: '"ingressPressure": [{"channel":"telegram"}]',
  },
];
