import type {Capability, CliAnswer} from '../../model/index.ts';
import {type Account, channelProof, parseAccount} from './channel-proof.ts';
import type {Claim} from './claims.ts';
import {at, isTable, type Table, tableAt} from './config.ts';

/** What the latest look says of one claim. */
export type Proof = Pick<Capability, 'state' | 'detail' | 'sends' | 'receives' | 'checkedAt' | 'tookMs'>;

/** Answers of the OpenClaw CLI by their command; null where it was not asked or gave no document. */
export interface Answers {
  of(...commands: readonly string[]): {readonly json: Table; readonly at: number} | null;
}

export function answersOf(all: readonly CliAnswer[], notBefore: number): Answers {
  return {
    of: (...commands) => {
      const answer = all.findLast(
        (one) => commands.some((command) => one.command.startsWith(command)) && one.at >= notBefore && isTable(one.json),
      );
      return answer && isTable(answer.json) ? {json: answer.json, at: answer.at} : null;
    },
  };
}

/** The proof of a claim out of the CLI's answers; null when they do not speak of it. */
export function proofOf(claim: Claim, answers: Answers): Proof | null {
  return provers[claim.kind](claim.name, answers);
}

const provers: Readonly<Record<Capability['kind'], (name: string, answers: Answers) => Proof | null>> = {
  channel: ofChannel,
  agent: ofAgent,
  provider: ofProvider,
  plugin: ofPlugin,
  skill: ofSkill,
  mcp: ofMcp,
  speech: (name, answers) =>
    isLoaded(name, answers) ? proof('loaded', 'its plugin is loaded; only speaking would prove it, and that costs', answers) : null,
  browser: ofBrowser,
  hook: () => null,
  cron: () => null,
};

const health = ['gateway call health', 'gateway health', 'health'] as const;

function ofChannel(name: string, answers: Answers): Proof | null {
  const [channel = name, accountId] = name.split(':');
  const probed = answers.of('channels status --probe');
  const accounts = probed === null || probed.json['configOnly'] === true ? [] : tableAt(probed.json, 'channelAccounts')[channel];
  const fromProbe = pick(
    (Array.isArray(accounts) ? accounts : []).flatMap((one) => parseAccount(one) ?? []),
    accountId,
  );
  if (fromProbe && probed) return channelProof(fromProbe, probed.at);
  const snapshot = answers.of(...health);
  const entry = snapshot === null ? undefined : tableAt(snapshot.json, 'channels')[channel];
  if (!isTable(entry) || snapshot === null) return null;
  const each = Object.values(tableAt(entry, 'accounts')).flatMap((one) => parseAccount(one) ?? []);
  const found = pick(each.length > 0 ? each : [parseAccount(entry)].filter((one) => one !== null), accountId);
  return found ? channelProof(found, snapshot.at) : null;
}

/** Without an account's name the one that is worst off speaks for the channel. */
function pick(accounts: readonly Account[], accountId: string | undefined): Account | undefined {
  if (accountId !== undefined) return accounts.find((one) => one.accountId === accountId);
  return accounts.find((one) => one.running === false || one.connected === false || one.probe?.ok === false) ?? accounts[0];
}

/** A gateway that has an agent lists it with its health; what its model answers shows only in a turn. */
function ofAgent(name: string, answers: Answers): Proof | null {
  const snapshot = answers.of(...health);
  const agents = snapshot === null ? null : snapshot.json['agents'];
  const has = Array.isArray(agents) && agents.some((one: unknown) => isTable(one) && one['agentId'] === name);
  return has ? proof('loaded', 'the gateway has it; only a turn proves its model, and that costs', answers, ...health) : null;
}

/** No look proves that a key is accepted: only a call to the model does, and that costs. */
function ofProvider(name: string, answers: Answers): Proof | null {
  const answer = answers.of('models status');
  if (answer === null) return null;
  const auth = tableAt(answer.json, 'auth');
  const missing = auth['missingProvidersInUse'];
  if (Array.isArray(missing) && missing.includes(name))
    return proof('failed', 'it is in use and has no usable key', answers, 'models status');
  const route = (Array.isArray(auth['modelRouteIssues']) ? auth['modelRouteIssues'] : [])
    .filter(isTable)
    .find((one) => one['provider'] === name);
  const message = route === undefined ? null : (text(route['message']) ?? text(route['kind']));
  if (route?.['kind'] === 'missing-auth' || route?.['kind'] === 'incompatible')
    return proof('failed', message ?? 'no reason given', answers, 'models status');
  const unusable = (Array.isArray(auth['unusableProfiles']) ? auth['unusableProfiles'] : [])
    .filter(isTable)
    .find((one) => profileOf(one, name));
  if (unusable)
    return proof(
      'failed',
      `its credential cannot be used: ${text(unusable['reason']) ?? text(unusable['kind']) ?? 'no reason given'}`,
      answers,
      'models status',
    );
  const known = (Array.isArray(auth['providers']) ? auth['providers'] : []).filter(isTable).find((one) => one['provider'] === name);
  const kind = known ? text(at(known, 'effective.kind')) : null;
  if (kind === 'missing') return proof('failed', 'it has no key', answers, 'models status');
  // Logins that another program keeps cannot be looked into: that is no failure.
  if (kind === null) return message === null ? null : proof('claimed', message, answers, 'models status');
  return proof('not-provable', `a key is there (${kind}); only a call to the model proves it, and that costs`, answers, 'models status');
}

