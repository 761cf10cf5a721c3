import type {Change, Changes, Gateway, Host, Readings} from '../../model/index.ts';

/** What one kind of trace tells. */
export interface Traces {
  readonly changes: readonly Change[];
  readonly unseen: Changes['unseen'];
}

export interface Asked {
  readonly host: Host;
  readonly gateway: Gateway;
  readonly readings: Readings;
  readonly since: number;
}

export const nothing: Traces = {changes: [], unseen: []};

export function together(all: readonly Traces[]): Traces {
  return {changes: all.flatMap((one) => one.changes), unseen: all.flatMap((one) => one.unseen)};
}
