import type {Case, CliInstall, Evidence, OtherCommand} from '../../model/index.ts';
import {compareVersions} from '../../openclaw/versions.ts';
import {look, say} from '../../steps/index.ts';
import {listed} from './words.ts';

/** Commands of another version than the gateway and the chosen command have: what a person gets who types `openclaw`. */
export function strayCommands(
  cli: CliInstall,
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
      ` Call the one that matches by its full path: ${cli.path}.`,
    evidence: [gateway.evidence, {probe: 'install', line: `cli: ${cli.path} (${cli.version})`}, ...strays.map(otherEvidence)],
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
