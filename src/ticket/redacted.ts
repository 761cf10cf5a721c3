import type {Session} from '../model/index.ts';
import {ours} from './inline.ts';
import type {Page} from './page.ts';
import {writeRows} from './rows.ts';

/** The ledger of what the cleaner replaced: kind, mark, count and where, never a value. */
export function writeRedacted(page: Page, session: Session): void {
  const {redacted} = session;
  page.section(ours('Redacted'));
  if (redacted.length === 0) {
    page.paragraph(ours('No secret was met.'));
    return;
  }
  const times = redacted.reduce((sum, one) => sum + one.count, 0);
  page.paragraph(ours(`Secrets replaced: ${redacted.length}, ${times} times. The same mark is the same value.`));
  const rows = redacted.map((one) => [one.kind, one.mark, `${one.count}×`, one.where.join(', ')]);
  writeRows(page, rows, page.detail.rowsMax, 'what was redacted');
}
