import {type Fault, nothing} from './fault.ts';
import {isServing, ownFile} from './hands.ts';

/** How often the rescuer looks. */
const everyMs = 60_000;

export const rescueScript: Fault = {
  name: 'rescue-script',
  about: 'A rescue timer asks the port that the gateway had before it moved, finds nobody and kills the gateway every minute.',
  takes: nothing,
  leadMs: 7 * 60_000,
  words: ['rescueScript', 'rescueTimer'],
  plant(world) {
    const {scene, managers, files, time} = world;
    const {home, uid, gid} = scene.user;
    const rescueScript = `${home}/bin/openclaw-rescue.sh`;
    const rescueTimer = 'openclaw-rescue.timer';
    ownFile(
      world,
      rescueScript,
      `#!/bin/sh\n# Brings the gateway back when it does not answer.\ncurl -sf -m 2 http://127.0.0.1:${scene.port - 100}/readyz && exit 0\npkill -9 -f "dist/index.js gateway"\nsystemctl --user reset-failed ${scene.unit}\nsystemctl --user start ${scene.unit}\n`,
      0o700,
    );
    const script = files.peek(rescueScript);
    if (script) script.program = 'rescue';
    const folder = `${home}/.config/systemd/user`;
    ownFile(
      world,
      `${folder}/openclaw-rescue.service`,
      `[Unit]\nDescription=Brings the gateway back\n\n[Service]\nType=oneshot\nExecStart=${rescueScript}\n`,
      0o644,
    );
    ownFile(
      world,
      `${folder}/${rescueTimer}`,
      '[Unit]\nDescription=Looks after the gateway every minute\n\n[Timer]\nOnUnitActiveSec=60\nOnActiveSec=60\n\n[Install]\nWantedBy=timers.target\n',
      0o644,
    );
    files.putDirectory(`${folder}/timers.target.wants`, {uid, gid});
    files.putLink(`${folder}/timers.target.wants/${rescueTimer}`, `${folder}/${rescueTimer}`);
    managers.user.start(rescueTimer);
    const tick = (): void => {
      if (managers.user.unit(rescueTimer)?.active !== 'active') return;
      managers.user.start('openclaw-rescue.service');
      time.after(everyMs, tick);
    };
    time.after(1_000, tick);
    const connected = (): boolean => [...world.gateways.values()].every((run) => run.suppressed.length === 0);
    return {
      cured: () => isServing(world) && managers.user.unit(rescueTimer)?.active !== 'active' && connected(),
      words: () => ({rescueScript, rescueTimer}),
    };
  },
};
