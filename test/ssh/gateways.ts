import {execFileSync} from 'node:child_process';
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {patient, type Server, startServer, type Wanted} from './server.ts';

export const token = '7123456789:AAquiet-and-plain-token-of-one-bot';

/** A gateway that is set up and does not run, with a bot whose token everybody on its host can read. */
export function plant({home}: Server, model: string, botToken: string): void {
  const files: Readonly<Record<string, string>> = {
    '.openclaw-fleet/openclaw.json': JSON.stringify({
      gateway: {port: 18_997, mode: 'local'},
      agents: {defaults: {model}},
      channels: {telegram: {enabled: true, botToken}},
    }),
    '.config/systemd/user/openclaw-gateway-fleet.service': `[Service]\nExecStart=${join(home!, '.local/bin/node')} /opt/openclaw/dist/index.js --profile fleet gateway --port 18997\n`,
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(home!, name, '..'), {recursive: true});
    writeFileSync(join(home!, name), text, {mode: 0o644});
  }
  execFileSync('chown', ['-hR', `${patient}:${patient}`, home!]);
}

/** Another host for the client of the first one. */
export function anotherHost(first: Server, name: string, servers: Server[], wanted: Wanted = {}): Server {
  const server = startServer(wanted);
  servers.push(server);
  const at = (file: string) => join(server.folder, file);
  first.also(name, [`ProxyCommand unshare --mount ${at('serve')}`, `IdentityFile ${at('key')}`, `UserKnownHostsFile ${at('known_hosts')}`]);
  return server;
}
