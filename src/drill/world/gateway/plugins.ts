import {type GatewayRun, isModern} from './run.ts';

/** What a gateway loads: what every release brings, and a plugin for each channel. */
export function pluginsOf(run: Pick<GatewayRun, 'config' | 'version'>): readonly string[] {
  const channels = Object.keys((run.config['channels'] ?? {}) as object);
  const base = isModern(run.version)
    ? [
        'anthropic',
        'browser',
        'canvas',
        'cua-computer',
        'device-pair',
        'file-transfer',
        'geolocation',
        'github',
        'linux-node',
        'memory-core',
        'ollama',
        'openai',
        'talk-voice',
        'xai',
      ]
    : ['browser', 'device-pair', 'memory-core', 'phone-control', 'talk-voice'];
  return [...base, ...channels].toSorted();
}
