import {both, type Fault} from '../fault.ts';
import {files, home} from '../gateway.ts';
import {dropIn, editConfig, goodConfig, journalSays, noDropIns, section, start, stop} from '../hands.ts';

export const configBrokenFolder: Fault = {
  name: 'config-broken-folder',
  code: 'config-broken',
  behind: ['unit-down', 'crash-loop', 'start-limit-hit'],
  allowed: [],
  versions: both,
  from: 'stopped',
  quotes: /is a directory and not a file/,
  named: /EISDIR|is a directory/i,
  note: 'A folder lies in the place of `openclaw.json`, as an engine makes one for a mount that is not there: "missing gateway.mode".',
  make: async (lab) => {
    await lab.box.sh(['mv', files.config, '/root/openclaw.json']);
    await lab.box.sh(['mkdir', files.config]);
    await start(lab).catch(() => {});
    await lab.shows({ActiveState: 'failed'});
  },
  undo: async (lab) => {
    await stop(lab);
    await lab.box.sh(['rmdir', files.config]);
    await lab.box.sh(['mv', '/root/openclaw.json', files.config]);
  },
};

export const secretReadableEnvironment: Fault = {
  name: 'secret-readable-environment',
  code: 'secret-readable',
  behind: ['unit-down', 'crash-loop', 'start-limit-hit'],
  allowed: [],
  versions: both,
  from: 'stopped',
  quotes: /gw\.env: belongs to uid 0.*systemd cannot start the unit that demands it/s,
  named: /permission denied/i,
  note: 'The environment file that a drop-in demands was written by root: nothing ever runs, "Result=resources".',
  make: async (lab) => {
    await lab.box.sh(['install', '-m', '600', '-o', 'root', '/dev/null', `${home}/gw.env`]);
    await dropIn(lab, `[Service]\nEnvironmentFile=${home}/gw.env`);
    await start(lab).catch(() => {});
    await journalSays(lab, /Failed to load environment files/);
  },
  undo: async (lab) => {
    await stop(lab);
    await noDropIns(lab);
    await lab.box.sh(['rm', `${home}/gw.env`]);
  },
};

export const configIncompleteAsked: Fault = {
  name: 'config-incomplete-asked',
  code: 'config-incomplete',
  behind: ['unit-down', 'crash-loop', 'start-limit-hit'],
  allowed: [],
  versions: both,
  from: 'stopped',
  quotes: /no password (?:is|was) configured/,
  named: /no password/i,
  note: 'Authentication by a password that nobody set: the schema is content, and the daemon refuses to start.',
  make: async (lab) => {
    await editConfig(lab, (config) => {
      section(config, 'gateway')['auth'] = {mode: 'password'};
    });
    await start(lab).catch(() => {});
    await lab.shows({ActiveState: 'failed'});
  },
  undo: async (lab) => {
    await stop(lab);
    await goodConfig(lab);
  },
};
