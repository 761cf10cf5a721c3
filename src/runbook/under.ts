import type {UnderName} from '../model/index.ts';

/** How a page says whom a command, a sign or a hint is for. */
export const underWords: ReadonlyMap<string, UnderName> = new Map([
  ['under systemd', 'systemd'],
  ['under launchd', 'launchd'],
  ['in a container', 'container'],
]);

/**
 * The items of a list without those for gateways that somebody else starts: `- Under launchd: …`. All of them stay, as they are written, where
 * nobody is known to start it.
 */
export function itemsFor(items: readonly string[], under: UnderName | null): readonly string[] {
  if (under === null) return items;
  return items.flatMap((item) => {
    const [, words = '', rest = ''] = /^([A-Z][a-z ]*): (.*)$/s.exec(item) ?? [];
    const whose = underWords.get(words.toLowerCase());
    if (whose === undefined) return item;
    return whose === under ? [rest.charAt(0).toUpperCase() + rest.slice(1)] : [];
  });
}
