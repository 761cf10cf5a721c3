/** A frame without what differs from run to run: the time of day, how long something took. */
function masked(text: string): string {
  return text.replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?Z?/g, 'DATE').replaceAll(/\b\d\d:\d\d(?::\d\dZ?)?(?=[.\s,]|$)/gm, 'TIME');
}

/** The drill's mark, where, and how it stands; while a gateway comes and goes the verdict does too, so it is left out. */
export function mark(screen: string): string {
  const [, drill = '', stands = ''] = /^(.*? RUNGS \S+) .*? ((?:un)?solved) /.exec(screen) ?? [];
  return `${drill} … ${stands}`;
}

/** The first finding in its pane, the cause's code and its title; how bad it is differs between two crashes. */
export function finding(screen: string): string {
  const at = screen.split('\n').findIndex((line) => line.includes('▸ Findings'));
  return at < 0
    ? ''
    : rows(
        screen
          .split('\n')
          .slice(at + 1, at + 3)
          .map((line) => line.slice(2).replace(/^[✖▲•] /, '')),
      );
}

/** The page that lies over the panes, with the mark above it and the keys below. */
export function page(screen: string): string {
  const lines = screen.split('\n');
  // The cause above it takes as many lines as it needs at that moment, and the marks of the rungs change meanwhile.
  const tabs = lines.findIndex((line) => line.startsWith('1 Ladder 2 Rung'));
  return rows([mark(screen), ...lines.slice(tabs + 1).map(masked)]);
}

export function rows(lines: readonly string[]): string {
  return lines
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')
    .join('\n');
}
