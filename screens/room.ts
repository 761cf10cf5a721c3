/** The columns that are left for the rows of a pane beside its margin. */
export function roomFor(columns: number, hasMargin: boolean): number {
  return hasMargin ? Math.max(1, columns - marginColumns) : columns;
}

export const marginColumns = 2;
