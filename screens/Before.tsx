import type {ReactNode} from 'react';
import {Lines} from './Lines.tsx';
import type {Stage} from './state.ts';
import {fitLine, line, toned, wrap, type Line} from './text.ts';
import type {Glyphs} from './theme.ts';

interface Size {
  readonly columns: number;
  readonly rows: number;
  readonly glyphs: Glyphs;
}

/** The screens before the walk: finding the gateway, picking one of several, and the one sentence when there is none. */
export function Finding({stage, columns, rows, glyphs}: Size & {readonly stage: Stage & {is: 'finding'}}): ReactNode {
  return <Lines columns={columns} rows={rows} lines={[head(stage.host, columns), [], fitLine(line(toned(`${glyphs.running} `, 'note'), stage.what), columns)]} />;
}

export function Choosing({stage, chosen, columns, rows, glyphs}: Size & {readonly stage: Stage & {is: 'choosing'}; readonly chosen: number}): ReactNode {
  const list = stage.gateways.map((gateway, index): Line => {
    const text = `${index === chosen ? glyphs.here : ' '} ${index + 1}  ${gateway.profile.padEnd(12)} :${String(gateway.port).padEnd(6)}${gateway.user.name.padEnd(10)} ${gateway.stateDir}`;
    return fitLine(line(toned(text, index === chosen ? 'chosen' : 'plain')), columns);
  });
  return (
    <Lines columns={columns} rows={rows} lines={[
      head(stage.host, columns), [],
      ...wrap('Several gateways run on this host. Pick one; the others stay out of this walk.', columns).map((text) => line(text)), [],
      ...list, [],
      ...stage.denied.flatMap((text) => wrap(text, columns).map((part) => line(toned(part, 'unknown')))),
      fitLine(line(toned('j k move  1-9 pick  enter pick  q quit', 'quiet')), columns),
    ]} />
  );
}

export function Stopped({stage, columns, rows, glyphs}: Size & {readonly stage: Stage & {is: 'stopped'}}): ReactNode {
  const sentence = wrap(stage.sentence, columns - 2).map((text, index): Line => line(toned(index === 0 ? `${glyphs.unknown} ` : '  ', 'unknown'), text));
  return (
    <Lines columns={columns} rows={rows} lines={[
      head(stage.host, columns), [], ...sentence, [],
      ...stage.more.flatMap((text) => wrap(text, columns).map((part) => line(toned(part, 'quiet')))), [],
      fitLine(line(toned('q quit', 'quiet')), columns),
    ]} />
  );
}

function head(host: string, columns: number): Line {
  return fitLine(line(toned('RUNGS ', 'title'), host), columns);
}
