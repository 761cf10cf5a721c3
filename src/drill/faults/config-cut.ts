import {z} from 'zod';
import {type Fault, lead, type Options} from './fault.ts';
import {isServing, restart} from './hands.ts';

export const configCut: Fault = {
  name: 'config-cut',
  about:
    'A sync wrote half of the configuration; the running gateway keeps what it has read, and will refuse its next start. With `restarted` somebody has restarted it since.',
  takes: z.strictObject({restarted: z.boolean().optional()}) as z.ZodType<Options>,
  leadMs: lead.recent,
  words: ['backup'],
  plant(world, {restarted}) {
    const {scene, files} = world;
    const good = files.peek(scene.configPath)?.text ?? '';
    const backup = `${scene.configPath}.bak`;
    files.put(backup, good, {uid: scene.user.uid, gid: scene.user.gid, mode: 0o600});
    files.write(scene.configPath, good.slice(0, Math.round(good.length * 0.56)), scene.user);
    if (restarted === true) world.time.after(40_000, () => restart(world));
    const whole = (): boolean => {
      try {
        return typeof JSON.parse(files.peek(scene.configPath)?.text ?? '') === 'object';
      } catch {
        return false;
      }
    };
    return {cured: () => isServing(world) && whole(), words: () => ({backup})};
  },
};
