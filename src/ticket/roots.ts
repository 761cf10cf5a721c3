import type {Finding} from '../model/index.ts';

export interface Node {
  readonly finding: Finding;
  readonly behind: readonly Node[];
}

/** Findings as the reader needs them: a cause with what stands behind it. No finding is lost, whatever `behind` says. */
export function causes(findings: readonly Finding[]): readonly Node[] {
  const children = new Map<Finding, Finding[]>();
  const roots: Finding[] = [];
  for (const finding of findings) {
    const parent = endsAtRoot(finding, findings) ? parentOf(finding, findings) : undefined;
    if (parent === undefined) {
      roots.push(finding);
    } else {
      children.set(parent, [...(children.get(parent) ?? []), finding]);
    }
  }
  const nodeOf = (finding: Finding): Node => ({finding, behind: (children.get(finding) ?? []).map(nodeOf)});
  return roots.map(nodeOf);
}

function parentOf(finding: Finding, findings: readonly Finding[]): Finding | undefined {
  return finding.behind === null ? undefined : findings.find((other) => other.code === finding.behind && other !== finding);
}

/** False when codes stand behind one another in a circle; each of them is then shown as a cause. */
function endsAtRoot(finding: Finding, findings: readonly Finding[]): boolean {
  const met = new Set<Finding>();
  let next: Finding | undefined = finding;
  while (next !== undefined) {
    if (met.has(next)) {
      return false;
    }
    met.add(next);
    next = parentOf(next, findings);
  }
  return true;
}
