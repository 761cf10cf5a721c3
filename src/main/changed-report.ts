import type {Change, Changes, Gateway, HostFacts, Trigger} from '../model/index.ts';
import {firstTrouble, triggersOf} from '../session/triggers.ts';
import {duration, utc} from '../ticket/format.ts';

/** What was changed around one gateway. */
export interface Told {
  readonly gateway: Gateway;
  readonly changes: Changes;
}

/** What `--json` prints; docs/schemas/changed.json says its form. */
export function changedReport(facts: HostFacts, told: readonly Told[]): object {
  return {
    schema: 'rungs.changed/1',
    host: {name: facts.name, os: facts.os},
    gateways: told.map(({gateway, changes}) => {
      const trouble = firstTrouble(changes);
      return {
        profile: gateway.profile,
        user: gateway.user.name,
        since: new Date(changes.since).toISOString(),
        until: new Date(changes.until).toISOString(),
        changes: changes.list.map(dated),
        firstTrouble: trouble === null ? null : dated(trouble),
        shortlyBefore: trouble === null ? [] : triggersOf(changes, trouble).map(({change, beforeMs}) => ({...dated(change), beforeMs})),
        unseen: changes.unseen,
      };
    }),
  };
}

function dated({at, kind, text, source}: Change): object {
  return {at: new Date(at).toISOString(), kind, text, source};
}

/** A line a change, oldest first; the first sign of trouble is marked, and what stands shortly before it is said under it. */
export function changedText({gateway, changes}: Told): string {
  const {since, until, list, unseen} = changes;
  const trouble = firstTrouble(changes);
  const lines = list.flatMap((one) => [line(one, one === trouble), ...(one === trouble ? beneath(triggersOf(changes, one)) : [])]);
  return [
    `${gateway.profile} :${gateway.port} of ${gateway.user.name}: ${list.length === 0 ? 'no trace of a change' : counted(list.length)} since ${utc(since)} (${duration(until - since)})`,
    ...lines,
    ...unseen.map(({source, detail}) => `not seen: ${source}: ${detail}`),
    '',
  ].join('\n');
}

function line({at, kind, text, source}: Change, first: boolean): string {
  const named = text.includes(source.slice(source.lastIndexOf('/') + 1));
  return `${first ? '✖' : ' '} ${utc(at)}  ${kind.padEnd(13)}  ${text}${named ? '' : `  (${source})`}`;
}

function beneath(triggers: readonly Trigger[]): readonly string[] {
  const told = triggers.map(({change, beforeMs}) => `    ${duration(beforeMs)} after: ${change.text}`);
  return ['    the first sign of trouble', ...told, ...(told.length === 0 ? [] : ['    (together in time; that proves no cause)'])];
}

function counted(count: number): string {
  return count === 1 ? '1 change' : `${count} changes`;
}
