import {writeActs} from '../acts.ts';
import {writeCapabilities} from '../capabilities.ts';
import {writeFacts} from '../facts.ts';
import {writeFindings} from '../findings.ts';
import {writeFirstTouch} from '../first-touch.ts';
import {writeHostChanges} from '../host-changes.ts';
import {writeJournal} from '../journal.ts';
import {writeNotSeen} from '../not-seen.ts';
import {writeNotes} from '../notes.ts';
import {writeOwn} from '../own.ts';
import {newPage} from '../page.ts';
import {writePageOne} from '../page-one.ts';
import {writePins} from '../pins.ts';
import {writeRedacted} from '../redacted.ts';
import {writeRungs} from '../rungs.ts';
import {writeTimeline} from '../timeline.ts';
import {writeUnit} from '../unit.ts';
import type {Content} from './content.ts';

/** All of it. Page one stands first and is written last, because it says what was shortened. */
export const whole: Content = (session, {detail, limitChars, now, lastHash, journalPath, chain}) => {
  const drill = session.host.kind === 'drill';
  const body = newPage(detail, drill);
  writeFindings(body, session);
  writePins(body, session);
  writeActs(body, session);
  writeFacts(body, session);
  writeFirstTouch(body, session);
  writeHostChanges(body, session);
  writeTimeline(body, session);
  writeRungs(body, session);
  writeOwn(body, session);
  writeNotes(body, session);
  writeUnit(body, session);
  writeCapabilities(body, session);
  writeNotSeen(body, session);
  writeRedacted(body, session);
  writeJournal(body, journalPath, lastHash, chain, now);
  const head = newPage(detail, drill);
  writePageOne(head, session, now, body.shortened, limitChars);
  return [...head.blocks, ...body.blocks];
};

/** What fits into a message. */
export const pageOne: Content = (session, {detail, limitChars, now}) => {
  const page = newPage(detail, session.host.kind === 'drill');
  writePageOne(page, session, now, [], limitChars);
  return page.blocks;
};
