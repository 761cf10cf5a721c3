export {type Carrier, carriedBy} from './carrier.ts';
export {type Far, farHost} from './far-host.ts';
export type {Secrets} from './messages.ts';
export {type ThroughOwners, throughOwners} from './owners.ts';
