import type {Random} from '../random.ts';

/** How OpenClaw came to a Mac: that decides where its package and its Node lie. */
export type MacInstall = 'homebrew' | 'homebrew-intel' | 'installer' | 'nvm' | 'pnpm';

/** What stands between launchd and the gateway. */
export type Carrier = 'wrapper' | 'plain' | 'caffeinate' | 'shell' | 'launcher';

/** What a drill, or a test, wants of its Mac; what is left out follows from the seed. */
export interface MacWish {
  readonly install?: MacInstall;
  /** An agent of a person's session, a daemon of the whole Mac, or OpenClaw.app, which keeps launchd out of it. */
  readonly job?: 'agent' | 'daemon' | 'app';
  readonly carrier?: Carrier;
  readonly label?: string;
  /** Where the port stands: in the job's words too, or only in its variables. */
  readonly portIn?: 'words' | 'variables';
  /** False where nobody is logged in at the desktop. */
  readonly session?: boolean;
}

/** A Mac by its own names; all of them follow from the wish and the seed. */
export interface Mac {
  readonly install: MacInstall;
  readonly job: 'agent' | 'daemon' | 'app';
  readonly carrier: Carrier;
  readonly label: string;
  readonly domain: string;
  /** The property list of the job. */
  readonly plist: string;
  readonly portIn: 'words' | 'variables';
  readonly session: boolean;
  readonly logs: {readonly out: string; readonly err: string};
  /** What the wrapper loads, and the wrapper. */
  readonly envFile: string;
  readonly wrapper: string;
  readonly build: string;
}

interface Around {
  readonly home: string;
  readonly uid: number;
  readonly version: string;
}

export function macOf(random: Random, wish: MacWish, {home, uid, version}: Around): Mac {
  const install = wish.install ?? random.fork('install').pick<MacInstall>(['homebrew', 'homebrew-intel', 'installer', 'nvm', 'pnpm']);
  const job = wish.job ?? 'agent';
  const label = wish.label ?? 'ai.openclaw.gateway';
  const older = /^2026\.[1-4]\./.test(version);
  const carrier = wish.carrier ?? (older ? 'plain' : random.fork('carrier').pick<Carrier>(['wrapper', 'launcher']));
  const folder = job === 'daemon' ? '/Library/LaunchDaemons' : `${home}/Library/LaunchAgents`;
  const state = `${home}/.openclaw`;
  return {
    install,
    job,
    carrier,
    label,
    domain: job === 'daemon' ? 'system' : `gui/${uid}`,
    plist: `${folder}/${label}.plist`,
    portIn: wish.portIn ?? 'words',
    session: wish.session ?? job !== 'daemon',
    // 2026.5 moved what the job prints to where macOS keeps logs, and gave up its second file.
    logs: older
      ? {out: `${state}/logs/gateway.log`, err: `${state}/logs/gateway.err.log`}
      : {out: `${home}/Library/Logs/openclaw/gateway.log`, err: '/dev/null'},
    envFile: `${state}/service-env/${label}.env`,
    wrapper: `${state}/service-env/${label}-env-wrapper.sh`,
    build: random.fork('build').pick(['15.6.1 24G90', '15.5 24F74', '14.7.6 23H626', '26.0.1 25A362']),
  };
}

/** Where a way of installing puts the package of a version, its command, and the Node that goes with it. */
export function macPlaces(install: MacInstall, home: string, version: string, node: string): MacPlaces {
  switch (install) {
    case 'homebrew':
      return inPrefix('/opt/homebrew', '/opt/homebrew/opt/node/bin/node');
    case 'homebrew-intel':
      return inPrefix('/usr/local', '/usr/local/opt/node/bin/node');
    case 'installer': {
      const tools = `${home}/.openclaw/tools/node-v${node}`;
      return {root: `${tools}/lib/node_modules/openclaw`, cli: `${home}/.openclaw/bin/openclaw`, node: `${tools}/bin/node`};
    }
    case 'nvm':
      return inPrefix(`${home}/.nvm/versions/node/v${node}`, `${home}/.nvm/versions/node/v${node}/bin/node`);
    case 'pnpm':
      return {
        root: `${home}/Library/pnpm/global/5/.pnpm/openclaw@${version}/node_modules/openclaw`,
        cli: `${home}/Library/pnpm/openclaw`,
        node: '/opt/homebrew/opt/node/bin/node',
      };
  }
}

export interface MacPlaces {
  readonly root: string;
  readonly cli: string;
  readonly node: string;
}

function inPrefix(prefix: string, node: string): MacPlaces {
  return {root: `${prefix}/lib/node_modules/openclaw`, cli: `${prefix}/bin/openclaw`, node};
}
