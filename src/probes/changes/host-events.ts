import type {Change} from '../../model/index.ts';
import {ask, askText} from '../gather/ask.ts';
import {sleepChanges} from '../parse/changes/sleep-log.ts';
import {bootChanges, hostChange, hostEvents} from '../parse/changes/system-journal.ts';
import {type Asked, nothing, type Traces, together} from './traces.ts';

const limitMs = 5_000;

/** Boots, sleep, steps of the clock, and who ran what by sudo. */
export async function hostTells(asked: Asked): Promise<Traces> {
  return together(await Promise.all([journalTells(asked), sleepTells(asked)]));
}

async function journalTells({host, since}: Asked): Promise<Traces> {
  const from = `--since=@${Math.floor(since / 1000)}`;
  const shape = ['-o', 'json', '--output-fields=MESSAGE,MESSAGE_ID,SYSLOG_IDENTIFIER', '--no-pager', '--lines=400'];
  const events = Object.values(hostEvents).map((id) => `MESSAGE_ID=${id}`);
  const [said, boots, vitals] = await Promise.all([
    ask(host, ['journalctl', from, ...shape, ...events, '+', 'SYSLOG_IDENTIFIER=sudo'], {limitMs}),
    ask(host, ['journalctl', '--list-boots', '-o', 'json', '--no-pager'], {limitMs}),
    host.vitals(),
  ]);
  const lines = said.seen ? said.value.stdout.text.split('\n').flatMap((line) => hostChange(line, 'journal') ?? []) : [];
  const begun = boots.seen && boots.value.exit === 0 ? bootChanges(boots.value.stdout.text, 'journal') : [];
  const boot: readonly Change[] =
    begun.length > 0 || !vitals.seen
      ? begun
      : [{at: host.clock.now() - vitals.value.uptimeMs, kind: 'system', text: 'the host was started', source: 'uptime'}];
  return {changes: [...lines, ...boot].filter(({at}) => at >= since), unseen: unseenOf(said)};
}

/** A Mac keeps months of it, and says all of it at once. */
async function sleepTells({host, since}: Asked): Promise<Traces> {
  if (host.platform.os !== 'darwin') return nothing;
  const said = await askText(host, ['pmset', '-g', 'log'], {limitMs: 8_000, keepBytes: 512 * 1024});
  if (said.seen) return {changes: sleepChanges(said.value, 'pmset').filter(({at}) => at >= since), unseen: []};
  return said.why === 'missing' ? nothing : {changes: [], unseen: [{source: 'pmset', detail: said.detail}]};
}

/** Whoever may not read the system's journal is told so by a hint beside an empty answer. */
function unseenOf(said: Awaited<ReturnType<typeof ask>>): Traces['unseen'] {
  if (!said.seen) return said.why === 'missing' ? [] : [{source: 'journal', detail: said.detail}];
  const hint = /not seeing messages from other users|No journal files were opened due to insufficient permissions/i;
  return hint.test(said.value.stderr.text)
    ? [{source: 'journal', detail: 'boots, steps of the clock and what was run by sudo are read by root and the group systemd-journal'}]
    : [];
}
