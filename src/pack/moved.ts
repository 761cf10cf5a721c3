import type {Gateway} from '../model/index.ts';
import type {Manifest} from './manifest.ts';

/** Where a file of the pack belongs on another host, or for another user or profile: the same place of the gateway that is there. */
export function elsewhere(path: string, {gateway: from}: Manifest, to: Gateway): string {
  if (path === from.configPath) return to.configPath;
  const unit = path.replace(`/${from.unit}`, `/${to.unit}`);
  const moves = [
    [folderOf(from.configPath), folderOf(to.configPath)],
    [from.stateDir, to.stateDir],
    [from.home, to.user.home],
  ] as const;
  const [before, after] = moves.find(([folder]) => folder !== '' && unit.startsWith(`${folder}/`)) ?? ['', ''];
  return `${after}${unit.slice(before.length)}`;
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}
