import type {Case, CliInstall, Evidence, OtherCommand} from '../../model/index.ts';
import {compareVersions} from '../../openclaw/versions.ts';
import {look, say} from '../../steps/index.ts';
import {listed} from './words.ts';

/** The command that belongs to the gateway, as a person calls it. */
export interface Matching {
  readonly call: string;
  readonly evidence: readonly Evidence[];
}

/** The command that was found for the gateway's owner. */
export function byItsPath({path, version}: CliInstall): Matching {
  return {call: `Call the one that matches by its full path: ${path}.`, evidence: [{probe: 'install', line: `cli: ${path} (${version})`}]};
}

/** Commands of another version than the gateway and its own command have: what a person gets who types `openclaw`. */
export function strayCommands(
  {call, evidence}: Matching,
  gateway: {readonly version: string; readonly evidence: Evidence},
  others: readonly OtherCommand[],
): Case | null {
  const newer = others.filter(({version}) => (compareVersions(version, gateway.version) ?? 0) > 0);
  const older = others.filter(({version}) => (compareVersions(version, gateway.version) ?? 0) < 0);
  const strays = [...newer, ...older];
  if (strays.length === 0) return null;
  return {
    text:
      `The gateway is ${gateway.version}, and whoever types openclaw may get another version.` +
      (newer.length === 0 ? '' : ` Newer: ${named(newer)}; commands of a newer one migrate the state under the older gateway.`) +
      (older.length === 0 ? '' : ` Older: ${named(older)}; an older one may call invalid what the gateway wrote.`) +
      ` ${call}`,
    evidence: [gateway.evidence, ...evidence, ...strays.map(otherEvidence)],
    severity: 'note',
    behind: [],
    next: [
      look`which -a openclaw`,
      say`take ${listed(strays.map(({path}) => path))} off the PATH, or remove it with the package manager that put it there`,
    ],
  };
}

export function otherEvidence({path, packageRoot, version}: OtherCommand): Evidence {
  return {probe: 'install', line: `other: ${path} → ${packageRoot} (${version})`};
}

function named(commands: readonly OtherCommand[]): string {
  return listed(commands.map(({path, version}) => `${path} (${version})`));
}
