import type {CommandStep, Facts} from '../model/index.ts';
import {handedTo} from '../steps/index.ts';

/** A command that needs root's rights; whoever looks at another user's gateway is root already. */
export function asRoot(facts: Facts, step: CommandStep): CommandStep {
  const {own, user} = facts.gateway;
  return own && user.uid !== 0 ? handedTo({is: 'root'}, step) : step;
}

/** A command that needs the rights of the gateway's owner. */
export function asOwner(facts: Facts, step: CommandStep): CommandStep {
  const {own, user} = facts.gateway;
  return own ? step : handedTo({is: 'owner', name: user.name, uid: user.uid}, step);
}
