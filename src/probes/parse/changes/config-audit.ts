import type {Change} from '../../../model/index.ts';
import {jsonMembers} from '../json.ts';

/** OpenClaw's own record of what wrote its configuration: who, and which settings. */
export function auditChanges(text: string, source: string): readonly Change[] {
  return text.split('\n').flatMap((line) => {
    const entry = jsonMembers(line);
    if (entry?.['event'] !== 'config.write') return [];
    const at = Date.parse(String(entry['ts'] ?? ''));
    if (Number.isNaN(at)) return [];
    const changed = Array.isArray(entry['changedPaths']) ? entry['changedPaths'].filter((one) => typeof one === 'string') : [];
    const argv = Array.isArray(entry['argv']) ? entry['argv'].filter((one) => typeof one === 'string') : [];
    const by = argv.length === 0 ? '' : ` by \`${argv.map(nameOf).slice(0, 8).join(' ')}\``;
    const what =
      changed.length === 0 ? '' : `: ${changed.slice(0, 8).join(', ')}${changed.length > 8 ? ` and ${changed.length - 8} more` : ''}`;
    return [{at, kind: 'configuration', text: `the configuration was written${by}${what}`, source}];
  });
}

/** Of a path its last part: the first words are Node and the entry file. */
function nameOf(word: string): string {
  return word.startsWith('/') ? word.slice(word.lastIndexOf('/') + 1) : word;
}
