import {beginsWord} from './escapes.ts';
import {isBasicAuth} from './format-checks.ts';

/** A shape that only secrets have. */
export interface Format {
  readonly label: string;
  /** The pieces of text by which it is found, three characters and more; null = the pattern is searched by itself. */
  readonly start: readonly string[] | null;
  /** Matched from the start piece on, or anywhere; group 1, when there is one, is the secret part. */
  readonly pattern: RegExp;
  /** The start piece may stand within a word. */
  readonly anywhere?: true;
  /** What a pattern cannot say. */
  readonly check?: (value: string) => boolean;
}

type More = Pick<Format, 'anywhere' | 'check'>;

const starting = (label: string, start: readonly string[], rest: string, more: More = {}): Format => ({
  label,
  start,
  pattern: new RegExp(`(?:${start.map(escaped).join('|')})${rest}`, 'y'),
  ...more,
});

const searched = (label: string, first: string, rest: string): Format => ({
  label,
  start: null,
  pattern: new RegExp(first + beginsWord + rest, 'g'),
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}

/**
 * Our own table stands beside secretlint's rules for two reasons only: services that these do not know (most chat platforms and many
 * model providers), and services whose rule is narrower than what is handed out, as a linter of source code must be and a cleaner must
 * not (the comment says so then).
 */
export const formats: readonly Format[] = [
  // Chat platforms: the tokens that a gateway holds, recognised without any word near by.
  {
    label: 'telegram-bot-token',
    start: null,
    pattern: /\d(?<=(?:^|\D|%[\dA-Fa-f]{2}).)\d{7,9}(?::|%3[Aa])[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])/g,
  },
  // The first part is the bot's number in base64, so it begins with the code of a digit.
  searched('discord-bot-token', '[MNO]', '[A-Za-z0-9_-]{22,27}\\.[A-Za-z0-9_-]{6}\\.[A-Za-z0-9_-]{27,45}(?![A-Za-z0-9_-])'),
  starting('discord-mfa-token', ['mfa.'], '[A-Za-z0-9_-]{60,}'),
  starting('discord-webhook', ['discord.com/api/webhooks/', 'discordapp.com/api/webhooks/'], '\\d{5,25}/([A-Za-z0-9_-]{40,})', {
    anywhere: true,
  }),
  // Narrower there: neither the tokens of browser sessions nor the rotating ones, and no escaped characters.
  starting(
    'slack-token',
    ['xoxb-', 'xoxa-', 'xoxp-', 'xoxr-', 'xoxs-', 'xoxo-', 'xoxc-', 'xoxd-', 'xoxe-', 'xoxe.', 'xapp-'],
    '[A-Za-z0-9%.+/=_-]{10,}',
  ),
  starting('slack-webhook', ['hooks.slack.com/'], '(?:services|workflows|triggers)/([A-Za-z0-9/_-]{20,})', {anywhere: true}),
  starting('matrix-token', ['syt_'], '[A-Za-z0-9+/=_-]{16,}'),
  starting('matrix-token', ['mat_', 'mct_', 'mcr_', 'mxat_'], '[A-Za-z0-9]{28,}_?[A-Za-z0-9]*'),
  // Synapse's older macaroons, all of which begin with a length in hexadecimal.
  starting('matrix-macaroon', ['MDAx'], '[A-Za-z0-9+/=_-]{60,}'),
  searched('feishu-token', '[tuac]', '-(?=[A-Za-z0-9._]{0,64}\\d)[A-Za-z0-9._]{28,512}(?![A-Za-z0-9_-])'),
  starting('feishu-webhook', ['/open-apis/bot/'], 'v\\d/hook/([A-Za-z0-9-]{20,})', {anywhere: true}),
  starting('whatsapp-token', ['EAA'], '[A-Za-z0-9]{40,}'),
  // The keys of a WhatsApp web session, as Baileys writes them.
  starting(
    'session-key',
    ['"type":"Buffer"', '"type": "Buffer"', '\\"type\\":\\"Buffer\\"'],
    '\\s{0,8},\\s{0,80}\\\\?"data\\\\?"\\s{0,8}:\\s{0,8}\\\\?"([A-Za-z0-9+/=]{24,})\\\\?"',
    {anywhere: true},
  ),
  starting('teams-webhook', ['.webhook.office.com/'], '([^\\s"\'<>\\\\]{40,})', {anywhere: true}),

  starting('wecom-webhook', ['/cgi-bin/webhook/send?key='], '([A-Za-z0-9-]{20,})', {anywhere: true}),
  // Mattermost has one part, Rocket.Chat two.
  starting('webhook', ['/hooks/'], '(?:[A-Za-z0-9]{17,24}/)?([A-Za-z0-9]{26,})(?![A-Za-z0-9])', {anywhere: true}),
  starting('zapier-webhook', ['/hooks/catch/'], '\\d{1,12}/([A-Za-z0-9]{5,})', {anywhere: true}),
  starting('ifttt-key', ['/with/key/'], '([A-Za-z0-9_-]{20,})', {anywhere: true}),
  starting('n8n-webhook', ['/webhook/', '/webhook-test/'], '([a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9-]{22})', {anywhere: true}),
  starting('make-webhook', ['.make.com/'], '([a-z0-9]{24,})(?![A-Za-z0-9])', {anywhere: true}),

  // Code hosts and registries. Narrower there: exactly 36 or 82 characters, and only personal tokens of GitLab.
  starting('github-token', ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'], '[A-Za-z0-9_]{30,}'),
  starting('github-token', ['github_pat_'], '[A-Za-z0-9_]{22,}'),
  starting(
    'gitlab-token',
    ['glpat-', 'gldt-', 'glrt-', 'glcbt-', 'glptt-', 'glft-', 'glsoat-', 'gloas-', 'glimt-', 'glagent-', 'glffct-'],
    '[A-Za-z0-9_.-]{20,}',
  ),
  starting('gitlab-token', ['GR1348941'], '[A-Za-z0-9_-]{20,}'),
  starting('pypi-token', ['pypi-AgE'], '[A-Za-z0-9_-]{50,}'),
  starting('docker-token', ['dckr_oat_'], '[A-Za-z0-9_-]{20,}'),
  starting('atlassian-token', ['ATATT3', 'ATCTT3', 'ATBB'], '[A-Za-z0-9_=.-]{28,}'),

  // Clouds. AWS key identifiers there come only together with account numbers, which are no secrets.
  starting('aws-key-id', ['AKIA', 'ASIA', 'ABIA', 'ACCA'], '[A-Z2-7]{16}(?![A-Za-z0-9])'),
  starting('google-key', ['AIza'], '[A-Za-z0-9_-]{35}'),
  starting('google-token', ['ya29.'], '[A-Za-z0-9_.-]{20,}'),
  starting('google-refresh-token', ['1//0'], '[A-Za-z0-9_-]{30,}'),
  starting('google-client-secret', ['GOCSPX-'], '[A-Za-z0-9_-]{20,}'),
  starting('azure-signature', ['?sig=', '&sig='], '([A-Za-z0-9%+/=_-]{20,})', {anywhere: true}),
  starting('presigned-url', ['X-Amz-Signature=', 'X-Goog-Signature='], '([A-Fa-f0-9]{32,})', {anywhere: true}),
  starting('azure-key', ['AccountKey='], '([A-Za-z0-9+/=]{40,})', {anywhere: true}),
  starting('digitalocean-token', ['dop_v1_', 'doo_v1_', 'dor_v1_'], '[a-f0-9]{40,}'),
  starting('vault-token', ['hvs.', 'hvb.', 'hvr.'], '[A-Za-z0-9_-]{20,}'),
  starting('tailscale-key', ['tskey-'], '[A-Za-z0-9-]{16,}'),
  starting('doppler-token', ['dp.pt.', 'dp.st.', 'dp.ct.', 'dp.sa.'], '[A-Za-z0-9._-]{20,}'),
  starting('supabase-key', ['sbp_', 'sb_secret_'], '[A-Za-z0-9_-]{20,}'),
  starting('age-key', ['AGE-SECRET-KEY-1'], '[A-Z0-9]{40,}'),

  starting('nostr-key', ['nsec1'], '[a-z0-9]{58}(?![A-Za-z0-9])'),

  // Models and tools that an agent calls. `sk-` is OpenAI's, Anthropic's, OpenRouter's, DeepSeek's and others'; narrower there.
  starting('api-key', ['sk-'], '(?=[A-Za-z0-9_-]{0,64}\\d)[A-Za-z0-9_-]{20,}'),
  starting('groq-key', ['gsk_'], '[A-Za-z0-9]{32,}'),
  starting('xai-key', ['xai-'], '[A-Za-z0-9]{40,}'),
  starting('huggingface-token', ['hf_', 'api_org_'], '[A-Za-z0-9]{30,}'),
  starting('replicate-token', ['r8_'], '[A-Za-z0-9]{30,}'),
  starting('perplexity-key', ['pplx-'], '[A-Za-z0-9]{30,}'),
  starting('together-key', ['tgp_v1_'], '[A-Za-z0-9_-]{30,}'),
  starting('fireworks-key', ['fw_'], '[A-Za-z0-9]{20,}'),
  starting('cerebras-key', ['csk-'], '[A-Za-z0-9]{30,}'),
  starting('nvidia-key', ['nvapi-'], '[A-Za-z0-9_-]{40,}'),
  starting('elevenlabs-key', ['sk_'], '[a-f0-9]{48}(?![A-Za-z0-9])'),
  starting('tavily-key', ['tvly-'], '[A-Za-z0-9-]{20,}'),
  starting('brave-key', ['BSA'], '(?=[A-Za-z0-9_-]{0,30}\\d)[A-Za-z0-9_-]{24,30}(?![A-Za-z0-9_-])'),
  starting('firecrawl-key', ['fc-'], '[a-f0-9]{32}(?![A-Za-z0-9])'),
  starting('notion-token', ['secret_', 'ntn_'], '[A-Za-z0-9]{43,}(?![A-Za-z0-9])'),
  starting('linear-token', ['lin_oauth_'], '[A-Za-z0-9]{32,}'),
  starting('sentry-token', ['sntrys_', 'sntryu_'], '[A-Za-z0-9+/=_-]{40,}'),
  starting('airtable-token', ['pat'], '[A-Za-z0-9]{14}\\.[a-f0-9]{64}(?![A-Za-z0-9])'),

  starting('new-relic-key', ['NRAK-'], '[A-Z0-9]{20,}'),
  starting('nuget-key', ['oy2'], '[a-z0-9]{43}(?![A-Za-z0-9])', {check: (value) => /\d.*\d.*\d/.test(value)}),
  starting('pulumi-token', ['pul-'], '[a-f0-9]{40}(?![A-Za-z0-9])'),
  starting('twitch-token', ['oauth:'], '([a-z0-9]{30})(?![A-Za-z0-9])'),
  starting('dingtalk-secret', ['SEC'], '[a-f0-9]{64}(?![A-Za-z0-9])'),
  starting('hubspot-token', ['pat-na', 'pat-eu'], '\\d-[a-f0-9]{8}-[a-f0-9-]{27}'),
  starting('plaid-token', ['access-production-', 'access-sandbox-', 'access-development-'], '[a-f0-9]{8}-[a-f0-9-]{27}'),
  starting('flutterwave-key', ['FLWSECK'], '[A-Za-z_]{0,8}-[A-Za-z0-9]{12,}(?:-X)?'),
  starting('fly-token', ['fm2_', 'fm1r_', 'fm1a_'], '[A-Za-z0-9+/=_-]{40,}'),
  starting('extended-key', ['xprv', 'yprv', 'zprv', 'tprv'], '[1-9A-HJ-NP-Za-km-z0OIl]{100,112}'),
  starting('cloudflare-key', ['v1.0-'], '[a-f0-9]{24}-[a-f0-9]{100,}'),
  starting('secret-key', ['live_', 'test_'], '[a-f0-9]{32,}(?:_pub)?', {anywhere: true}),
  starting('launchdarkly-key', ['sdk-', 'mob-'], '[a-f0-9]{8}-[a-f0-9-]{27}'),
  starting('langfuse-key', ['sk-lf-'], '[a-f0-9]{8}-[a-f0-9-]{27}'),
  starting('langsmith-key', ['lsv2_pt_', 'lsv2_sk_'], '[a-f0-9]{32}_[a-f0-9]{8,}'),
  starting('runpod-key', ['rpa_'], '[A-Za-z0-9]{40,}'),
  starting('live-key', ['bb_live_', 'rzp_live_', 'cal_live_', 'pk_live_', 'tr_prod_', 'tr_dev_', 'duffel_live_'], '[A-Za-z0-9_-]{12,}'),
  starting('easypost-key', ['EZAK', 'EZTK'], '[A-Za-z0-9]{54}'),
  starting('alibaba-key-id', ['LTAI'], '[A-Za-z0-9]{16,24}(?![A-Za-z0-9])'),
  starting('scaleway-key-id', ['SCW'], '[A-Z0-9]{17}(?![A-Za-z0-9])', {check: (value) => /\d/.test(value)}),
  starting('azure-client-secret', ['8Q~', '7Q~'], '[A-Za-z0-9_.~-]{31,34}', {anywhere: true}),
  starting('braintree-token', ['access_token$'], '(?:production|sandbox)\\$[a-z0-9]{16}\\$[a-f0-9]{32}'),
  starting('1password-key', ['A3-'], '[A-Z0-9]{6}-[A-Z0-9]{6}-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}(?:-[A-Z0-9]{5})?'),
  starting('hubspot-key', ['eu1-', 'na1-', 'na2-'], '[a-f0-9]{4}-[a-f0-9]{8}-[a-f0-9-]{27}'),
  starting('modal-token', ['ak-', 'as-'], '[A-Za-z0-9]{22}(?![A-Za-z0-9])', {check: (value) => /\d/.test(value) && /[A-Z]/.test(value)}),
  starting('bedrock-key', ['ABSK', 'bedrock-api-key-'], '[A-Za-z0-9+/=]{60,}'),
  starting('square-token', ['sq0atp-', 'sq0csp-', 'sq0idp-'], '[A-Za-z0-9_-]{20,}'),
  starting('age-key', ['AGE-PLUGIN-'], '[A-Z0-9-]{1,32}-1[A-Z0-9]{20,}'),
  starting('meta-model-key', ['LLM|'], '\\d{10,20}\\|[A-Za-z0-9_-]{20,}'),
  starting('amazon-token', ['amzn.mws.'], '[a-f0-9]{8}-[a-f0-9-]{27}'),
  starting('grafana-key', ['eyJrIjoi'], '[A-Za-z0-9+/=]{40,}'),
  searched('segment-token', 's', 't\\.[a-f0-9]{8}\\.[a-f0-9]{32}\\.[a-f0-9]{32}(?![A-Za-z0-9])'),
  searched('vault-token', 's', '\\.[A-Za-z0-9]{24}(?![A-Za-z0-9.(])'),
  searched('asana-token', '[12]', '/\\d{16}:[a-f0-9]{32}(?![A-Za-z0-9])'),
  searched('mailchimp-key', '[a-f0-9]', '[a-f0-9]{31}-us\\d{1,2}(?![A-Za-z0-9])'),

  // Mail, telephone, money.
  starting('stripe-key', ['sk_live_', 'sk_test_', 'rk_live_', 'rk_test_', 'whsec_'], '[A-Za-z0-9+/=]{20,}'),
  starting('sendgrid-key', ['SG.'], '[A-Za-z0-9_-]{16,}\\.[A-Za-z0-9_-]{16,}'),
  starting('mailgun-key', ['key-'], '[a-f0-9]{32}(?![A-Za-z0-9])'),
  searched('twilio-key', 'S', 'K[a-f0-9]{32}(?![A-Za-z0-9])'),

  // Shapes of no one in particular.
  starting('jwt', ['eyJ'], '[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{4,}\\.[A-Za-z0-9_-]*(?:\\.[A-Za-z0-9_-]+){0,2}'),
  starting('bearer-token', ['Bearer ', 'bearer ', 'BEARER '], '([A-Za-z0-9_~+/.=-]{16,})', {check: (value) => /\d/.test(value)}),
  starting('basic-auth', ['Basic ', 'basic '], '([A-Za-z0-9+/]{8,}={0,2})(?![A-Za-z0-9])', {check: isBasicAuth}),
  starting('digest-response', ['response="', 'response=\\"'], '([a-f0-9]{32,64})(?![A-Za-z0-9])', {anywhere: true}),
  // Sentry's addresses have a key alone in the user's place.
  starting('url-password', ['://'], '(?:[^\\s/?#"\'<>@:\\\\]{0,128}:|(?=[a-f0-9]{32}@))([^\\s/?#"\'<>@]{1,512})@', {anywhere: true}),
];
