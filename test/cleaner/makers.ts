/** Picks `count` characters of a set; the tests bring their own chance. */
export type Letters = (set: string, count: number) => string;

const small = 'abcdefghijklmnopqrstuvwxyz';
const large = small.toUpperCase();
const digit = '0123456789';
const word = small + large + digit;
const wide = `${word}_-`;
const hex = 'abcdef0123456789';

/** A secret of each kind, as its service makes it. A digit stands where chance might give none, so that no test depends on luck. */
export const makers: Readonly<Record<string, (letters: Letters) => string>> = {
  telegram: (letters) => `${letters('123456789', 1)}${letters(digit, 9)}:AA${letters(wide, 33)}`,
  discord: (letters) => `MT${letters(word, 22)}.G${letters(wide, 5)}.${letters(wide, 38)}`,
  slackBot: (letters) => `xoxb-${letters(digit, 12)}-${letters(digit, 12)}-${letters(word, 24)}`,
  slackApp: (letters) => `xapp-1-A${letters(large + digit, 10)}-${letters(digit, 13)}-${letters(hex, 64)}`,
  slackSession: (letters) => `xoxc-${letters(digit, 12)}-${letters(digit, 12)}-${letters(hex, 64)}`,
  matrix: (letters) => `syt_${letters(word, 8)}_${letters(small + large, 20)}_${letters(word, 6)}`,
  feishuTenant: (letters) => `t-g1${letters(hex, 36)}`,
  feishuSecret: (letters) => `Ab3${letters(word, 10)}Xk9Qz${letters(word, 8)}7mT4pW`,
  whatsapp: (letters) => `EAA${letters(word, 120)}`,
  github: (letters) => `ghp_${letters(word, 36)}`,
  githubFine: (letters) => `github_pat_${letters(word, 22)}_${letters(word, 59)}`,
  gitlab: (letters) => `glpat-${letters(wide, 20)}`,
  npm: (letters) => `npm_${letters(word, 36)}`,
  awsId: (letters) => `AKIA${letters(`${large}234567`, 16)}`,
  google: (letters) => `AIza${letters(wide, 35)}`,
  googleOauth: (letters) => `GOCSPX-${letters(wide, 28)}`,
  openai: (letters) => `sk-proj-${letters(wide, 40)}1T3BlbkFJ${letters(wide, 40)}`,
  anthropic: (letters) => `sk-ant-api03-${letters(wide, 93)}AA`,
  openrouter: (letters) => `sk-or-v1-${letters(hex, 63)}1`,
  groq: (letters) => `gsk_${letters(word, 52)}`,
  xai: (letters) => `xai-${letters(word, 80)}`,
  huggingface: (letters) => `hf_${letters(small + large, 34)}`,
  elevenlabs: (letters) => `sk_${letters(hex, 48)}`,
  sendgrid: (letters) => `SG.${letters(word, 22)}.${letters(word, 43)}`,
  stripe: (letters) => `sk_live_${letters(word, 24)}`,
  shopify: (letters) => `shpat_${letters(hex, 32)}`,
  grafana: (letters) => `glsa_${letters(word, 32)}_${letters(hex, 8)}`,
  vault: (letters) => `hvs.${letters(wide, 92)}`,
  docker: (letters) => `dckr_pat_${letters(wide, 27)}`,
  linear: (letters) => `lin_api_${letters(word, 40)}`,
  vercel: (letters) => `vcp_${letters(word, 56)}`,
  databricks: (letters) => `dapi${letters(hex, 32)}`,
  figma: (letters) => `figd_${letters(wide, 40)}`,
  notion: (letters) => `ntn_${letters(digit, 11)}${letters(word, 35)}`,
  jwt: (letters) => `eyJhbGciOiJIUzI1NiJ9.eyJ${letters(wide, 40)}.${letters(wide, 43)}`,
  tailscale: (letters) => `tskey-auth-k${letters(word, 12)}-${letters(word, 32)}`,
};
