import type {Finding} from '../model/index.ts';

/** The commands that the findings themselves name, root first: what a responder can copy on a real host. */
export function commandsOf(findings: readonly Finding[]): readonly {readonly shown: string; readonly effect: string}[] {
  const all = findings
    .filter((finding) => finding.behind === null && finding.severity !== 'note')
    .flatMap((finding) =>
      finding.next
        .filter((step) => /^[a-z][\w./-]*(?: |$)/.test(step))
        .map((step) => {
          const [shown = step, why] = step.split(/ {2,}# /);
          return {shown, effect: why === undefined ? `for ${finding.code}` : `for ${finding.code}: ${why}`};
        }),
    );
  return all.filter((one, index) => all.findIndex((other) => other.shown === one.shown) === index);
}
