import type {Gateway} from '../src/model/index.ts';
import type {ConsoleStage} from './state.ts';

/** What a key does while there is no walk yet. */
export type BeforeOutcome =
  | {readonly do: 'leave' | 'drill' | 'nothing'}
  | {readonly do: 'mark'; readonly chosen: number}
  | {readonly do: 'pick'; readonly gateway: Gateway};

export function pressBefore(stage: Exclude<ConsoleStage, {is: 'walking'}>, chosen: number, name: string): BeforeOutcome {
  if (stage.is === 'stopped' && stage.drill && name === 'd') return {do: 'drill'};
  if (name === 'q' || name === 'ctrl-c' || name === 'esc') return {do: 'leave'};
  return stage.is === 'choosing' ? choose(stage.gateways, chosen, name) : {do: 'nothing'};
}

function choose(gateways: readonly Gateway[], chosen: number, name: string): BeforeOutcome {
  const last = gateways.length - 1;
  if (name === 'j' || name === 'down') return {do: 'mark', chosen: Math.min(last, chosen + 1)};
  if (name === 'k' || name === 'up') return {do: 'mark', chosen: Math.max(0, chosen - 1)};
  const gateway = name === 'enter' ? gateways[Math.min(chosen, last)] : /^[1-9]$/.test(name) ? gateways[Number(name) - 1] : undefined;
  return gateway === undefined ? {do: 'nothing'} : {do: 'pick', gateway};
}