function profileOf(profile: Table, provider: string): boolean {
  return profile['provider'] === provider || (text(profile['profileId']) ?? '').startsWith(`${provider}:`);
}

function ofPlugin(name: string, answers: Answers): Proof | null {
  const snapshot = answers.of(...health);
  const plugins = snapshot === null ? {} : tableAt(snapshot.json, 'plugins');
  for (const [list, word] of [
    ['errors', 'could not be loaded'],
    ['unavailable', 'is not available'],
  ] as const) {
    const found = entries(plugins[list]).find((one) => one.id === name);
    if (found) return proof('failed', `it ${word}${found.message === null ? '' : `: ${found.message}`}`, answers, ...health);
  }
  if (isLoaded(name, answers)) return proof('loaded', 'the gateway has loaded it; whether it works shows in use', answers, ...health);
  const doctor = answers.of('plugins doctor');
  const error =
    doctor === null
      ? undefined
      : [...entries(doctor.json['pluginErrors']), ...entries(doctor.json['diagnostics'])].find((one) => one.id === name);
  if (error) return proof('failed', `its check failed: ${error.message ?? 'no reason given'}`, answers, 'plugins doctor');
  return Array.isArray(plugins['loaded'])
    ? proof('failed', 'it is switched on and the gateway has not loaded it', answers, ...health)
    : null;
}

/** Lists of plugins come as names or as objects with an id and a message. */
function entries(value: unknown): readonly {readonly id: string; readonly message: string | null}[] {
  return (Array.isArray(value) ? value : []).flatMap((one: unknown) => {
    if (typeof one === 'string') return [{id: one, message: null}];
    if (!isTable(one)) return [];
    const id = text(one['id']) ?? text(one['pluginId']) ?? text(one['plugin']);
    return id === null ? [] : [{id, message: text(one['message']) ?? text(one['error']) ?? text(one['reason'])}];
  });
}

function isLoaded(plugin: string, answers: Answers): boolean {
  const snapshot = answers.of(...health);
  const loaded = snapshot === null ? null : tableAt(snapshot.json, 'plugins')['loaded'];
  return Array.isArray(loaded) && loaded.includes(plugin);
}

function ofSkill(name: string, answers: Answers): Proof | null {
  const answer = answers.of('skills list');
  if (answer === null || !Array.isArray(answer.json['skills'])) return null;
  const skill = answer.json['skills'].filter(isTable).find((one) => one['name'] === name);
  if (!skill) return proof('failed', 'it is configured and there is no skill of that name', answers, 'skills list');
  if (skill['disabled'] === true) return proof('off', 'switched off', answers, 'skills list');
  if (skill['blockedByAllowlist'] === true) return proof('failed', 'an allowlist blocks it', answers, 'skills list');
  if (skill['eligible'] === true)
    return proof('loaded', 'everything it needs is there; whether it works shows in use', answers, 'skills list');
  const lacks = Object.entries(tableAt(skill, 'missing')).flatMap(([what, list]) =>
    Array.isArray(list) && list.length > 0 ? [`${what} ${list.join(', ')}`] : [],
  );
  return proof('failed', `it lacks ${lacks.join('; ') || 'something that was not named'}`, answers, 'skills list');
}

/** `mcp doctor` connects to nothing, so its silence proves nothing. */
function ofMcp(name: string, answers: Answers): Proof | null {
  const answer = answers.of('mcp doctor');
  const servers = answer === null ? [] : answer.json['servers'];
  const server = (Array.isArray(servers) ? servers : []).filter(isTable).find((one) => one['name'] === name);
  if (!server) return null;
  const issues = (Array.isArray(server['issues']) ? server['issues'] : []).filter(isTable);
  const error = issues.find((issue) => issue['level'] === 'error');
  if (error) return proof('failed', text(error['message']) ?? 'its check failed', answers, 'mcp doctor');
  const note = text(issues[0]?.['message']);
  return proof(
    'not-provable',
    `its settings are in order${note === null ? '' : ` (${note})`}; only \`openclaw mcp probe ${name}\` would start it`,
    answers,
    'mcp doctor',
  );
}

function ofBrowser(_: string, answers: Answers): Proof | null {
  if (answers.of(...health) === null) return null;
  return isLoaded('browser', answers)
    ? proof('loaded', 'its plugin is loaded; a browser is started at first use', answers, ...health)
    : proof('failed', 'it is configured and its plugin is not loaded', answers, ...health);
}

function proof(state: Proof['state'], detail: string, answers: Answers, ...commands: readonly string[]): Proof {
  return {
    state,
    detail: detail.slice(0, 400),
    sends: null,
    receives: null,
    checkedAt: answers.of(...(commands.length > 0 ? commands : health))?.at ?? null,
    tookMs: null,
  };
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
