export {keptSessions, newSessionId, sessionsFolder, type Kept} from './folder.ts';
export {hold, type Held} from './holder.ts';
export {openJournal, type Journal} from './journal.ts';
export {parseJournal, readJournal, type JournalRead} from './read.ts';
export {writeTicketFile} from './ticket-file.ts';
