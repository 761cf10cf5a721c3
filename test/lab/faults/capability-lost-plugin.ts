import {type Fault, newest} from '../fault.ts';
import {editConfig, goodConfig, journalSays, reloaded, section} from '../hands.ts';

export const capabilityLostPlugin: Fault = {
  name: 'capability-lost-plugin',
  code: 'capability-lost',
  behind: [],
  allowed: [],
  versions: newest,
  from: 'running',
  quotes: /plugin lab-notes \(openclaw\.json plugins\.entries\.lab-notes\): failed/,
  named: /lab-notes/,
  note: 'A plugin is switched on in the configuration and not installed: OpenClaw ignores the entry.',
  make: async (lab) => {
    await editConfig(lab, (config) => {
      section(config, 'plugins', 'entries')['lab-notes'] = {enabled: true};
    });
    await journalSays(lab, reloaded);
  },
  undo: goodConfig,
};
