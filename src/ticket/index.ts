export {ticket, type TicketOptions} from './ticket.ts';
