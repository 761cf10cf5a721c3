import {isHarmlessField} from './harmless-variables.ts';

/**
 * Whether a setting of a configuration holds nothing secret, whatever its value looks like, but for an address that names who asks. What is written as prose is looked at word
 * by word all the same.
 */
export function isHarmlessSetting(name: string): boolean {
  const plain = name.replace(/[^A-Za-z]/g, '').toLowerCase();
  return (
    !prose.has(plain) && (settings.has(plain) || isHarmlessField(name) || isIdentifier(name) || isListOfPeople(plain) || isPattern(plain))
  );
}

/** `agentId`, `clientId`, `guild_ids`: whose or which, unless it identifies by being secret. */
function isIdentifier(name: string): boolean {
  return /(?:^id|Id|ID|_id|-id)s?$|^uuid$|Uuid$/.test(name) && !/secret|token|key|session|auth|access|paid|void|valid|pass/i.test(name);
}

function isListOfPeople(plain: string): boolean {
  return /(?:allow|deny|block)(?:list|from|ed)$/.test(plain);
}

function isPattern(plain: string): boolean {
  return /(?:pattern|regexp?|glob)s?$/.test(plain);
}

const words = (text: string): readonly string[] => text.split(' ');

const prose = new Set(words('note notes description label title'));

const settings = new Set([
  // Which model and program, in which release; what anybody can fetch.
  ...words(
    'primary fallback fallbacks alias api image images commit revision rev integrity checksum digest sha hash etag build package packages',
  ),
  ...words('spec resolvedversion resolvedspec resolvedname lasttouchedversion lasttouchedat lastrunversion lastruncommit lastrunat'),
  // Where something is.
  ...words(
    'host hostname bind port path dir directory folder file root workspace cwd socket installpath sourcepath remote tailnet include',
  ),
  // Who may talk to it: identifiers of people, rooms and machines.
  ...words('allowfrom groupallowfrom allowlist denylist owner owners ownerallowfrom to from peer channel channels guild guilds user users'),
  ...words('room rooms group groups trustedproxies allowedorigins phone number fromnumber tonumber publickey fingerprint voice'),
  // How texts are matched and times are written.
  ...words('match schedule cron timezone locale color accent icon emoji every at'),
]);
