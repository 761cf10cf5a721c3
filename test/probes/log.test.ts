import {describe, expect, it} from 'vitest';
import {logNews, probes} from '../../src/probes/index.ts';
import {newestLog, parseFileLine} from '../../src/probes/parse/file-log.ts';
import {isOomLine, parseDmesgLine} from '../../src/probes/parse/oom.ts';
import {historyOf} from '../../src/supervisors/history.ts';
import {parseJournalLine} from '../../src/supervisors/systemd/journal-entry.ts';
import {gateway, known, reading} from './facts.ts';
import {no, paperHost} from './paper-host.ts';
import {sample} from './sample.ts';

const missing = sample('log/journal-entry-missing.jsonl')
  .split('\n')
  .flatMap((line) => parseJournalLine(line) ?? []);

describe('the journal of a unit whose entry file is gone', () => {
  it('has ten restarts, eleven exits with status 1 and the end by the start limit', () => {
    const {exits, restarts, startLimitAt} = historyOf(missing);
    expect(restarts.at(-1)?.counter).toBe(10);
    expect(exits.at(-1)).toMatchObject({how: 'exited', status: '1'});
    expect(new Date(startLimitAt ?? 0).toISOString()).toBe('2026-11-21T05:39:33.447Z');
  });

  it("shows the gateway's own lines beside systemd's", () => {
    expect(missing.find(({line}) => line.text.includes('Cannot find module'))?.line).toMatchObject({from: 'gateway'});
    expect(missing.find(({line}) => line.text.startsWith('Started '))?.line).toMatchObject({from: 'systemd'});
  });

  it('has no start limit any more once it started again', () => {
    const started = JSON.stringify({
      __REALTIME_TIMESTAMP: String(((missing.at(-1)?.line.at ?? 0) + 1_000) * 1_000),
      MESSAGE: 'Started openclaw-gateway.service - OpenClaw Gateway.',
      SYSLOG_IDENTIFIER: 'systemd',
    });
    const entry = parseJournalLine(started);
    expect(entry?.start).toBe('done');
    expect(historyOf([...missing, ...(entry === null ? [] : [entry])]).startLimitAt).toBeNull();
  });
});

describe('a followed line', () => {
  it("loses the gateway's own time, which the journal has already", () => {
    const raw =
      sample('log/journal-lock-refused.jsonl')
        .split('\n')
        .find((line) => line.includes('[gateway] starting HTTP server')) ?? '';
    expect(logNews([raw]).lines[0]).toMatchObject({from: 'gateway', text: '[gateway] starting HTTP server...'});
  });

  it('may come as bytes, and is cut where it is endless', () => {
    const bytes = JSON.stringify({
      __REALTIME_TIMESTAMP: '1795237510565498',
      MESSAGE: [...new TextEncoder().encode('odd é')],
      SYSLOG_IDENTIFIER: 'node',
      _PID: '7',
    });
    expect(logNews([bytes]).lines[0]).toEqual({at: 1_795_237_510_565, from: 'gateway', pid: 7, text: 'odd é'});
    const endless = JSON.stringify({__REALTIME_TIMESTAMP: '1795237510565498', MESSAGE: 'x'.repeat(5_000)});
    expect(logNews([endless]).lines[0]?.text).toMatch(/^x{2000} … \(3000 more characters\)$/);
  });

  it('is nothing when it is no entry', () => {
    expect(logNews(['-- No entries --']).lines).toEqual([]);
    expect(logNews(['{"MESSAGE":"no time"}']).lines).toEqual([]);
  });
});

describe('the file log', () => {
  it('gives the message with its subsystem and the error that stands beside it', () => {
    const texts = sample('log/file.jsonl')
      .split('\n')
      .flatMap((line) => parseFileLine(line)?.text ?? []);
    expect(texts).toContain('[gateway] remote model catalog refresh failed: Error: getaddrinfo EAI_AGAIN catalog.openclaw.ai');
    expect(texts.at(-1)).toBe('[cron] cron: started');
  });

  it('is the newest file of the profile', () => {
    const names = ['openclaw-2026-11-20.log', 'openclaw-2026-11-21.log', 'openclaw-rescue-2026-11-22.log', 'openclaw-2026-11-21.log.1'];
    expect(newestLog(names, 'default')).toBe('openclaw-2026-11-21.log');
    expect(newestLog(names, 'rescue')).toBe('openclaw-rescue-2026-11-22.log');
    expect(newestLog([], 'default')).toBeNull();
  });
});

