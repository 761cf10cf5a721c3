import {installJob} from '../../world/mac/install-job.ts';
import {type Fault, lead, nothing} from '../fault.ts';
import {isServing, ownFile} from '../hands.ts';

export const loggedOut: Fault = {
  name: 'logged-out',
  about:
    'On a Mac: it was restarted at night and nobody is logged in at the desktop, so that no agent is loaded. A property list for a daemon of the whole Mac lies ready.',
  takes: nothing,
  leadMs: lead.recent,
  words: ['daemonDraft', 'daemon'],
  wanted: (wanted) => ({...wanted, mac: {...wanted.mac, session: false}}),
  plant(world) {
    const {scene, files} = world;
    const {mac} = scene;
    const daemon = `/Library/LaunchDaemons/${mac?.label ?? 'ai.openclaw.gateway'}.plist`;
    const daemonDraft = `${scene.user.home}/ops/gateway-daemon.plist`;
    ownFile(world, daemonDraft, '', 0o644);
    if (mac !== null) {
      const entry = `${scene.packageRoot}/dist/index.js`;
      const as = {...mac, job: 'daemon' as const, domain: 'system', plist: daemonDraft, carrier: 'plain' as const};
      installJob(world, as, {version: scene.version, entry, node: scene.node.path, port: scene.port}, scene.user);
    }
    return {cured: () => isServing(world) && files.peek(daemon) !== null, words: () => ({daemonDraft, daemon})};
  },
};
