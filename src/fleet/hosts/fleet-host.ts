/** One host that a look at many is to reach through ssh. */
export interface FleetHost {
  /** As the source calls it, and the table with it. */
  readonly name: string;
  /** What ssh is asked for. */
  readonly to: string;
  /** Words for ssh before that, which the source wants for this host. */
  readonly words: readonly string[];
  readonly become: boolean;
  /** The groups of its source that it stands in. */
  readonly groups: readonly string[];
  /** Null, or one sentence that says why ssh is not even started for it. */
  readonly problem: string | null;
  /** An inventory of Ansible names it, which knows more ways to a host than ssh. */
  readonly inventory: boolean;
  /** The file that is looked at in the place of the host. */
  readonly recording: string | null;
}

/** A host of which nothing is known but its name. */
export function namedHost(name: string, groups: readonly string[] = []): FleetHost {
  return {
    name: shown(name),
    to: name,
    words: [],
    become: false,
    groups: groups.map((group) => shown(group)),
    problem: whyNoName(name),
    inventory: false,
    recording: null,
  };
}

/** What comes out of a file or a program may be anything, and what begins with a dash would be an option. */
export function whyNoName(name: string): string | null {
  if (name.startsWith('-')) return `"${shown(name)}" begins with a dash, so it is no name of a host`;
  return /^[^\s\p{Cc}\p{Cf}]{1,255}$/u.test(name) ? null : `"${shown(name)}" is no name of a host`;
}

/** A text of somebody else's in our sentence. */
export function shown(text: string, charsMax = shownMax): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}]+/gu, ' ').slice(0, charsMax);
}

const shownMax = 80;
