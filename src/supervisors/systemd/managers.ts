import type {Gateway, User} from '../../model/index.ts';

export type Scope = 'user' | 'system';

/** How to speak to a unit's manager: the words before the verb, through whose eyes, and where its unit files lie. */
export interface Manager {
  readonly scope: Scope;
  readonly argv: readonly string[];
  readonly folders: readonly string[];
  readonly as?: User;
}

/** A user's manager is reached only by that user, or by root through that user's eyes. */
export function managers(gateway: Gateway): readonly Manager[] {
  return [
    {
      scope: 'user',
      argv: ['systemctl', '--user'],
      folders: [`${gateway.user.home}/.config/systemd/user`, ...unitFolders.user],
      ...(gateway.own ? {} : {as: gateway.user}),
    },
    {
      scope: 'system',
      argv: ['systemctl'],
      folders: unitFolders.system,
    },
  ];
}

/** Where the managers of this host read units from, the strongest first; a user's own folder comes before those of the user managers. */
export const unitFolders = {
  user: ['/etc/systemd/user', '/run/systemd/user'],
  system: ['/etc/systemd/system', '/run/systemd/system', '/usr/lib/systemd/system', '/lib/systemd/system'],
} as const;
