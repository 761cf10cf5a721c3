import {driftSentence, type FleetLook, type FleetRow} from '../../src/fleet/index.ts';
import type {Finding} from '../../src/model/index.ts';
import {printStep} from '../../src/steps/index.ts';
import {type Line, line, toned, wrap} from '../text.ts';
import {type Glyphs, severityTone} from '../theme.ts';

/** What was found on one gateway, or why nothing was seen of it. */
export function rowPage({machine, host, gateway, problem}: FleetRow, glyphs: Glyphs, columns: number): readonly Line[] {
  const wrapped = (text: string, indent = 2): readonly Line[] =>
    wrap(text, columns - indent).map((part) => line(`${' '.repeat(indent)}${part}`));
  if (gateway === null)
    return [...wrapped(problem ?? '', 0), ...(machine === null ? [] : [[], ...wrapped(`it calls itself ${machine}`, 0)])];
  const {profile, port, user, owner, node, findings, unproved, unseen} = gateway;
  const facts = `${profile} :${port} of ${user} on ${machine ?? host}, owner ${owner}${node === null ? '' : `, Node ${node}`}`;
  return [
    ...wrapped(facts, 0),
    ...(findings.length === 0 ? [[], ...wrapped('nothing wrong was found', 0)] : []),
    ...findings.flatMap((one) => [[], ...findingLines(one, glyphs, columns, wrapped)]),
    ...(unproved.length === 0
      ? []
      : [[], ...wrapped(`configured and not proved: ${unproved.map(({kind, name}) => `${kind} ${name}`).join(', ')}`, 0)]),
    ...(unseen.length === 0 ? [] : [[], ...unseen.flatMap(({probe, why, detail}) => wrapped(`not seen: ${probe} (${why}): ${detail}`, 0))]),
  ];
}

type Wrapped = (text: string, indent?: number) => readonly Line[];

/** A symptom is named with its cause; what to do stands with that. */
function findingLines(
  {code, severity, subject, title, text, behind, evidence, next}: Finding,
  glyphs: Glyphs,
  columns: number,
  wrapped: Wrapped,
): readonly Line[] {
  const about = `${code}${subject === null ? '' : ` (${subject})`}: ${title}${behind === null ? '' : ` [behind ${behind}]`}`;
  const head = wrap(about, columns - 2).map((part, index) =>
    line(toned(index === 0 ? `${glyphs[severity]} ` : '  ', severityTone(severity)), toned(part, 'strong')),
  );
  if (behind !== null) return head;
  return [
    ...head,
    ...wrapped(text),
    ...evidence.flatMap((one) => wrapped(`${glyphs.bar} ${one.line}`)),
    ...next.flatMap((step) => wrapped(`${glyphs.step} ${printStep(step)}`)),
  ];
}

/** What differs, by group, below what they have in common. */
export function driftPage({findings, drift}: FleetLook, isWhole: boolean, glyphs: Glyphs, columns: number): readonly Line[] {
  const wrapped = (text: string): readonly Line[] => wrap(text, columns - 2).map((part) => line(`  ${part}`));
  const groups = [...new Set(drift.map(({group}) => group))];
  const common = findings.flatMap(({text}) => wrap(`${glyphs.down} ${text}`, columns).map((part) => line(part)));
  if (!isWhole && groups.length === 0) return [...common, line('what differs is told once all have answered')];
  if (common.length + groups.length === 0) return wrap(nothing, columns).map((part) => line(part));
  return [
    ...common,
    ...groups.flatMap((group) => [
      [],
      line(toned(`what differs in ${group}`, 'strong')),
      ...drift.filter((one) => one.group === group).flatMap((one) => wrapped(driftSentence(one))),
    ]),
  ];
}

const nothing = 'nothing in common, and nothing that differs from what most have; of two nobody can say which is odd';
