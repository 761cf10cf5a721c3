import {auditChanges} from '../parse/changes/config-audit.ts';
import {type Asked, nothing, type Traces} from './traces.ts';

/** The newest entries; one has about a kilobyte. */
const tailBytes = 256 * 1024;

export async function auditTells({host, gateway, since}: Asked): Promise<Traces> {
  const path = `${gateway.stateDir}/logs/config-audit.jsonl`;
  const look = await host.read(path, {bytesMax: tailBytes, from: 'tail'});
  if (!look.seen) return look.why === 'missing' ? nothing : {changes: [], unseen: [{source: path, detail: look.detail}]};
  return {changes: auditChanges(look.value.text, path).filter(({at}) => at >= since), unseen: []};
}
