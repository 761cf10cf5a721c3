import type {Session} from '../../src/model/index.ts';
import type {Content} from '../content.ts';
import {capabilities} from './capabilities.ts';
import {findings} from './findings.ts';
import {ladder} from './ladder.ts';
import {log} from './log.ts';
import type {PaneName} from './names.ts';
import {output} from './output.ts';
import {ports} from './ports.ts';
import {rung} from './rung.ts';
import {supervisor} from './supervisor.ts';
import type {TextLook} from './text-look.ts';
import {unit} from './unit.ts';

export {type PaneName, paneNames} from './names.ts';

export const paneTitles: Readonly<Record<PaneName, string>> = {
  ladder: 'Ladder',
  rung: 'Rung',
  output: 'Output',
  findings: 'Findings',
  supervisor: 'Supervisor',
  ports: 'Ports',
  capabilities: 'Capabilities',
  unit: 'Unit',
  log: 'Log',
};

/** The same, short enough for nine of them in 80 columns. */
export const tabTitles: Readonly<Record<PaneName, string>> = {...paneTitles, supervisor: 'Super', capabilities: 'Caps'};

export interface PaneContext extends TextLook {
  readonly session: Session;
  readonly now: number;
}

export function paneContent(name: PaneName, context: PaneContext, columns: number): Content {
  const {session, glyphs, now} = context;
  switch (name) {
    case 'ladder':
      return ladder(session, glyphs, columns, now);
    case 'rung':
      return rung(session, glyphs, columns);
    case 'output':
      return output(session, columns, context);
    case 'findings':
      return findings(session, glyphs, columns);
    case 'supervisor':
      return supervisor(session, glyphs, columns);
    case 'ports':
      return ports(session, glyphs, columns);
    case 'capabilities':
      return capabilities(session, glyphs, columns);
    case 'unit':
      return unit(session, columns, context.whole);
    case 'log':
      return log(session, columns, now, context);
  }
}
