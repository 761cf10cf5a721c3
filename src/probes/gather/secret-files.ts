import type {Gateway, Host} from '../../model/index.ts';
import {orNull} from './unseen.ts';

/** Files that hold secrets, there or not: known names of the state directory, agents' stores, backups of the configuration. */
export async function secretFiles(host: Host, gateway: Gateway, extra: readonly string[]): Promise<readonly string[]> {
  const {stateDir, configPath, user} = gateway;
  const [names, agents] = await Promise.all([host.list(stateDir), host.list(`${stateDir}/agents`)]);
  const remains = (orNull(names) ?? []).filter(
    (name) => /^(openclaw|clawdbot)\.json\.(bak|rejected|clobbered)/.test(name) || /\.env$/.test(name),
  );
  const perAgent = (orNull(agents) ?? []).flatMap((agent) => agentFiles.map((file) => `${stateDir}/agents/${agent}/agent/${file}`));
  return [
    ...new Set([
      stateDir,
      configPath,
      ...remains.map((name) => `${stateDir}/${name}`),
      ...stateFiles.map((file) => `${stateDir}/${file}`),
      ...perAgent,
      `${user.home}/.config/openclaw/gateway.env`,
      ...extra,
    ]),
  ];
}

const stateFiles = ['secrets.json', 'state/openclaw.sqlite', 'credentials', 'credentials/oauth.json'];

const agentFiles = ['openclaw-agent.sqlite', 'models.json', 'auth-profiles.json', 'auth.json'];
