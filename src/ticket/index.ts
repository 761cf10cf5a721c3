export type {Lore} from './contents/content.ts';
export {numbered, withoutPersonal} from './personal/replace.ts';
export {type Target, targets} from './targets.ts';
export {type TicketOptions, ticket} from './ticket.ts';
