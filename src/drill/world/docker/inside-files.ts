import type {Files} from '../files.ts';
import type {Mount} from './compose.ts';

/** The files as a container sees them: its image's own, and those of the host where one of its mounts leads. */
export function insideFiles(image: Files, host: Files, mounts: () => readonly Mount[]): Files {
  const at = (path: string): {readonly files: Files; readonly path: string; back(real: string): string} => {
    const mount = mounts()
      .filter(({to}) => path === to || path.startsWith(`${to}/`))
      .toSorted((a, b) => b.to.length - a.to.length)[0];
    if (mount === undefined) return {files: image, path, back: (real) => real};
    const back = (real: string): string => (real.startsWith(mount.from) ? `${mount.to}${real.slice(mount.from.length)}` : real);
    return {files: host, path: `${mount.from}${path.slice(mount.to.length)}`, back};
  };
  const on = <T>(path: string, does: (files: Files, path: string) => T): T => {
    const place = at(path);
    return does(place.files, place.path);
  };
  return {
    find: (path, who, last) => on(path, (files, there) => files.find(there, who, last)),
    peek: (path) => on(path, (files, there) => files.peek(there)),
    read: (path, who) => on(path, (files, there) => files.read(there, who)),
    list: (path, who) => on(path, (files, there) => files.list(there, who)),
    real(path, who) {
      const place = at(path);
      return place.back(place.files.real(place.path, who));
    },
    write: (path, text, who, mode) => on(path, (files, there) => files.write(there, text, who, mode)),
    makeDirectory: (path, who) => on(path, (files, there) => files.makeDirectory(there, who)),
    remove: (path, who, deep) => on(path, (files, there) => files.remove(there, who, deep)),
    rename: (from, to, who) => on(from, (files, there) => files.rename(there, at(to).path, who)),
    put: (path, text, making) => on(path, (files, there) => files.put(there, text, making)),
    putDirectory: (path, making) => on(path, (files, there) => files.putDirectory(there, making)),
    putLink: (path, target) => on(path, (files, there) => files.putLink(there, target)),
    watch: (path, told) => on(path, (files, there) => files.watch(there, told)),
    below(path) {
      const place = at(path);
      return place.files.below(place.path).map(([one, node]) => [place.back(one), node] as const);
    },
  };
}
