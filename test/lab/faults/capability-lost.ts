import {type Fault, newest} from '../fault.ts';
import {editConfig, goodConfig, journalSays, reloaded, section} from '../hands.ts';

export const capabilityLost: Fault = {
  name: 'capability-lost',
  code: 'capability-lost',
  behind: [],
  allowed: [],
  versions: newest,
  from: 'running',
  quotes: /mcp lab-notes \(openclaw\.json mcp\.servers\.lab-notes\): failed, .*\/usr\/local\/bin\/lab-notes-mcp/,
  named: /lab-notes/,
  note: 'An MCP server is configured whose program was never installed on this host; every health check stays green.',
  make: async (lab) => {
    await editConfig(lab, (config) => {
      section(config, 'mcp', 'servers')['lab-notes'] = {command: '/usr/local/bin/lab-notes-mcp', args: []};
    });
    await journalSays(lab, reloaded);
  },
  undo: goodConfig,
};
