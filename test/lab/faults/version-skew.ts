import {both, type Fault} from '../fault.ts';
import {inBox, versions} from '../openclaw.ts';

export const versionSkew: Fault = {
  name: 'version-skew',
  code: 'version-skew',
  behind: ['entry-stale', 'config-rejected', 'config-newer', 'token-mismatch', 'node-mismatch', 'capability-lost'],
  allowed: [],
  versions: both,
  from: 'running',
  quotes:
    /not restarted after the upgrade[\s\S]*(?:version 2026\.9\.6\s[\s\S]*cli: \S+ \(2026\.4\.14\)|\(2026\.4\.14, [\s\S]*cli: \S+ \(2026\.9\.6\))/,
  named: /protocol mismatch|version (mismatch|skew|drift)|(CLI|daemon|service) version/i,
  note: 'The package was replaced in its place and the daemon was not restarted: the files are of one release, the process of another.',
  make: async (lab) => {
    const other = versions.find((one) => one !== lab.version) ?? lab.version;
    await lab.box.sh(['mount', '--bind', inBox.root(other), inBox.root(lab.version)]);
    // A package manager writes the directory anew, so that it is younger than the process; a mount is as old as what it shows.
    await lab.box.sh(['touch', inBox.package(lab.version)]);
  },
  undo: async (lab) => {
    // Lazily: the daemon may have opened a file of the release that is taken away.
    await lab.box.sh(['umount', '--lazy', inBox.root(lab.version)]);
  },
};
