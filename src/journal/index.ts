export {type Kept, keptSessions, newSessionId, sessionsFolder} from './folder.ts';
export {hold, type SessionLock} from './holder.ts';
export {type Journal, openJournal} from './journal.ts';
export {type JournalRead, parseJournal, readJournal} from './read.ts';
export {writeTicketFile} from './ticket-file.ts';
