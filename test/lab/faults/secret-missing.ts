import {both, type Fault} from '../fault.ts';
import {channelBack, editConfig, goodConfig, journalSays, reloaded, section} from '../hands.ts';

export const secretMissing: Fault = {
  name: 'secret-missing',
  code: 'secret-missing',
  behind: ['channel-down', 'provider-unusable', 'capability-lost', 'unit-down', 'crash-loop', 'gateway-not-ready'],
  allowed: [],
  versions: both,
  from: 'running',
  quotes: /channels\.telegram\.botToken: \$\{LAB_BOT_TOKEN\}/,
  named: /LAB_BOT_TOKEN/,
  note: "The configuration refers to a variable that only the installer's shell had.",
  make: async (lab) => {
    await editConfig(lab, (config) => {
      section(config, 'channels', 'telegram')['botToken'] = '${LAB_BOT_TOKEN}';
    });
    await journalSays(lab, reloaded);
  },
  undo: async (lab) => {
    await goodConfig(lab);
    await channelBack(lab);
  },
};
