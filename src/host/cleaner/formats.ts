/** A shape that only secrets have. `starts` are the pieces of text by which it is found; null = the pattern is searched by itself. */
export interface Format {
  readonly label: string;
  readonly starts: readonly string[] | null;
  /** Matched from the start piece on (or anywhere); group 1, when there is one, is the secret part. */
  readonly pattern: RegExp;
  /** The character before may be part of a word. */
  readonly anywhere?: true;
}

const starting = (label: string, starts: readonly string[], rest: string, more: {readonly anywhere?: true} = {}): Format =>
  ({label, starts, pattern: new RegExp(`(?:${starts.map(escaped).join('|')})${rest}`, 'y'), ...more});

const searched = (label: string, pattern: RegExp): Format => ({label, starts: null, pattern});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}

export const formats: readonly Format[] = [
  // Chat: the tokens that a gateway holds, recognised without any word near by.
  searched('telegram-bot-token', /(?<!\d)\d{8,10}:[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])/g),
  // The first part is the bot's number in base64, so it begins with the code of a digit.
  searched('discord-bot-token', /(?<![A-Za-z0-9_-])[MNO][A-Za-z0-9_-]{22,27}\.[A-Za-z0-9_-]{6}\.[A-Za-z0-9_-]{27,45}(?![A-Za-z0-9_-])/g),
  starting('discord-mfa-token', ['mfa.'], '[A-Za-z0-9_-]{60,}'),
  starting('discord-webhook', ['discord.com/api/webhooks/', 'discordapp.com/api/webhooks/'], '\\d+/([A-Za-z0-9_-]{40,})', {anywhere: true}),
  starting('slack-token', ['xoxb-', 'xoxa-', 'xoxp-', 'xoxr-', 'xoxs-', 'xoxo-', 'xoxc-', 'xoxd-', 'xoxe-', 'xoxe.', 'xapp-'], '[A-Za-z0-9%.-]{10,}'),
  starting('slack-webhook', ['hooks.slack.com/'], '(?:services|workflows|triggers)/([A-Za-z0-9/_-]{20,})', {anywhere: true}),
  starting('matrix-token', ['syt_'], '[A-Za-z0-9+/=_-]{16,}'),
  starting('matrix-token', ['mat_', 'mct_', 'mcr_', 'mxat_'], '[A-Za-z0-9]{28,}_?[A-Za-z0-9]*'),
  // Synapse's older macaroons, all of which begin with the length and the word `location` in base64.
  starting('matrix-macaroon', ['MDAxOGxvY2F0aW9u', 'MDAx'], '[A-Za-z0-9+/=_-]{60,}'),
  searched('feishu-token', /(?<![A-Za-z0-9_-])[tuac]-(?=[A-Za-z0-9._-]*\d)[A-Za-z0-9._]{28,}(?![A-Za-z0-9_-])/g),
  starting('feishu-webhook', ['/open-apis/bot/'], 'v\\d/hook/([A-Za-z0-9-]{20,})', {anywhere: true}),
  // Feishu, Lark and many others hand out exactly 32 letters of both cases and digits; hashes have one case only.
  searched('app-secret', /(?<![A-Za-z0-9+/=_.-])(?=[A-Za-z0-9]*[A-Z][A-Za-z0-9]*[A-Z])(?=[A-Za-z0-9]*[a-z][A-Za-z0-9]*[a-z])(?=(?:[A-Za-z]*\d){2})[A-Za-z0-9]{32}(?![A-Za-z0-9+/=_.-])/g),
  starting('whatsapp-token', ['EAA'], '[A-Za-z0-9]{40,}'),
  // The keys of a WhatsApp web session, as Baileys writes them.
  starting('session-key', ['"type":"Buffer"', '"type": "Buffer"'], '\\s*,\\s*"data"\\s*:\\s*"([A-Za-z0-9+/=]{24,})"', {anywhere: true}),
  starting('teams-webhook', ['.webhook.office.com/'], '(\\S{40,})', {anywhere: true}),

  // Code hosts and registries.
  starting('github-token', ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'], '[A-Za-z0-9_]{30,}'),
  starting('github-token', ['github_pat_'], '[A-Za-z0-9_]{22,}'),
  starting('gitlab-token', ['glpat-', 'gldt-', 'glrt-', 'glcbt-', 'glptt-', 'glft-', 'glsoat-', 'gloas-', 'glimt-', 'glagent-', 'glffct-'], '[A-Za-z0-9_.-]{20,}'),
  starting('gitlab-token', ['GR1348941'], '[A-Za-z0-9_-]{20,}'),
  starting('npm-token', ['npm_'], '[A-Za-z0-9]{36,}'),
  starting('pypi-token', ['pypi-AgE'], '[A-Za-z0-9_-]{50,}'),
  starting('docker-token', ['dckr_pat_', 'dckr_oat_'], '[A-Za-z0-9_-]{20,}'),
  starting('atlassian-token', ['ATATT3', 'ATCTT3', 'ATBB'], '[A-Za-z0-9_=.-]{28,}'),

  // Clouds.
  starting('aws-key-id', ['AKIA', 'ASIA', 'ABIA', 'ACCA'], '[A-Z2-7]{16}(?![A-Za-z0-9])'),
  starting('google-key', ['AIza'], '[A-Za-z0-9_-]{35}'),
  starting('google-token', ['ya29.'], '[A-Za-z0-9_.-]{20,}'),
  starting('google-refresh-token', ['1//0'], '[A-Za-z0-9_-]{30,}'),
  starting('google-client-secret', ['GOCSPX-'], '[A-Za-z0-9_-]{20,}'),
  starting('azure-signature', ['?sig=', '&sig='], '([A-Za-z0-9%+/=_-]{20,})', {anywhere: true}),
  starting('azure-key', ['AccountKey='], '([A-Za-z0-9+/=]{40,})', {anywhere: true}),
  starting('digitalocean-token', ['dop_v1_', 'doo_v1_', 'dor_v1_'], '[a-f0-9]{40,}'),
  starting('databricks-token', ['dapi'], '[a-f0-9]{32}(?:-\\d)?(?![A-Za-z0-9])'),
  starting('vault-token', ['hvs.', 'hvb.', 'hvr.'], '[A-Za-z0-9_-]{20,}'),
  starting('tailscale-key', ['tskey-'], '[A-Za-z0-9-]{16,}'),
  starting('doppler-token', ['dp.pt.', 'dp.st.', 'dp.ct.', 'dp.sa.'], '[A-Za-z0-9._-]{20,}'),
  starting('supabase-key', ['sbp_', 'sb_secret_'], '[A-Za-z0-9_-]{20,}'),
  starting('1password-token', ['ops_eyJ'], '[A-Za-z0-9_=-]{40,}'),
  starting('age-key', ['AGE-SECRET-KEY-1'], '[A-Z0-9]{40,}'),

  // Models and tools that an agent calls.
  starting('api-key', ['sk-'], '(?=[A-Za-z0-9_-]*\\d)[A-Za-z0-9_-]{20,}'),
  starting('groq-key', ['gsk_'], '[A-Za-z0-9]{32,}'),
  starting('xai-key', ['xai-'], '[A-Za-z0-9]{40,}'),
  starting('huggingface-token', ['hf_'], '[A-Za-z0-9]{30,}'),
  starting('replicate-token', ['r8_'], '[A-Za-z0-9]{30,}'),
  starting('perplexity-key', ['pplx-'], '[A-Za-z0-9]{30,}'),
  starting('together-key', ['tgp_v1_'], '[A-Za-z0-9_-]{30,}'),
  starting('fireworks-key', ['fw_'], '[A-Za-z0-9]{20,}'),
  starting('cerebras-key', ['csk-'], '[A-Za-z0-9]{30,}'),
  starting('nvidia-key', ['nvapi-'], '[A-Za-z0-9_-]{40,}'),
  starting('elevenlabs-key', ['sk_'], '[a-f0-9]{48}(?![A-Za-z0-9])'),
  starting('tavily-key', ['tvly-'], '[A-Za-z0-9-]{20,}'),
  starting('brave-key', ['BSA'], '(?=[A-Za-z0-9_-]*\\d)[A-Za-z0-9_-]{24,30}(?![A-Za-z0-9_-])'),
  starting('firecrawl-key', ['fc-'], '[a-f0-9]{32}(?![A-Za-z0-9])'),
  starting('notion-token', ['ntn_'], '[A-Za-z0-9]{40,}'),
  starting('notion-token', ['secret_'], '[A-Za-z0-9]{43}(?![A-Za-z0-9])'),
  starting('linear-key', ['lin_api_', 'lin_oauth_'], '[A-Za-z0-9]{32,}'),
  starting('figma-token', ['figd_', 'figo_'], '[A-Za-z0-9_-]{20,}'),
  starting('grafana-token', ['glc_', 'glsa_'], '[A-Za-z0-9+/=_]{30,}'),
  starting('sentry-token', ['sntrys_', 'sntryu_'], '[A-Za-z0-9+/=_-]{40,}'),
  starting('airtable-token', ['pat'], '[A-Za-z0-9]{14}\\.[a-f0-9]{64}(?![A-Za-z0-9])'),

  // Mail, phone, money.
  starting('stripe-key', ['sk_live_', 'sk_test_', 'rk_live_', 'rk_test_', 'whsec_'], '[A-Za-z0-9+/=]{20,}'),
  starting('sendgrid-key', ['SG.'], '[A-Za-z0-9_-]{16,}\\.[A-Za-z0-9_-]{16,}'),
  starting('mailgun-key', ['key-'], '[a-f0-9]{32}(?![A-Za-z0-9])'),
  starting('twilio-key', ['SK'], '[a-f0-9]{32}(?![A-Za-z0-9])'),
  starting('shopify-token', ['shpat_', 'shpca_', 'shppa_', 'shpss_'], '[A-Fa-f0-9]{32,}'),

  // Shapes of no one in particular.
  starting('jwt', ['eyJ'], '[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{4,}\\.[A-Za-z0-9_-]*(?:\\.[A-Za-z0-9_-]+){0,2}'),
  starting('bearer-token', ['bearer '], '([A-Za-z0-9_~+/.=-]{16,})'),
  starting('basic-auth', ['basic '], '((?=[A-Za-z0-9+/]*[A-Z0-9])[A-Za-z0-9+/]{12,}={0,2})(?![A-Za-z0-9])'),
  starting('url-password', ['://'], '[^\\s/?#"\'<>@:\\\\]{0,128}:([^\\s/?#"\'<>@]{1,512})@', {anywhere: true}),
];