it("knows the kernel's words for a process that it killed", () => {
  const lines = sample('log/dmesg.txt').split('\n').filter(isOomLine);
  expect(lines).toHaveLength(3);
  expect(parseDmesgLine(lines.at(-1) ?? '', 1_000_000)).toMatchObject({
    at: 8_640_210,
    line: expect.stringMatching(/Killed process 4606 \(MainThread\)/),
  });
});

describe('the log probe', () => {
  it('takes the file where the journal has nothing of the gateway, and says why the kernel was silent', async () => {
    const host = paperHost({
      files: {'/tmp/openclaw/openclaw-2026-11-21.log': sample('log/file.jsonl')},
      commands: {
        journalctl: '',
        dmesg: {
          exit: 1,
          stderr: {text: 'dmesg: read kernel buffer failed: Operation not permitted', bytes: 0, lines: 1, cut: null, sha256: null},
        },
      },
    });
    const look = await probes.log.look(host, gateway, known());
    expect(look).toMatchObject({
      seen: true,
      value: {
        sources: [
          {name: 'journal', lines: 0, unseen: null},
          {name: '/tmp/openclaw/openclaw-2026-11-21.log', lines: 4, unseen: null},
          {name: 'kernel', unseen: expect.stringMatching(/only be read by root/)},
        ],
      },
    });
  });

  it("reads one journal for the owner and both managers' for root", async () => {
    const text = sample('log/journal-lock-refused.jsonl');
    const own = paperHost({commands: {'journalctl --user': text, 'journalctl -k': ''}});
    await probes.log.look(own, gateway, known());
    expect(own.ran.filter((line) => line.includes('--user'))).toHaveLength(1);
    const root = paperHost({commands: {journalctl: text}});
    const look = await probes.log.look(root, {...gateway, own: false}, known());
    expect(root.ran[0]).toMatch(/^self: journalctl .*_SYSTEMD_USER_UNIT=openclaw-gateway.service _UID=1001 \+ USER_UNIT=/);
    expect(look.seen && look.value.lines.length).toBe(40);
  });

  it('calls an empty journal of another user unseen, not empty', async () => {
    const denied = reading<'supervisor'>({
      owner: 'unknown',
      units: [],
      unasked: [{scope: 'user', detail: 'denied'}],
      services: [],
      processes: [],
      lock: null,
    });
    const look = await probes.log.look(paperHost({commands: {journalctl: ''}}), {...gateway, own: false}, known({supervisor: denied}));
    expect(look.seen && look.value.sources[0]).toMatchObject({name: 'journal', unseen: expect.stringMatching(/systemd-journal/)});
  });

  it('counts the end of a command around the gateway as no end of the gateway', () => {
    const entry = (what: string) =>
      JSON.stringify({
        __REALTIME_TIMESTAMP: '1795240000000000',
        MESSAGE: `openclaw-gateway.service: ${what} process exited, code=exited, status=1/FAILURE`,
        MESSAGE_ID: '98e322203f7a4ed290d09fe03c09fe15',
        SYSLOG_IDENTIFIER: 'systemd',
        EXIT_CODE: 'exited',
        EXIT_STATUS: '1',
      });
    expect(parseJournalLine(entry('Main'))?.exit).toEqual({how: 'exited', status: '1'});
    expect(parseJournalLine(entry('Control'))?.exit).toBeNull();
  });

  it('goes on with the file where journalctl hangs', async () => {
    const host = paperHost({commands: {journalctl: {ended: 'limit', exit: null}, dmesg: no('missing', 'no dmesg')}});
    const look = await probes.log.look(host, gateway, known());
    expect(look.seen && look.value.sources[0]?.unseen).toMatch(/gave no answer within 5 s/);
  });
});
