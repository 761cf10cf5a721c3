import {Text} from 'ink';
import InkTable from 'ink-table';
import {type ReactNode, useContext} from 'react';
import type {TableShape} from './content.ts';
import {LooksContext} from './LooksContext.ts';
import {fitText, width} from './text.ts';

/**
 * ink-table measures with String.length, cannot cut and draws a rule after every row. It is handed cells already fitted to
 * their columns, padded with WORD JOINER (no columns, dropped by Ink) so that length and columns agree, and no rules.
 * Titles of one table must differ. Its look is read once, so a new shape is a new table.
 */
export function Table({shape, rows}: {readonly shape: TableShape; readonly rows: readonly (readonly string[])[]}): ReactNode {
  const {looks, letters} = useContext(LooksContext);
  const names = shape.columns.map((column) => padded(column.title, column.width));
  const data = rows.map((cells) =>
    Object.fromEntries(names.map((name, index) => [name, padded(cells[index] ?? '', shape.columns[index]!.width)])),
  );
  return (
    <InkTable
      key={names.join('|')}
      data={data}
      columns={names}
      skeleton={() => <></>}
      header={({children}) => <Text {...looks.quiet}>{children}</Text>}
      cell={({children, column}) => {
        const text = String(children);
        const tone = shape.tone(column, text.replaceAll(joiner, '').trim());
        return <Text {...(tone === undefined ? {} : looks[tone])}>{letters(text)}</Text>;
      }}
    />
  );
}

const joiner = '\u2060';

function padded(text: string, columns: number): string {
  const fitted = fitText(text, columns);
  return fitted + joiner.repeat(Math.max(0, width(fitted) - fitted.length));
}
