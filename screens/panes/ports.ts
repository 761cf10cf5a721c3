import type {Listener, PortState, Session} from '../../src/model/index.ts';
import {showWords} from '../../src/steps/index.ts';
import {type Content, cellsRows, columns, type Row, row} from '../content.ts';
import type {Detail, Item} from '../item.ts';
import {toned, wrap} from '../text.ts';
import type {Glyphs, Tone} from '../theme.ts';
import {unseen} from './unseen.ts';

/** Who listens, where, and through which parents; then what the gateway answers over HTTP. */
export function ports(session: Session, glyphs: Glyphs, width: number): Content {
  const reading = session.readings.ports;
  if (reading === undefined || !reading.seen) return unseen('Ports', reading, width);
  const shape = {
    columns: columns(width, [
      {title: 'port', fixed: 5},
      {title: 'address', fixed: 10},
      {title: 'owner', weight: 1},
    ]),
    tone: (column: number, text: string): Tone | undefined =>
      column === 1 && text === 'nobody' ? 'down' : column === 2 && text.includes('not visible') ? 'unknown' : undefined,
  };
  const rows = reading.value.ports.flatMap((port) =>
    port.listeners.length === 0
      ? [{cells: [String(port.port), 'nobody', port.role], detail: portDetail(port, null)}]
      : port.listeners.map((one) => ({cells: [String(port.port), one.address, ownerText(one)], detail: portDetail(port, one)})),
  );
  const cells = rows.map((one) => one.cells);
  const items = rows.map(({detail}, at): Item => ({from: at, to: at + 1, opens: {is: 'detail', detail}}));
  const chains = reading.value.ports.flatMap((port) => port.listeners.flatMap((listener) => chainRows(port.port, listener, glyphs, width)));
  return {title: 'Ports', mark: '', items, rows: [...cellsRows(shape, cells), ...chains, ...httpRows(session, glyphs, width)]};
}

function portDetail({port, role}: PortState, listener: Listener | null): Detail {
  const owner = listener?.process ?? null;
  return {
    title: `Port ${port}`,
    parts: [
      {name: 'for', text: role},
      {name: 'address', text: listener?.address ?? 'nobody listens'},
      ...(listener === null ? [] : [{name: 'user', text: listener.user}]),
      ...(listener !== null && owner === null ? [{name: 'process', text: 'its owner cannot be seen with these rights'}] : []),
      ...(owner === null
        ? []
        : [
            {name: 'pid', text: String(owner.pid)},
            {name: 'argv', text: showWords(owner.argv)},
            {name: 'unit', text: owner.unit ?? 'none'},
            ...(owner.parents.length === 0 ? [] : [{name: 'from', text: owner.parents.map(({name, pid}) => `${name} ${pid}`).join(' < ')}]),
          ]),
    ],
  };
}

function ownerText(listener: Listener): string {
  return listener.process === null
    ? `${listener.user}, pid not visible`
    : `${listener.process.pid} ${listener.user} ${programOf(listener.process.argv)}`;
}

function chainRows(port: number, listener: Listener, glyphs: Glyphs, width: number): readonly Row[] {
  if (listener.process === null) return [];
  const {unit, parents} = listener.process;
  const text = `${port} ${unit ?? 'no unit'}${parents.length === 0 ? '' : ` ${glyphs.bar} ${parents.map((parent) => `${parent.name} ${parent.pid}`).join(' < ')}`}`;
  return wrap(text, width - 2).map((part, index) => row(toned(index === 0 ? `${glyphs.under} ` : '  ', 'quiet'), toned(part, 'quiet')));
}

function httpRows(session: Session, glyphs: Glyphs, width: number): readonly Row[] {
  const http = session.readings.http;
  if (http === undefined) return [];
  if (!http.seen) return unseen('', http, width).rows.slice(0);
  const {healthz, readyz} = http.value;
  // The probe asks no further where the first page is refused.
  if (!healthz.seen && !readyz.seen && healthz.detail === readyz.detail) {
    return wrap(`healthz, readyz, startupz ${healthz.why}: ${healthz.detail}`, width - 2)
      .slice(0, 3)
      .map((text, index) => row(toned(index === 0 ? `${glyphs.down} ` : '  ', 'down'), {text}));
  }
  return (['healthz', 'readyz', 'startupz'] as const).flatMap((name) => {
    const answer = http.value[name];
    if (!answer.seen)
      return wrap(`${name} ${answer.why}: ${answer.detail}`, width - 2)
        .slice(0, 2)
        .map((text, index) => row(toned(index === 0 ? `${glyphs.down} ` : '  ', 'down'), {text}));
    const good = answer.value.openclaw && answer.value.status === 200;
    const ready = name === 'readyz' ? readyText(session) : '';
    return [
      row(toned(`${good ? glyphs.clear : glyphs.degraded} `, good ? 'clear' : 'degraded'), {
        text: `${name} ${answer.value.status} in ${Math.round(answer.value.tookMs)} ms${answer.value.openclaw ? '' : ', no gateway'}${ready}`,
      }),
    ];
  });
}

function readyText(session: Session): string {
  const ready = session.readings.http?.seen === true ? session.readings.http.value.ready : null;
  if (ready === null) return '';
  return [
    ready.failing.length > 0 ? `, failing ${ready.failing.join(' ')}` : '',
    ready.suppressed.length > 0 ? `, suppressed ${ready.suppressed.join(' ')}` : '',
    ready.eventLoop?.degraded === true ? ', event loop degraded' : '',
  ].join('');
}

function programOf(argv: readonly string[]): string {
  const words = argv.map((word) => word.slice(word.lastIndexOf('/') + 1));
  return words
    .filter((word) => word !== '' && !word.startsWith('--max-old'))
    .slice(0, 3)
    .join(' ');
}
