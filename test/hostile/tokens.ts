import {alnum, base32, type Chance, digits, hex, lower, std64, url64} from './chance.ts';

/** How a service makes a value. What is written `{…}` in a pattern is made by chance: the set's letter and how many. */
export interface Token {
  readonly family: string;
  readonly pattern: string;
}

const sets: Readonly<Record<string, string>> = {
  a: alnum,
  b: std64,
  d: digits,
  h: hex,
  l: lower + digits,
  n: digits.slice(1),
  t: base32,
  u: url64,
  w: alnum.replace(/[0OIl]/g, ''),
  U: base32.replace(/\d/g, '') + digits,
};

/** The text of a pattern, and the part between `<` and `>`, or all of it, as the secret. */
export function make(pattern: string, chance: Chance): {readonly text: string; readonly secret: string} {
  const made = pattern.replace(/\{(\w)(\d+)\}/g, (_, set: string, length: string) => chance.some(sets[set]!, Number(length)));
  const secret = /<([^>]*)>/.exec(made)?.[1];
  return {text: made.replace(/[<>]/g, ''), secret: secret ?? made};
}

const family = (name: string, ...patterns: readonly string[]): Token[] => patterns.map((pattern) => ({family: name, pattern}));

const uuid = '{h8}-{h4}-4{h3}-a{h3}-{h12}';

/** Values that are told by their own shape. */
export const tokens: readonly Token[] = [
  ...family(
    'webhook',
    'https://discord.com/api/webhooks/{n18}/<{u68}>',
    'https://canary.discord.com/api/webhooks/{n18}/<{u68}>?wait=true',
    'https://hooks.slack.com/services/T{U10}/B{U10}/<{a24}>',
    'https://hooks.slack.com/workflows/T{U10}/A{U10}/{n18}/<{a24}>',
    `https://acme.webhook.office.com/webhookb2/${uuid}@${uuid}/IncomingWebhook/<{h32}>/${uuid}`,
    `https://open.feishu.cn/open-apis/bot/v2/hook/<${uuid}>`,
    `https://open.larksuite.com/open-apis/bot/v2/hook/<${uuid}>`,
    'https://oapi.dingtalk.com/robot/send?access_token=<{h64}>',
    `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=<${uuid}>`,
    'https://mattermost.example.org/hooks/<{l26}>',
    'https://chat.example.org/hooks/{a24}/<{a43}>',
    'https://hooks.zapier.com/hooks/catch/{n7}/<{l7}>/',
    'https://maker.ifttt.com/trigger/gateway_down/with/key/<{u43}>',
    `https://n8n.example.org/webhook/<${uuid}>`,
    'https://hook.eu2.make.com/<{l32}>',
    'https://chat.googleapis.com/v1/spaces/{a11}/messages?key=AIza{u35}&token=<{u43}>',
    'https://prod-12.westeurope.logic.azure.com/workflows/{h32}/triggers/manual/paths/invoke?sp=%2Ftriggers&sig=<{u43}>',
  ),
  ...family(
    'chat',
    '{n10}:AA{u33}',
    'MT{a22}.G{a5}.{u38}',
    'xoxb-{n12}-{n12}-{a24}',
    'xapp-1-A{U10}-{n13}-{h64}',
    'xoxe.xoxp-1-{a140}',
    'syt_{a10}_{a20}_{a6}',
    't-g1{h38}',
    'SK{h32}',
    'EAA{a140}',
  ),
  ...family(
    'model provider',
    'sk-proj-{u74}T3BlbkFJ{u74}',
    'sk-svcacct-{u74}T3BlbkFJ{u74}',
    'sk-ant-api03-{u93}AA',
    'sk-ant-oat01-{u93}AA',
    'AIza{u35}',
    'xai-{a80}',
    'gsk_{a52}',
    'sk-or-v1-{h64}',
    'pplx-{a48}',
    'hf_{a34}',
    'r8_{a37}',
    'sk-{h32}',
    'nvapi-{u64}',
    'csk-{l48}',
    'tvly-dev-{a32}',
    'sk_{h48}',
  ),
  ...family(
    'code host and registry',
    'ghp_{a36}',
    'ghs_{a36}',
    'github_pat_{a22}_{a59}',
    'glpat-{u20}',
    'npm_{a36}',
    'pypi-AgEIcHlwaS5vcmc{u90}',
    'dckr_pat_{u27}',
    'dckr_oat_{u32}',
  ),
  ...family('network', 'tskey-auth-{a17}-{a32}', 'tskey-api-{a17}-{a32}', 'tskey-client-{a17}-{a32}'),
  ...family(
    'cloud',
    'AKIA{t16}',
    'ya29.{u120}',
    '1//0{u60}',
    'GOCSPX-{u28}',
    'dop_v1_{h64}',
    'hvs.{u90}',
    'sbp_{h40}',
    'SG.{u22}.{u43}',
    'sk_live_{a24}',
    'whsec_{b32}',
  ),
  ...family(
    'signature',
    'https://x.blob.core.windows.net/c/b?sv=2024-11-04&sr=b&se=2026-11-25T00%3A00%3A00Z&sig=<{a43}%3D>',
    'https://b.s3.eu-central-1.amazonaws.com/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20261125T000000Z&X-Amz-Signature=<{h64}>',
    'https://storage.googleapis.com/b/o?X-Goog-Algorithm=GOOG4-RSA-SHA256&X-Goog-Expires=900&X-Goog-Signature=<{h256}>',
  ),
  ...family('jwt', 'eyJhbGciOiJIUzI1NiJ9.eyJ{u60}.{u43}'),
  ...family('key', 'AGE-SECRET-KEY-1{U58}', 'nsec1{l58}', '5{w50}', 'otpauth://totp/acme:bob?secret=<{t32}>&issuer=acme'),
  ...family(
    'connection',
    'postgres://app:<{a18}>@db.internal:5432/app',
    'mysql://root:<{a14}>@10.0.0.4/app',
    'mongodb+srv://bot:<{a16}>@cluster0.example.net/?w=1',
    'redis://:<{a24}>@cache:6379/0',
    'amqps://mq:<{a20}>@mq.example.net/vhost',
    'smtp://bot%40example.org:<{a16}>@mail.example.org:587',
    'https://<{h32}>@o{n6}.ingest.sentry.io/{n7}',
    'Server=db;Database=app;User Id=sa;Password=<{a16}>;Encrypt=true',
  ),
];
