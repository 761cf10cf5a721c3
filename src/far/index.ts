export type {Answer} from './answering.ts';
export {packed} from './boot.ts';
export {type Broadcast, type BroadcastWish, broadcast, broadcastFile} from './broadcast.ts';
export {type Carrier, carriedBy} from './carrier.ts';
export {type Far, farHost, farOn} from './far-host.ts';
export {type Lasting, lasting} from './lasting.ts';
export {type ThroughOwners, throughOwners} from './owners.ts';
export {type Carried, type NoLine, reach, type Way} from './reach.ts';
export {type Door, serve} from './serve.ts';
