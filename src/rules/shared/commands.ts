import type {CommandStep, Facts, RunAs, Service, Step} from '../../model/index.ts';
import {behind, type Change, change, handedTo, look, lookFor, say, type Tag, value} from '../../steps/index.ts';
import {cliBeside, cliInside, isMac, mainService, presentUnits, wordsFor} from '../../supervisors/index.ts';

export {asOwner, asRoot, wordsFor} from '../../supervisors/index.ts';

/** What can be done next, in order; what there is no command for on this host is left out. */
export function steps(...all: readonly (Step | null | readonly (Step | null)[])[]): readonly Step[] {
  return all.flat().filter((one): one is Step => one !== null);
}

/** A look by an OpenClaw command: openclaw(facts)`config validate --json`. */
export function openclaw(facts: Facts, effect = ''): Tag {
  return (pieces, ...holes) => asOpenclaw(facts, lookFor(effect)(pieces, ...holes));
}

/** An OpenClaw command that changes something. */
export function openclawTo(facts: Facts, what: Change): Tag {
  return (pieces, ...holes) => asOpenclaw(facts, change(what)(pieces, ...holes));
}

/** Opens another runbook, at the step that is named beside it. */
export function walk(runbook: 'ladder' | 'upgrade' | 'hardening', step: string): Step {
  return lookFor(`step: ${step}`)`rungs walk ${value(runbook)}`;
}

export function readyz({gateway}: Facts, effect = ''): Step {
  return lookFor(effect)`curl -sS -m 2 http://127.0.0.1:${gateway.port}/readyz`;
}

/** Writes the service's definition anew, the same command wherever it may lie; what lives in a container was made by something else. */
export function reinstall(facts: Facts, effect = 'writes the definition of the service anew'): Step | null {
  const mine = ownService(facts);
  if (mine !== null) return wordsFor(facts).edit(facts, mine);
  return openclawTo(facts, {effect, word: 'install'})`gateway install --force`;
}

/** A service beside the unit managers that is this gateway's and that OpenClaw did not install: what it installed beside it would be a second owner. */
export function ownService({readings: {supervisor}}: Facts): Service | null {
  if (supervisor?.seen !== true || presentUnits(supervisor.value).length > 0) return null;
  const service = mainService(supervisor.value);
  return service?.run === undefined || service.ours === true ? null : service;
}

/** After the cause is mended: forgets what failed, where something remembers it, and starts. */
export function startAgain(facts: Facts, failed: boolean, subject?: {readonly scope: string; readonly name: string}): readonly Step[] {
  const words = wordsFor(facts);
  return steps(failed ? words.resetFailed(facts, subject) : null, words.start(facts, subject));
}

export {isMac, say};

/**
 * As the gateway's owner: run as root it would leave root-owned files in the state directory. Where the gateway lives in a container
 * the command is run in there, as the container's own user.
 */
function asOpenclaw(facts: Facts, step: CommandStep): CommandStep {
  const {own, profile, user, cliPath} = facts.gateway;
  const [carrier, ...words] = cliInside(facts.readings) ?? cliBeside(facts.readings) ?? [];
  const inside = carrier !== undefined;
  const program = inside
    ? words.reduce((before, word) => behind(before, ownOptions[word] ?? look`${value(word)}`), look`${value(carrier)}`)
    : own && !mayBeAnother(facts)
      ? look`openclaw`
      : look`${value(cliPath ?? 'openclaw')}`;
  const command = behind(profile === 'default' ? program : behind(program, look`--profile ${value(profile)}`), step);
  if (own || inside) return command;
  const env = isMac(facts) ? [] : [`XDG_RUNTIME_DIR=/run/user/${user.uid}`];
  const as: RunAs = {is: 'owner', name: user.name, uid: user.uid, login: {env}};
  return handedTo(as, command);
}

/** Words of ours among names: nobody would type a name that begins with a dash. */
const ownOptions: Readonly<Record<string, CommandStep>> = {
  '--rm': look`--rm`,
  '--volumes-from': look`--volumes-from`,
  '--user': look`--user`,
};

/** With several installations the bare word may start another one than the command that was looked at. */
function mayBeAnother({readings: {install}}: Facts): boolean {
  return install?.seen === true && install.value.others !== undefined;
}
