/** While nobody can see what is looked at, nothing is looked at. */
export class Pause {
  #waiting: (() => void)[] | null = null;

  begin(): void {
    this.#waiting ??= [];
  }

  end(): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = null;
    for (const resolve of waiting) resolve();
  }

  /** Resolves when there is none. */
  async over(): Promise<void> {
    while (this.#waiting !== null) await new Promise<void>((resolve) => this.#waiting?.push(resolve));
  }
}
