import type {Danger, Leaf, Pattern} from '../danger.ts';

/** Whoever finds the bot talks to it, and with full tools whoever talks to it runs commands. */
export const open: Pattern = ({leaves}) => {
  const doors = leaves.filter(({at, value}) => value === 'open' && /^(?:dmPolicy|groupPolicy|policy)$/.test(String(at.at(-1))));
  const tools = leaves.filter(isFullTool);
  const both = doors.length > 0 && tools.length > 0;
  return [
    ...doors.map(
      ({at}): Danger => ({
        pattern: 'open-to-all',
        at,
        because: `"open" lets everybody who finds the bot talk to it${both ? ', and tools are open as well: a stranger runs commands on this host' : ''}; pairing or an allow list asks first`,
      }),
    ),
    ...tools.map(
      ({at, value}): Danger => ({
        pattern: 'open-tools',
        at,
        because: `"${String(value)}" lets every command of a conversation run without a question; "allowlist" or "ask" holds injected text back`,
      }),
    ),
  ];
};

function isFullTool({at, value}: Leaf): boolean {
  const [name, parent] = [String(at.at(-1)), String(at.at(-2))];
  if (!at.includes('tools')) return false;
  if (parent === 'exec') return value === 'full' && (name === 'security' || name === 'mode');
  // Everybody is on the list.
  return value === '*' && at.includes('elevated') && at.includes('allowFrom');
}
