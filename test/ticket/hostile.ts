import type {Session} from '../../src/model/index.ts';
import fc from '../property.ts';

/** In every captured string of a hostile session, so that a test finds each of them again. */
export const mark = '@pwned7';

const tricks = [
  '`',
  '``',
  '```',
  '````',
  '`````````',
  '~~~',
  '~~~~',
  '\n```\n',
  '\n~~~\n',
  '\r\n',
  '\r',
  '\n',
  '\n\n',
  '\t',
  ' ',
  '    ',
  '# ',
  '## Findings',
  '- ',
  '1. ',
  '> ',
  '***',
  '---',
  '===',
  '|',
  '\n| a | b |\n|---|---|\n| c | d |\n',
  '\\',
  '\\`',
  '&amp;',
  '&#64;',
  '@everyone',
  '@channel',
  '@octocat',
  'GH-1',
  '#1',
  'https://x.test/',
  'www.x.test',
  'a@x.test',
  '<https://x.test>',
  '<a@x.test>',
  '{noformat}',
  '{noformat:title=x}',
  '{ noformat}',
  '{code:java}',
  '{panel}',
  '{quote}',
  '{color:red}',
  '{{x}}',
  '[~admin]',
  '[x|https://x.test]',
  '!x.png|thumbnail!',
  '||a||b||',
  '(/)',
  '(x)',
  ':)',
  ':D',
  '??x??',
  '-x-',
  '+x+',
  '\\\\',
  'ABC-123',
  '----',
  'h1. ',
  'bq. ',
  'mailto:a@x.test',
  '<!channel>',
  '<@U012AB3CD>',
  '<#C012AB3CD>',
  '&lt;!here&gt;',
  ':smile:',
  '</summary>',
  '</code></pre>',
  '" onload="x',
  "' style='x",
  '<details>',
  '</details>',
  '<!--',
  '-->',
  '<script>alert(1)</script>',
  '<img src=x onerror=y>',
  '<b',
  '<?',
  '<![CDATA[',
  ']]>',
  '[x](https://x.test)',
  '![x](https://x.test/y.png)',
  '[x]: https://x.test',
  '[^1]',
  ']',
  '[',
  '$x$',
  '$`x`$',
  '{code}',
  '{{x}}',
  ':+1:',
  '\uD800',
  '\uDC00',
  '😀',
  'é',
  '\u202E',
  '\u200B',
  '\u0000',
  '\u001B[31m',
  '\u001B]52;c;eA==\u0007',
  '\u009B',
  '\u2028',
  '\uFEFF',
  '*',
  '_',
  '**b**',
  '~',
  '^',
];

/** Text that tries to leave its place; the mark stands somewhere in it. */
export const hostileText = fc
  .array(fc.oneof({weight: 4, arbitrary: fc.constantFrom(...tricks)}, {weight: 1, arbitrary: fc.string({unit: 'binary', maxLength: 12})}), {
    maxLength: 14,
  })
  .chain((pieces) => fc.nat(pieces.length).map((at) => pieces.toSpliced(at, 0, mark).join('')));

/** The same session with each of its strings, names of states included, replaced by the next text. */
export function withTexts(session: Session, texts: readonly string[]): Session {
  let next = 0;
  const replaced = (value: unknown): unknown => {
    if (typeof value === 'string') {
      next += 1;
      return texts[next % texts.length];
    }
    if (Array.isArray(value)) {
      return value.map(replaced);
    }
    if (value === null || typeof value !== 'object') {
      return value;
    }
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, replaced(inner)]));
  };
  return replaced(session) as Session;
}

/** Only the words that people and programs wrote; states, kinds and verdicts stay as they are. */
export function withCapturedTexts(session: Session, texts: readonly string[]): Session {
  const hostile = withTexts(session, texts);
  return {
    ...hostile,
    host: {...hostile.host, kind: session.host.kind},
    judgement: {
      ...hostile.judgement,
      verdict: session.judgement.verdict,
      findings: hostile.judgement.findings.map((finding, index) => ({
        ...finding,
        code: session.judgement.findings[index]!.code,
        behind: session.judgement.findings[index]!.behind,
        severity: session.judgement.findings[index]!.severity,
      })),
    },
    stated: hostile.stated.map((one, at) => ({...one, what: session.stated[at]!.what})),
    rungs: hostile.rungs.map((rung, index) => ({
      ...rung,
      status: session.rungs[index]!.status,
      verdict: session.rungs[index]!.verdict,
      runs: rung.runs.map((run, at) => {
        const real = session.rungs[index]!.runs[at]!;
        return run.seen && real.seen ? {...run, value: {...run.value, ended: real.value.ended}} : run;
      }),
    })),
  };
}
