/**
 * What a folder is called by everybody who has mounted it: its server, and where in that it lies. Null where its file system is of this host
 * alone, or where its name means something else on another host.
 */
export function stateMark(mountinfo: string, folder: string): string | null {
  const mounts = mountinfo.split('\n').flatMap((line) => mountIn(line) ?? []);
  const holds = mounts.filter(({point}) => folder === point || folder.startsWith(point === '/' ? '/' : `${point}/`));
  // Of two on one point the later one hides the earlier.
  const nearest = holds.reduce<Mount | null>((best, one) => (best === null || one.point.length >= best.point.length ? one : best), null);
  if (nearest === null || !shared.has(nearest.kind) || !/^(?:\/\/|[^/\s]+:)/.test(nearest.source) || ownServer.test(nearest.source))
    return null;
  const rest = [nearest.root, folder.slice(nearest.point.length)].flatMap((part) => part.split('/')).filter((part) => part !== '');
  return [nearest.source.replace(/\/+$/, ''), ...rest].join('/');
}

interface Mount {
  readonly root: string;
  readonly point: string;
  readonly kind: string;
  readonly source: string;
}

/** A line of /proc/self/mountinfo. */
function mountIn(line: string): Mount | null {
  const [before = '', after] = line.split(' - ');
  const [, , , root, point] = before.split(' ');
  const [kind, source] = after?.split(' ') ?? [];
  if (root === undefined || point === undefined || kind === undefined || source === undefined) return null;
  return {root: plain(root), point: plain(point), kind, source: plain(source)};
}

/** Blanks and the like stand there as octal numbers. */
function plain(text: string): string {
  return text.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
}

const shared = new Set(['nfs', 'nfs4', 'cifs', 'smb3', 'ceph', 'lustre', 'fuse.sshfs', 'fuse.glusterfs', 'glusterfs', 'fuse.s3fs']);

/** A tunnel of each host's own, which may lead anywhere. */
const ownServer = /^(?:\/\/)?(?:[^@/]*@)?(?:localhost|127\.|\[?::1)/;
