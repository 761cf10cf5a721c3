/** What one file of ssh's configuration says of hosts: names, and other files in the order in which they stand. */
export type SshLine = {readonly is: 'host'; readonly name: string} | {readonly is: 'include'; readonly pattern: string};

/** `Host` and `Include` lines; a pattern is no host, and what stands under `Match` names none. */
export function linesOfSshConfig(text: string): readonly SshLine[] {
  return text.split('\n').flatMap((raw): readonly SshLine[] => {
    const [, keyword = '', rest = ''] = /^\s*([A-Za-z]+)(?:\s*=\s*|\s+)(.*)$/.exec(raw.replace(/\r$/, '')) ?? [];
    const words = wordsOf(rest);
    if (/^host$/i.test(keyword)) return words.filter((word) => !/[*?!]/.test(word)).map((name) => ({is: 'host', name}));
    if (/^include$/i.test(keyword)) return words.map((pattern) => ({is: 'include', pattern}));
    return [];
  });
}

/** Words with blanks in them stand in double quotes; a # begins a comment. */
function wordsOf(rest: string): readonly string[] {
  const found = rest.matchAll(/"([^"]*)"|(#.*$)|([^\s"]+)/g);
  return [...found]
    .flatMap(([, quoted, comment, plain]) => (comment === undefined ? [quoted ?? plain ?? ''] : []))
    .filter((word) => word !== '');
}
