import {Box, Text} from 'ink';
import {memo, type ReactNode, useContext} from 'react';
import {LooksContext} from './LooksContext.ts';
import type {Line} from './text.ts';

/** One line of the screen, fitted already. */
export const OneLine = memo(
  function OneLine({line}: {readonly line: Line}): ReactNode {
    const {looks, letters} = useContext(LooksContext);
    // Ink gives an empty text no line of its own.
    if (line.every((span) => span.text === '')) return <Text> </Text>;
    return (
      <Text wrap="truncate">
        {line.map((span, index) =>
          span.tone === undefined ? (
            letters(span.text)
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: a span is what stands at that place of its line
            <Text key={index} {...looks[span.tone]}>
              {letters(span.text)}
            </Text>
          ),
        )}
      </Text>
    );
  },
  (before, after) => sameLine(before.line, after.line),
);

export function Lines({
  lines,
  columns,
  rows,
}: {
  readonly lines: readonly Line[];
  readonly columns: number;
  readonly rows: number;
}): ReactNode {
  return (
    <Box flexDirection="column" width={columns} height={rows} overflow="hidden">
      {lines.slice(0, rows).map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is what stands at that row of the screen
        <OneLine key={index} line={line} />
      ))}
    </Box>
  );
}

function sameLine(a: Line, b: Line): boolean {
  return a === b || (a.length === b.length && a.every((span, index) => span.text === b[index]!.text && span.tone === b[index]!.tone));
}
