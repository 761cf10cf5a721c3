import {describe, expect, test} from 'vitest';
import {rules} from '../../src/rules/index.ts';
import {judge} from '../../src/session/judge.ts';
import {printStep} from '../../src/steps/index.ts';
import {capabilityFaults} from './faults/capabilities.ts';
import {clients} from './faults/clients.ts';
import {configFaults} from './faults/config.ts';
import type {Fault} from './faults/fault.ts';
import {hostFaults} from './faults/host.ts';
import {installFaults} from './faults/install.ts';
import {portFaults} from './faults/ports.ts';
import {processFaults} from './faults/process.ts';
import {proxies} from './faults/proxies.ts';
import {restarts} from './faults/restarts.ts';
import {secretFaults} from './faults/secrets.ts';
import {slowStarts} from './faults/slow-starts.ts';
import {unitSettings} from './faults/unit-settings.ts';
import {updates} from './faults/updates.ts';

const areas: Readonly<Record<string, readonly Fault[]>> = {
  process: processFaults,
  'slow starts': slowStarts,
  restarts,
  'settings of a unit': unitSettings,
  updates,
  installation: installFaults,
  ports: portFaults,
  configuration: configFaults,
  secrets: secretFaults,
  capabilities: capabilityFaults,
  proxies,
  'clients that are turned away': clients,
  host: hostFaults,
};

for (const [area, faults] of Object.entries(areas)) {
  describe(`the cause of a fault of the ${area} is named`, () => {
    test.each(faults)('$name', (fault) => {
      const judgement = judge(fault.facts, rules);
      const shown = judgement.findings
        .map((one) => `${one.severity} ${one.code}${one.behind === null ? '' : ` behind ${one.behind}`}: ${one.text}`)
        .join('\n');
      const notes = new Set(fault.notes ?? []);
      const weighty = judgement.findings.filter((one) => !(notes.has(one.code) && one.severity === 'note'));

      expect(judgement.verdict, shown).toBe(fault.verdict);
      expect(
        weighty.filter((one) => one.behind === null).map((one) => one.code),
        shown,
      ).toEqual(fault.root === null ? [] : [fault.root]);
      expect(
        weighty
          .filter((one) => one.behind !== null)
          .map((one) => one.code)
          .sort(),
        shown,
      ).toEqual([...fault.behind].sort());
      if (fault.root === null) return;

      const [first] = judgement.findings;
      expect(first?.code, shown).toBe(fault.root);
      for (const one of weighty) expect(one.behind === null || one.behind === fault.root, shown).toBe(true);
      for (const word of fault.says) expect(first?.text).toContain(word);
      for (const word of fault.next ?? []) expect(first?.next.map(printStep).join('\n')).toContain(word);
      expect(first?.evidence.length).toBeGreaterThan(0);
    });
  });
}
