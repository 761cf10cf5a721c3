/** What OpenClaw derives from a profile's name: unit, launchd label, state directory, files, ports. */
export interface Identity {
  readonly profile: string;
  readonly unit: string;
  readonly launchdLabel: string;
  readonly stateDir: string;
  readonly configPath: string;
  /** Where the gateway listens when nothing is configured. */
  readonly port: number;
}

export const defaultPort = 18789;

/** `--dev` is a profile of its own with a port of its own. */
const devPort = 19001;

const profileName = /^[a-z0-9][a-z0-9_-]{0,63}$/i;

export function identityOf(profile: string, home: string): Identity {
  const name = isDefault(profile) ? null : profile;
  const stateDir = name === null ? `${home}/.openclaw` : `${home}/.openclaw-${name}`;
  return {
    profile: name ?? 'default',
    unit: name === null ? 'openclaw-gateway.service' : `openclaw-gateway-${name}.service`,
    launchdLabel: name === null ? 'ai.openclaw.gateway' : `ai.openclaw.${name}`,
    stateDir,
    configPath: `${stateDir}/openclaw.json`,
    port: portOf(name),
  };
}

/** Blank and `default`, in any case, mean no profile. */
export function isDefault(profile: string): boolean {
  return profile.trim() === '' || profile.toLowerCase() === 'default';
}

export function isProfileName(name: string): boolean {
  return profileName.test(name);
}

/** The profile whose gateway unit has this name; null when it is no gateway unit by name. */
export function profileOfUnit(unit: string): string | null {
  const found = /^(?:openclaw|clawdbot)-gateway(?:-(.+?))?(?:\.service)?$/.exec(unit);
  if (!found) return null;
  if (found[1] === undefined) return 'default';
  return isProfileName(found[1]) ? found[1] : null;
}

/** The profile whose state directory has this name in the home directory; null when it is none. */
export function profileOfStateDir(name: string): string | null {
  if (name === '.openclaw' || name === '.clawdbot') return 'default';
  const found = /^\.openclaw-(.+)$/.exec(name);
  return found?.[1] !== undefined && isProfileName(found[1]) ? found[1] : null;
}

/** The port of a profile for which nothing is configured: named ones are spread over 20000 to 59999 by a hash of the name. */
export function portOf(profile: string | null): number {
  if (profile === null || isDefault(profile)) return defaultPort;
  if (profile.toLowerCase() === 'dev') return devPort;
  return 20_000 + (fnv1a32(profile) % 40_000);
}

/** 32-bit FNV-1a over the UTF-8 bytes. */
export function fnv1a32(text: string): number {
  let hash = 2_166_136_261;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 16_777_619) >>> 0;
  return hash;
}

/** Other local ports that follow from the gateway's: the browser control server of releases that have one. */
export function browserControlPort(port: number): number {
  return port + 2;
}

/** Telegram's webhook listener, only in webhook mode; the same for every profile. */
export const telegramWebhookPort = 8787;

/** The file log of a day (`2026-11-21`), shared by the gateway and every CLI run of that user and profile. */
export function logFile(profile: string, day: string): string {
  return isDefault(profile) ? `/tmp/openclaw/openclaw-${day}.log` : `/tmp/openclaw/openclaw-${profile}-${day}.log`;
}
