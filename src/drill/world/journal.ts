/** One entry of the journal of a world. */
export interface Entry {
  /** Milliseconds since 1970; entries of one moment keep their order. */
  readonly at: number;
  readonly pid: number;
  readonly identifier: string;
  readonly text: string;
  readonly priority: number;
  /** Journal fields beyond the message, by which `journalctl` selects. */
  readonly fields: Readonly<Record<string, string>>;
}

export interface Journal {
  add(entry: Entry): void;
  all(): readonly Entry[];
  /** Forgets entries from before a moment, as a journal that was rotated away. */
  forgetBefore(at: number): void;
  /** Hands over every new entry until the returned function is called. */
  watch(onEntry: (entry: Entry) => void): () => void;
}

/** A world's journal never grows without end, as no journal does. */
const entriesMax = 20_000;

export function createJournal(): Journal {
  let entries: Entry[] = [];
  const watchers = new Set<(entry: Entry) => void>();
  return {
    add(entry) {
      entries.push(entry);
      if (entries.length > entriesMax) entries = entries.slice(-entriesMax / 2);
      for (const told of [...watchers]) told(entry);
    },
    all: () => entries,
    forgetBefore(at) {
      entries = entries.filter((entry) => entry.at >= at);
    },
    watch(onEntry) {
      watchers.add(onEntry);
      return () => void watchers.delete(onEntry);
    },
  };
}
