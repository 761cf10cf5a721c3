/** A value that is replaced as a whole, and those who want to know when. */
export interface Watchable<T> {
  get(): T;
  set(change: Partial<T>): void;
  subscribe(changed: () => void): () => void;
}

export function watchable<T extends object>(first: T): Watchable<T> {
  const watchers = new Set<() => void>();
  let value = first;
  return {
    get: () => value,
    set(change) {
      value = {...value, ...change};
      for (const watcher of watchers) watcher();
    },
    subscribe(changed) {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
  };
}
