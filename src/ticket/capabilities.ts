import type {Capability, Session} from '../model/index.ts';
import type {Cells} from './blocks.ts';
import {utc} from './format.ts';
import {ours} from './inline.ts';
import type {Page} from './page.ts';
import {writeRows} from './rows.ts';
import {seenUnder} from './seen.ts';

/** A large configuration claims some hundred; the count above says how many there are. */
const rowsMax = 300;

const order: readonly string[] = ['failed', 'not-provable', 'claimed', 'loaded', 'working', 'off'];

/** Everything that the configuration claims, what failed first. */
export function writeCapabilities(page: Page, session: Session): void {
  const value = seenUnder(page, 'Capabilities', session.readings.capabilities);
  if (value === null) return;
  const {capabilities, limitedBy} = value;
  page.paragraph(ours(order.map((state) => `${capabilities.filter((one) => one.state === state).length} ${state}`).join(', ')));
  if (limitedBy !== null) {
    page.paragraph(page.say`Limited by: ${limitedBy}`);
  }
  const shown = capabilities.filter((one) => isShown(page, one)).toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  if (shown.length < capabilities.length) {
    page.shorten('capabilities');
  }
  writeRows(page, shown.map(row), rowsMax, 'capabilities');
}

function isShown(page: Page, capability: Capability): boolean {
  switch (page.detail.capabilities) {
    case 'all':
      return true;
    case 'not working':
      return capability.state !== 'working' && capability.state !== 'off';
    case 'counted':
      return false;
  }
}

function row(one: Capability): Cells {
  const ways = `sends ${yes(one.sends)}, receives ${yes(one.receives)}`;
  const checked = one.checkedAt === null ? 'not checked' : utc(one.checkedAt);
  return [one.state, one.kind, one.name, ways, checked, `${one.detail} (${one.claimedIn})`];
}

function yes(value: boolean | null): string {
  return value === null ? '?' : value ? 'yes' : 'no';
}
