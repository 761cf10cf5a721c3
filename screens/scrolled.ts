/** Where a scroll key leads; at the last row it becomes `end`, which follows what is added. */
export function scrolled(from: number | 'end', name: string, rows: {all: number; shown: number}): number | 'end' {
  const last = Math.max(0, rows.all - rows.shown);
  const at = from === 'end' ? last : Math.min(from, last);
  const half = Math.max(1, Math.floor(rows.shown / 2));
  const to =
    {
      j: at + 1,
      down: at + 1,
      k: at - 1,
      up: at - 1,
      g: 0,
      home: 0,
      G: last,
      end: last,
      'ctrl-d': at + half,
      'ctrl-u': at - half,
      pagedown: at + rows.shown,
      ' ': at + rows.shown,
      'ctrl-f': at + rows.shown,
      pageup: at - rows.shown,
      b: at - rows.shown,
      'ctrl-b': at - rows.shown,
    }[name] ?? at;
  return (name === 'G' || name === 'end') && last >= 0 ? 'end' : Math.max(0, Math.min(last, to));
}
