import {faults} from '../../../src/drill/faults/index.ts';
import {propertyList} from '../../../src/drill/world/launchd/property-list.ts';
import type {MacWish} from '../../../src/drill/world/mac/wish.ts';
import {putPackage} from '../../../src/drill/world/package.ts';
import {putNode} from '../../../src/drill/world/system.ts';
import type {World} from '../../../src/drill/world/world.ts';

/** A thing that goes wrong on a Mac, and what a responder is to be told of it. */
export interface Made {
  readonly what: string;
  readonly mac?: MacWish;
  readonly make: (world: World) => void;
  readonly agoMs?: number;
  readonly code: string;
  /** What a look without OpenClaw's own commands says, where only they know the cause. */
  readonly quick?: {readonly code: string; readonly says: RegExp; readonly next: RegExp};
  /** What the text of the root has to say. */
  readonly says: RegExp;
  /** The words of a next command. */
  readonly next: RegExp;
}

const label = 'ai.openclaw.gateway';
const domain = 'gui/501';
const root = {uid: 0, gid: 0};
const plain: MacWish = {install: 'homebrew', carrier: 'plain'};

const listOf = (world: World): string => world.scene.mac?.plist ?? '';
const unload = (world: World): void => void world.launchd?.bootout(domain, label);
const kick = (world: World): void => void world.launchd?.kickstart(domain, label, true);

/** Changes the list and loads it anew. */
function edited(world: World, edit: (text: string) => string): void {
  world.files.write(listOf(world), edit(world.files.peek(listOf(world))?.text ?? ''), world.scene.user);
  unload(world);
  world.time.after(2_000, () => void world.launchd?.bootstrap(domain, listOf(world)));
}

function configured(world: World, edit: (config: Record<string, Record<string, unknown>>) => void): void {
  const config = JSON.parse(world.files.peek(world.scene.configPath)?.text ?? '{}') as Record<string, Record<string, unknown>>;
  edit(config);
  world.files.write(world.scene.configPath, `${JSON.stringify(config, null, 2)}\n`, world.scene.user);
}

function planted(name: string, options: Record<string, boolean | string> = {}): (world: World) => void {
  return (world) => void faults.find((one) => one.name === name)?.plant(world, options, '2026.9.6');
}

