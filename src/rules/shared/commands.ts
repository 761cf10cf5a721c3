import type {Facts, UnitState} from '../../model/index.ts';

type Scope = UnitState['scope'];

/** `systemctl …` for the gateway's unit, in the manager that owns it, as the responder must type it. */
export function systemctl(facts: Facts, scope: Scope, words: string, unit: string = facts.gateway.unit): string {
  return `${manager(facts, scope)} ${words} ${unit}`;
}

export function daemonReload(facts: Facts, scope: Scope): string {
  return `${manager(facts, scope)} daemon-reload`;
}

/** The unit's last lines: what it said itself and what systemd said of it. */
export function journal(facts: Facts, scope: Scope, unit: string = facts.gateway.unit): string {
  if (scope === 'system') return `${sudo(facts)}journalctl -u ${unit} -n 80 --no-pager`;
  if (facts.gateway.own) return `journalctl --user -u ${unit} -n 80 --no-pager`;
  return (
    `journalctl _UID=${facts.gateway.user.uid} _SYSTEMD_USER_UNIT=${unit} + _UID=${facts.gateway.user.uid} USER_UNIT=${unit} -n ` +
    `80 --no-pager`
  );
}

/** An OpenClaw command as the gateway's owner: run as root it would leave root-owned files in the state directory. */
export function openclaw(facts: Facts, words: string): string {
  const {gateway} = facts;
  const program = gateway.own ? 'openclaw' : (gateway.cliPath ?? 'openclaw');
  const profile = gateway.profile === 'default' ? '' : `--profile ${gateway.profile} `;
  const command = `${program} ${profile}${words}`;
  if (gateway.own) return command;
  return `sudo -iu ${gateway.user.name} env XDG_RUNTIME_DIR=/run/user/${gateway.user.uid} ${command}`;
}

/** A shell command that needs the rights of the gateway's owner. */
export function asOwner(facts: Facts, command: string): string {
  return facts.gateway.own ? command : `sudo -u ${facts.gateway.user.name} ${command}`;
}

/** A shell command that needs root. */
export function asRoot(facts: Facts, command: string): string {
  return `${sudo(facts)}${command}`;
}

/** A step of another runbook, as a command that opens it. */
export function walk(runbook: 'ladder' | 'upgrade' | 'hardening', step: string): string {
  return `rungs walk ${runbook}  # step: ${step}`;
}

function manager(facts: Facts, scope: Scope): string {
  if (scope === 'system') return `${sudo(facts)}systemctl`;
  return facts.gateway.own ? 'systemctl --user' : `systemctl --user -M ${facts.gateway.user.name}@`;
}

/** Whoever looks at another user's gateway is root already. */
function sudo(facts: Facts): string {
  return facts.gateway.own && facts.gateway.user.uid !== 0 ? 'sudo ' : '';
}
