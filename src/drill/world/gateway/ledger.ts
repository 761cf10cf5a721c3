export interface LedgerNeeds {
  /** What OpenClaw's state directories remember, by their path. */
  readonly ledgers: Map<string, Ledger>;
}

/** What OpenClaw's state directory remembers across runs. */
export interface Ledger {
  readonly boots: Boot[];
  lastShutdown: {readonly reason: string; readonly at: number} | null;
  /** Credentials that a provider refused, by the provider. */
  readonly unusable: Map<string, {readonly key: string; readonly at: number}>;
}

export interface Boot {
  readonly at: number;
  clean: boolean;
  over: boolean;
}

/** The breaker counts boots that did not end cleanly within five minutes. */
export const breakerBoots = 3;
export const breakerMs = 300_000;

export function newLedger(): Ledger {
  return {boots: [], lastShutdown: null, unusable: new Map()};
}

export function uncleanBoots(ledger: Ledger, now: number): number {
  return ledger.boots.filter((boot) => !boot.clean && boot.over && now - boot.at <= breakerMs).length;
}

export function ledgerOf(world: LedgerNeeds, stateDir: string): Ledger {
  const known = world.ledgers.get(stateDir);
  if (known) return known;
  const ledger = newLedger();
  world.ledgers.set(stateDir, ledger);
  return ledger;
}

export function breakerWords(unclean: number): string {
  return `${unclean} unclean boot(s) within ${breakerMs}ms; suppressing channel/provider account auto-start. Inspect the stability bundle and fix the startup crash before restarting the service.`;
}
