import {describe, expect, it} from 'vitest';
import {pastOf, pastText} from '../../src/main/past-report.ts';
import type {PastLog, Readings} from '../../src/model/index.ts';
import {pastLog} from '../../src/probes/index.ts';
import {gateway, reading} from '../probes/facts.ts';
import {paperHost} from '../probes/paper-host.ts';
import {healthyReadings} from '../rules/facts.ts';

const now = Date.parse('2026-11-26T09:00:00Z');
const since = now - 86_400_000;
const started = {__REALTIME_TIMESTAMP: `${now - 3_600_000}000`, MESSAGE: 'Started openclaw-gateway.service.', SYSLOG_IDENTIFIER: 'systemd'};

async function readBack(
  owner: string,
  journal: string,
): Promise<{readonly log: PastLog; readonly ran: readonly string[]; readonly text: string}> {
  const supervisor = {...healthyReadings().supervisor, owner};
  const readings: Readings = {supervisor: reading<'supervisor'>(supervisor)};
  const host = paperHost({now: () => now, commands: {journalctl: journal}});
  const log = await pastLog(host, gateway, readings, since);
  return {log, ran: host.ran, text: pastText(pastOf(log))};
}

describe('what was wrong before', () => {
  it('is said to be nothing only where the log was read', async () => {
    const {text, ran} = await readBack('systemd-user', `${JSON.stringify(started)}\n`);
    expect(ran.some((command) => command.includes('--since=@'))).toBe(true);
    expect(text).toContain('its log was read back to 2026-11-26T08:00:00Z');
    expect(text).toContain('it did not end by itself');
  });

  it('is not asked of a log that has nothing of this gateway', async () => {
    const {text, ran} = await readBack('container', `${JSON.stringify(started)}\n`);
    expect(ran).toEqual([]);
    expect(text).toContain('its log could not be read back');
    expect(text).toContain('not seen: whoever starts this gateway keeps no log that is read back yet');
    expect(text).not.toContain('did not end');
  });

  it('is empty where no line is that young, and says so', async () => {
    const {text} = await readBack('systemd-user', '');
    expect(text).toContain('no line of its log is that young');
    expect(text).not.toContain('did not end');
  });
});