export const made: readonly Made[] = [
  {
    what: 'a job that was unloaded',
    make: unload,
    code: 'unit-down',
    says: /not loaded/,
    next: /^launchctl bootstrap gui\/501 \/Users\/\w+\/Library\/LaunchAgents\/ai\.openclaw\.gateway\.plist/,
  },
  {
    what: 'one that an update has parked',
    make: planted('job-disabled'),
    code: 'unit-down',
    says: /disabled/,
    next: /^launchctl enable gui\/501\/ai\.openclaw\.gateway/,
  },
  {
    what: 'an agent at a desktop where nobody is logged in',
    mac: {...plain, session: false},
    make: () => {},
    code: 'unit-down',
    says: /logged in at the desktop/,
    next: /log in at the desktop as/,
  },
  {
    what: 'an entry file that an upgrade took away',
    mac: plain,
    make(world) {
      world.files.remove(`${world.scene.packageRoot}/dist/index.js`, root, false);
      kick(world);
    },
    code: 'entry-missing',
    says: /dist\/index\.js/,
    next: /^plutil -p |openclaw gateway install/,
  },
  {
    what: 'a Node that is gone, so that launchd itself cannot start the job',
    mac: plain,
    make(world) {
      world.files.remove(world.scene.node.path, root, false);
      putNode(world, '/usr/local/bin/node', '24.21.0');
      kick(world);
    },
    code: 'entry-missing',
    says: /bin\/node/,
    next: /^plutil -p |openclaw gateway install/,
  },
  {
    what: 'a folder for the log that is gone, which launchd answers with 78, its own EX_CONFIG',
    mac: plain,
    make(world) {
      world.files.remove(`${world.scene.user.home}/Library/Logs/openclaw`, root, true);
      kick(world);
    },
    code: 'spawn-failed',
    says: /could not be begun[\s\S]*Library\/Logs\/openclaw/,
    next: /^ls -ld \/Users\/\w+\/Library\/Logs\/openclaw/,
  },
  {
    what: 'a gateway by hand in the place of the job',
    make: planted('foreground'),
    agoMs: 1_700_000,
    code: 'foreground-owner',
    says: /pid \d+/,
    next: /^kill \d+/,
  },
  {
    what: 'another program on the port',
    mac: plain,
    make: planted('port-thief'),
    code: 'port-taken',
    says: /python/,
    next: /^(?:sudo )?lsof -nP -iTCP:\d+/,
  },
  {
    what: 'half a configuration, and a restart after it',
    make: planted('config-cut', {restarted: true}),
    code: 'config-broken',
    says: /openclaw\.json/,
    next: /openclaw config validate|openclaw\.json/,
  },
  {
    what: 'no configuration',
    make(world) {
      world.files.remove(world.scene.configPath, root, false);
      kick(world);
    },
    code: 'config-missing',
    says: /openclaw\.json/,
    next: /openclaw /,
  },
  {
    what: 'a configuration without its mode',
    make(world) {
      configured(world, (config) => delete config['gateway']?.['mode']);
      kick(world);
    },
    code: 'config-incomplete',
    says: /gateway\.mode/,
    next: /openclaw config|gateway\.mode/,
  },
  {
    what: 'a key that this release does not know',
    make(world) {
      configured(world, (config) => Object.assign(config, {gatewey: {}}));
      kick(world);
    },
    code: 'config-rejected',
    quick: {code: 'crash-loop', says: /status 78[\s\S]*does not say why/, next: /^openclaw config validate --json/},
    says: /gatewey/,
    next: /openclaw /,
  },
  {
    what: 'a configuration that a newer release has written',
    make(world) {
      configured(world, (config) => Object.assign(config['meta'] ?? {}, {lastTouchedVersion: '2026.12.1'}));
      kick(world);
    },
    code: 'config-newer',
    says: /2026\.12\.1/,
    next: /npm|openclaw/,
  },
  {
    what: 'a list that was edited and not loaded',
    mac: plain,
    make: planted('list-edited'),
    code: 'reload-needed',
    says: /NODE_OPTIONS/,
    next: /^launchctl bootout gui\/501\/ai\.openclaw\.gateway/,
  },
  {
    what: 'an agent and a daemon of one gateway',
    mac: plain,
    make(world) {
      const daemon = (world.files.peek(listOf(world))?.text ?? '').replace(
        '<key>RunAtLoad</key>',
        `<key>UserName</key>\n    <string>${world.scene.user.name}</string>\n    <key>RunAtLoad</key>`,
      );
      world.files.put(`/Library/LaunchDaemons/${label}.plist`, daemon);
      world.launchd?.bootstrap('system', `/Library/LaunchDaemons/${label}.plist`);
    },
    code: 'two-owners',
    says: /gui\/501\/ai\.openclaw\.gateway[\s\S]*system\/ai\.openclaw\.gateway|system\/ai\.openclaw\.gateway[\s\S]*gui\/501/,
    next: /launchctl bootout /,
  },
  {
    what: 'a gateway that is frozen',
    mac: plain,
    make: ({gateways, processes}) => void processes.signal([...gateways.keys()][0] ?? 0, 'STOP'),
    code: 'gateway-hung',
    says: /pid \d+/,
    next: /^kill -CONT \d+/,
  },
  {
    what: 'a token in the list, which everybody can read',
    mac: plain,
    make: (world) =>
      edited(world, (text) =>
        text.replace(
          /(<key>EnvironmentVariables<\/key>\s*<dict>)/,
          `$1<key>OPENCLAW_GATEWAY_TOKEN</key><string>${world.scene.secrets.gateway}</string>`,
        ),
      ),
    code: 'secret-in-unit',
    says: /OPENCLAW_GATEWAY_TOKEN/,
    next: /plist|openclaw gateway install/,
  },
  {
    what: 'a gateway on every address',
    make(world) {
      configured(world, (config) => Object.assign(config['gateway'] ?? {}, {bind: 'lan', auth: {mode: 'none'}}));
      kick(world);
    },
    code: 'bind-public',
    says: /0\.0\.0\.0|every|lan/,
    next: /openclaw config set gateway\.bind loopback|bind/,
  },
  {
    what: 'keys that everybody can read',
    make({files, scene}) {
      const node = files.peek(`${scene.stateDir}/.env`);
      if (node !== null) node.mode = 0o644;
      for (const folder of [scene.stateDir, scene.user.home]) {
        const above = files.peek(folder);
        if (above !== null) above.mode = 0o755;
      }
    },
    code: 'secret-readable',
    says: /\.env/,
    next: /chmod /,
  },
  {
    what: 'a job that comes back only after a failure, and ended well',
    mac: plain,
    make(world) {
      edited(world, (text) =>
        text.replace(/<key>KeepAlive<\/key>\s*<true\/>/, '<key>KeepAlive</key><dict><key>SuccessfulExit</key><false/></dict>'),
      );
      world.time.after(30_000, () => world.processes.signal([...world.gateways.keys()][0] ?? 0, 'TERM'));
    },
    code: 'unit-down',
    says: /not running/,
    next: /^launchctl kickstart gui\/501\/ai\.openclaw\.gateway/,
  },
  {
    what: 'a job that is not kept alive, and was killed',
    mac: plain,
    make(world) {
      edited(world, (text) => text.replace(/<key>KeepAlive<\/key>\s*<true\/>/, '<key>KeepAlive</key><false/>'));
      world.time.after(30_000, () => world.processes.signal([...world.gateways.keys()][0] ?? 0, 'KILL'));
    },
    code: 'unit-down',
    says: /Killed: 9|signal/,
    next: /^launchctl kickstart gui\/501\/ai\.openclaw\.gateway/,
  },
  {
    what: 'a gateway that is killed at each start',
    mac: plain,
    make(world) {
      const again = (): void => {
        for (const pid of world.gateways.keys()) world.processes.signal(pid, 'KILL');
        world.time.after(500, again);
      };
      world.time.after(1_000, again);
    },
    code: 'crash-loop',
    says: /signal Killed: 9/,
    next: /^tail -n 80 \/Users\/\w+\/Library\/Logs\/openclaw\/gateway\.log/,
  },
  {
    what: 'a disk without room',
    make({files, disks, scene}) {
      const [disk] = disks.all();
      files.put(`${scene.user.home}/Movies/export.mov`, '', {bytes: (disk?.freeBytes ?? 0) - 20_000_000, uid: 501, gid: 20});
    },
    code: 'disk-full',
    says: /free|full|left/,
    next: /du |df /,
  },
  {
    what: 'no job at all',
    make(world) {
      unload(world);
      world.files.remove(listOf(world), root, false);
    },
    code: 'unit-missing',
    says: /No job of launchd/,
    next: /openclaw gateway install/,
  },
  {
    what: 'a package that is newer than what runs',
    mac: plain,
    make: (world) => putPackage(world, world.scene.packageRoot, '2026.9.7', {uid: 501, gid: 20}),
    code: 'version-skew',
    says: /2026\.9\.7/,
    next: /launchctl kickstart -k|openclaw gateway (?:restart|install)/,
  },
  {
    what: 'a Node that is too old',
    mac: plain,
    make(world) {
      putNode(world, world.scene.node.path, '20.19.6');
      kick(world);
    },
    code: 'node-mismatch',
    says: /20\.19\.6/,
    next: /node|npm|brew/i,
  },
  {what: 'a token of the bot that was revoked', make: planted('token-revoked'), code: 'channel-down', says: /telegram/i, next: /openclaw /},
  {
    what: 'a job of somebody that starts beside it and takes the port',
    mac: plain,
    make(world) {
      unload(world);
      const path = `${world.scene.user.home}/Library/LaunchAgents/com.harbour.reports.plist`;
      const words = ['/usr/bin/python3', '-m', 'http.server', String(world.scene.port)];
      world.files.put(path, propertyList({Label: 'com.harbour.reports', RunAtLoad: true, KeepAlive: true, ProgramArguments: words}), {
        uid: 501,
        gid: 20,
      });
      world.time.after(2_000, () => void world.launchd?.bootstrap(domain, path));
      world.time.after(4_000, () => void world.launchd?.bootstrap(domain, listOf(world)));
    },
    code: 'port-taken',
    says: /python/,
    next: /^(?:sudo )?lsof -nP -iTCP:\d+/,
  },
];
