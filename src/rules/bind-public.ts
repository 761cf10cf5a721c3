import type {Case, ConfigValue, Facts, Step} from '../model/index.ts';
import {meaningFor} from '../openclaw/meaning.ts';
import {madeAnewWith} from '../supervisors/index.ts';
import {openclaw, openclawTo, steps, wordsFor} from './shared/commands.ts';
import {holders, isLoopback} from './shared/holders.ts';
import {logEvidence} from './shared/last-run.ts';
import {refusal} from './shared/refusal.ts';
import {clear, holds, maybe, rule, unknown, whyUnseen} from './shared/rule.ts';
import {type Told, toldService} from './shared/service.ts';
import {unlessServing} from './shared/serving.ts';
import {listed, quote} from './shared/words.ts';

export const bindPublic = rule({
  code: 'bind-public',
  title: 'The gateway can be reached from outside with little or nothing in the way',
  severity: 'degraded',
  behind: ['config-split'],
  needs: ['config'],
  judge({config}, facts) {
    const refusal = refusedToBind(facts, config);
    if (refusal !== null) return holds(refusal);
    const supervisor = maybe(facts, 'supervisor');
    const service = supervisor === null ? null : toldService(supervisor);
    // What a container binds to is open to its own world alone; what leads into it from here is published.
    if (service?.apart === true && service.run.published.length > 0)
      return holds(service.running ? published(facts, config, service) : null);
    if (config.state !== 'valid' || authenticates(facts, config)) return clear;
    const open = openAddresses(facts);
    if (open === null) return isPublic(config.bind) ? holds(exposed(facts, config, [])) : unknown(whyUnseen(facts, 'ports'));
    return open.length > 0 || isPublic(config.bind) ? holds(exposed(facts, config, open)) : clear;
  },
  explain: {
    means:
      'gateway.bind opens the port beyond loopback and gateway.auth asks nobody for anything; or a container publishes it on every address, ' +
      'which is a note while it asks for a password.',
    why:
      'The bind was widened for a phone, a container or a proxy, and the authentication was left out or switched off; a `ports` entry ' +
      'without an address is published on all of them.',
    misleads:
      '`config validate` says valid and `gateway status` gives no hint; only `doctor --lint` and `security audit` call it critical. ' +
      "A container has to bind to lan to be reached at all: its published address counts, and an engine's rules come before ufw's.",
    next: (facts) => steps(remedy(facts)),
    page: 'gateway/security/network-exposure',
  },
});

function refusedToBind(facts: Facts, config: ConfigValue): Case | null {
  const told = refusal(facts, meaningFor('bind-public'));
  if (told.is !== 'said') return null;
  return {
    text: `The ${told.by.title} refuses to start: "${quote(told.line.text)}" (${config.path}: ${settings(config)}).`,
    evidence: [logEvidence(told.line), configLine(config), told.by.evidence],
    severity: unlessServing(facts),
    next: steps(wordsFor(facts).showLog(facts, 80, told.by.subject), remedy(facts)),
  };
}

function exposed(facts: Facts, config: ConfigValue, open: readonly string[]): Case {
  const seen =
    open.length === 0
      ? 'the next start would open it'
      : `it listens on ${listed(open.map((address) => `${address}:${facts.gateway.port}`))}`;
  return {
    text:
      `${config.path} sets gateway.bind=${config.bind ?? 'not set'} with gateway.auth.mode=${config.authMode ?? 'not set'} and no ` +
      `token or password; ${seen}.`,
    evidence: [
      configLine(config),
      ...open.map((address) => ({probe: 'ports' as const, line: `listens on ${address}:${facts.gateway.port}`})),
    ],
    next: remedy(facts),
  };
}

/** The engine's own rules stand before those of a firewall such as ufw, so that a published port is open although they close it. */
function published(facts: Facts, config: ConfigValue, service: Told): Case | null {
  const open = service.run.published.filter(({address, port}) => port === facts.gateway.port && !isLoopback(address));
  const [first] = open;
  if (first === undefined) return null;
  const asks = config.state !== 'valid' || authenticates(facts, config);
  const guard = !asks
    ? `and nobody is asked for anything (gateway.auth.mode=${config.authMode ?? 'not set'} in ${config.path})`
    : config.state === 'valid'
      ? 'and only its password or token stands between'
      : 'and whether it asks for a password could not be seen';
  const {port, inside} = first;
  return {
    text:
      `The ${service.title} is published on ${listed(open.map(({address}) => `${address}:${port}`))}: whoever reaches this host reaches the ` +
      `gateway, past a firewall such as ufw, ${guard}.`,
    evidence: [
      {
        probe: 'supervisor',
        line: `${service.title}: publishes ${open.map((one) => `${one.address}:${one.port} to ${one.inside}`).join(', ')}`,
      },
      configLine(config),
    ],
    severity: asks ? 'note' : 'degraded',
    next: steps(
      madeAnewWith(facts, service, {
        stack: `ports: "127.0.0.1:${port}:${inside}"`,
        unit: `PublishPort=127.0.0.1:${port}:${inside}`,
        run: `-p 127.0.0.1:${port}:${inside}`,
      }),
      asks ? null : openclawTo(facts, {effect: 'asks everybody for a token', word: 'set'})`config set gateway.auth.mode token`,
    ),
  };
}

function settings(config: ConfigValue): string {
  return `gateway.bind=${config.bind ?? 'not set'}, gateway.auth.mode=${config.authMode ?? 'not set'}`;
}

function configLine(config: ConfigValue): {readonly probe: 'config'; readonly line: string} {
  return {
    probe: 'config',
    line: `${config.path}: ${settings(config)}, credential ` + `${config.authConfigured ? 'configured' : 'not configured'}`,
  };
}

function remedy(facts: Facts): readonly Step[] {
  return [
    // Behind a loopback of its own nobody reaches a container.
    ...(isApart(facts)
      ? []
      : [openclawTo(facts, {effect: 'closes the port to other machines', word: 'set'})`config set gateway.bind loopback`]),
    openclawTo(facts, {effect: 'asks everybody for a token', word: 'set'})`config set gateway.auth.mode token`,
    openclaw(facts)`security audit --json`,
  ];
}

function isApart(facts: Facts): boolean {
  const supervisor = maybe(facts, 'supervisor');
  return supervisor !== null && toldService(supervisor)?.apart === true;
}

/** Only mode `none` lets everybody in: without a mode the gateway makes itself a token and answers 401. */
function authenticates(facts: Facts, config: ConfigValue): boolean {
  if (config.authMode === 'none') return false;
  if (config.authMode !== null || config.authConfigured || !isPublic(config.bind)) return true;
  const secrets = maybe(facts, 'secrets');
  return secrets === null || secrets.keys.some((key) => /GATEWAY_(?:TOKEN|PASSWORD)$|^gateway\.auth\./.test(key.name));
}

function isPublic(bind: string | null): boolean {
  return bind !== null && !/^(?:loopback|localhost|auto|127\.[\d.]+|::1)$/i.test(bind);
}

/** Addresses beyond loopback on which our gateway listens; null = could not be seen. */
function openAddresses(facts: Facts): readonly string[] | null {
  const supervisor = maybe(facts, 'supervisor');
  const ports = maybe(facts, 'ports');
  if (supervisor === null || ports === null) return null;
  return holders(facts, supervisor, ports)
    .filter((holder) => holder.is === 'ours' || holder.is === 'foreground')
    .map((holder) => holder.listener.address)
    .filter((address) => !isLoopback(address));
}
