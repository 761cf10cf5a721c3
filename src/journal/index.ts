export {type Kept, keptSessions, newSessionId, sessionsFolder} from './folder.ts';
export {hold, type SessionLock} from './holder.ts';
export {type Journal, type JournalStart, openJournal} from './journal.ts';
export {dropMarkKey, keepMarkKey, readMarkKey} from './mark-key.ts';
export {makeOurs} from './place.ts';
export {type JournalRead, parseJournal, readJournal} from './read.ts';
export {type Listed, listSessions, noteSession, type SessionRow} from './sessions-index.ts';
export {writeTicketFile} from './ticket-file.ts';
export type {OwedLine, Search} from './withdraw.ts';
