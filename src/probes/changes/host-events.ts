import type {Change} from '../../model/index.ts';
import {ask} from '../gather/ask.ts';
import {bootChanges, hostChange, hostEvents} from '../parse/changes/system-journal.ts';
import type {Asked, Traces} from './traces.ts';

const limitMs = 5_000;

/** Boots, sleep, steps of the clock, and who ran what by sudo. */
export async function hostTells({host, since}: Asked): Promise<Traces> {
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

/** Whoever may not read the system's journal is told so by a hint beside an empty answer. */
function unseenOf(said: Awaited<ReturnType<typeof ask>>): Traces['unseen'] {
  if (!said.seen) return said.why === 'missing' ? [] : [{source: 'journal', detail: said.detail}];
  const hint = /not seeing messages from other users|No journal files were opened due to insufficient permissions/i;
  return hint.test(said.value.stderr.text)
    ? [{source: 'journal', detail: 'boots, steps of the clock and what was run by sudo are read by root and the group systemd-journal'}]
    : [];
}
