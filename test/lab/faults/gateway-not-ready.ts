import {type Fault, newest} from '../fault.ts';
import {until} from '../until.ts';

export const gatewayNotReady: Fault = {
  name: 'gateway-not-ready',
  code: 'gateway-not-ready',
  behind: [],
  allowed: [],
  versions: newest,
  from: 'running',
  quotes: /\/readyz 503: .*"gateway-draining"/,
  named: /draining|suspen/i,
  note: 'A suspension for a snapshot that was never resumed: the process lives, /healthz is green, nothing is admitted.',
  make: async (lab) => {
    const said = await lab.as(['openclaw', 'gateway', 'suspend', '--json']);
    const id = /"suspensionId":\s*"([^"]+)"/.exec(said.stdout)?.[1];
    if (id === undefined) throw new Error(`gateway suspend answered ${said.stdout}${said.stderr}`);
    await lab.box.write('/tmp/suspension', id);
    await until('/readyz is red', 10_000, async () => ((await lab.http('/readyz')).status === 503 ? true : null));
  },
  undo: async (lab) => {
    await lab.as(['openclaw', 'gateway', 'resume', await lab.box.read('/tmp/suspension')]);
    await lab.box.sh(['rm', '/tmp/suspension']);
    await lab.ready();
  },
};
