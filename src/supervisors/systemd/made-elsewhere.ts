import type {UnitFile} from '../../model/index.ts';

/** Why a file of a unit is not changed where it lies, because something else makes it; null = nothing does. */
export function madeElsewhere({path, kind, leadsTo}: UnitFile): string | null {
  const target = leadsTo ?? path;
  if (stores.test(path) || stores.test(target))
    return `${path} comes out of a store (${target}); change it where that is made, and switch there`;
  if (kind === 'link') return `${path} is a link to ${leadsTo ?? 'another place'}; change it where it is kept`;
  if (kind !== undefined && kind !== 'file') return `${path} is no plain file`;
  if (/^\/run\/systemd\/generator/.test(path)) return `${path} is generated at every boot and reload; change what it is generated from`;
  if (/^\/run\//.test(path)) return `${path} is transient and gone after a boot; change what set it`;
  if (/^\/(?:usr\/)?lib\//.test(path) || /^\/usr\/(?:local\/)?share\//.test(path))
    return `${path} belongs to a package, whose next upgrade would undo it; write a drop-in (systemctl edit)`;
  return null;
}

const stores = /^\/(?:nix|gnu)\/store\//;
