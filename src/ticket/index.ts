export {type TicketOptions, ticket} from './ticket.ts';
