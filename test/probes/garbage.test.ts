import {describe, expect, it} from 'vitest';
import type {ReadingName, Readings} from '../../src/model/index.ts';
import {gatewayArgv} from '../../src/openclaw/gateway-argv.ts';
import {cliAnswer, findGateways, groups, logNews, probes, stableKey, take} from '../../src/probes/index.ts';
import {channelProof, parseAccount} from '../../src/probes/parse/channel-proof.ts';
import {claimsOfConfig, claimsOfVariables} from '../../src/probes/parse/claims.ts';
import {parseConfig} from '../../src/probes/parse/config.ts';
import {entryOfArgv} from '../../src/probes/parse/entry.ts';
import {parseDotenv, parseEnvFile, parseEnviron, parseShownEnvironment} from '../../src/probes/parse/env-file.ts';
import {farTargets, parseAddress} from '../../src/probes/parse/far-targets.ts';
import {newestLog, parseFileLine} from '../../src/probes/parse/file-log.ts';
import {parseHealthz, parseReadyz, parseStartupz} from '../../src/probes/parse/health.ts';
import {parseLock} from '../../src/probes/parse/lock.ts';
import {parseDmesgLine} from '../../src/probes/parse/oom.ts';
import {parsePackage, parseShim} from '../../src/probes/parse/package.ts';
import {parseBootTime, parseCmdline, parseProcessStat, parseProcessStatus} from '../../src/probes/parse/process.ts';
import {answersOf, proofOf} from '../../src/probes/parse/proofs.ts';
import {referencesIn} from '../../src/probes/parse/references.ts';
import {secretKeys} from '../../src/probes/parse/secret-keys.ts';
import {parseListening} from '../../src/probes/parse/sockets.ts';
import {parseId, parsePasswd} from '../../src/probes/parse/users.ts';
import {parseContainers} from '../../src/supervisors/container/listed.ts';
import {historyOf} from '../../src/supervisors/history.ts';
import {parsePlist} from '../../src/supervisors/launchd/plist.ts';
import {parseDisabled, parseLaunchctlPrint} from '../../src/supervisors/launchd/print.ts';
import {parseCgroup} from '../../src/supervisors/systemd/cgroup.ts';
import {parseEnvironmentFiles, parseExec} from '../../src/supervisors/systemd/exec.ts';
import {parseJournalLine} from '../../src/supervisors/systemd/journal-entry.ts';
import {parseProperties} from '../../src/supervisors/systemd/properties.ts';
import {parseDuration, parseStamp} from '../../src/supervisors/systemd/time.ts';
import {parseEnvironment, parseUnitFile} from '../../src/supervisors/systemd/unit-file.ts';
import {parseUnitState} from '../../src/supervisors/systemd/unit-state.ts';
import {splitBlanks, splitWords} from '../../src/supervisors/systemd/words-of.ts';
import fc from '../property.ts';
import {gateway} from './facts.ts';
import {captured, no, paperHost} from './paper-host.ts';
import {sample} from './sample.ts';

const texts: Readonly<Record<string, (text: string) => unknown>> = {
  gatewayArgv: (text) => gatewayArgv(text.split(' ')),
  entryOfArgv: (text) => entryOfArgv(null, text.split(' ')),
  logNews: (text: string) => logNews([text]),
  newestLog: (text) => newestLog([text], text),
  parseAddress,
  parseBootTime,
  parseCgroup,
  parseCmdline,
  parseConfig,
  parseContainers,
  parseDisabled: (text) => parseDisabled(text, 'x'),
  parseDmesgLine: (text) => parseDmesgLine(text, 0),
  parseDotenv,
  parseDuration,
  parseEnvFile,
  parseEnviron,
  parseEnvironment,
  parseEnvironmentFiles: (text) => parseEnvironmentFiles(text.split('\n')),
  parseExec,
  parseFileLine,
  parseHealthz,
  parseId,
  parseJournalLine,
  parseLaunchctlPrint,
  parseListening,
  parseLock,
  parsePackage,
  parsePasswd,
  parsePlist: (text) => parsePlist(`<plist>${text}`),
  parseProcessStat,
  parseProcessStatus,
  parseProperties,
  parseReadyz,
  parseShim,
  parseShownEnvironment,
  parseStamp,
  parseStartupz,
  parseUnitFile,
  parseUnitState: (text) => parseUnitState(parseProperties(text)),
  splitBlanks,
  splitWords,
};

/** Real outputs, cut and changed in the middle: nearer to what a parser believes than noise is. */
const reals = [
  'supervisor/show-running.txt',
  'supervisor/lock.txt',
  'http/readyz.json',
  'ports/tcp.txt',
  'ports/stat.txt',
  'log/file.jsonl',
  'unit/2026.9.6-default.service',
  'log/dmesg.txt',
].map(sample);
const mangled = fc
  .tuple(fc.constantFrom(...reals), fc.nat(3_000), fc.nat(40), fc.string({unit: 'binary', maxLength: 20}))
  .map(([text, at, cut, noise]) => text.slice(0, at) + noise + text.slice(at + cut));
const garbage = fc.oneof(fc.string({unit: 'binary'}), fc.json(), mangled);

describe('nothing that a host can print throws', () => {
  it.each(Object.entries(texts))('in %s', (_, parse) => {
    fc.assert(
      fc.property(garbage, (text) => void parse(text)),
      {numRuns: 150},
    );
  });

  it('in what reads a configuration of any shape', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom(
            'channels',
            'models',
            'plugins',
            'skills',
            'mcp',
            'tts',
            'talk',
            'browser',
            'hooks',
            'cron',
            'agents',
            'env',
            'gateway',
          ),
          fc.jsonValue(),
        ),
        (table) => {
          const claims = [...claimsOfConfig(table), ...claimsOfVariables(Object.keys(table), 'x')];
          farTargets(claims, table);
          referencesIn(table);
          secretKeys({config: {where: 'x', table}, process: [], late: [], running: null});
        },
      ),
    );
  });

  it('in what reads answers of an OpenClaw of any future', () => {
    const commands = fc.constantFrom(
      'gateway call health --json',
      'channels status --probe --json',
      'models status --json',
      'skills list --json',
      'plugins doctor --json',
      'mcp doctor --json',
    );
    const keys = fc.constantFrom(
      'channels',
      'channelAccounts',
      'plugins',
      'auth',
      'skills',
      'servers',
      'pluginErrors',
      'diagnostics',
      'telegram',
      'accounts',
      'loaded',
      'errors',
      'providers',
      'missing',
    );
    const shape = fc.dictionary(keys, fc.oneof(fc.jsonValue(), fc.dictionary(keys, fc.jsonValue())));
    fc.assert(
      fc.property(commands, shape, (command, json) => {
        const answers = answersOf([{command, at: 1, tookMs: 1, exit: 0, ended: 'exit', json, stderr: ''}], 0);
        for (const kind of ['channel', 'agent', 'provider', 'plugin', 'skill', 'mcp', 'speech', 'browser', 'hook', 'cron'] as const) {
          expect(proofOf({kind, name: 'telegram', claimedIn: 'x', on: true}, answers)?.state).not.toBe('working');
        }
      }),
    );
  });

  it('in what judges one account', () => {
    fc.assert(
      fc.property(fc.object(), (value) => {
        const account = parseAccount(value);
        if (account) channelProof(account, 1_000);
      }),
    );
  });

  it('in the events of a journal and the answer of a command', () => {
    fc.assert(
      fc.property(garbage, (text) => {
        historyOf(text.split('\n').flatMap((line) => parseJournalLine(line) ?? []));
        cliAnswer(text, {argv: [], ended: 'exit', exit: 1, signal: null, tookMs: 1, stdout: captured(text), stderr: captured(text)}, 1);
      }),
    );
  });
});

describe('a host on which everything is garbage', () => {
  const paths = [
    '/proc/net/tcp',
    '/proc/stat',
    '/proc/7/stat',
    '/proc/7/status',
    '/proc/7/cmdline',
    '/proc/7/cgroup',
    '/etc/passwd',
    '/home/ops/.openclaw/openclaw.json',
    '/home/ops/.openclaw/.env',
    '/home/ops/.openclaw/tmp/openclaw-1001/gateway.state.lock',
    '/home/ops/.config/systemd/user/openclaw-gateway.service',
    '/opt/oc/node_modules/.bin/openclaw',
    '/tmp/openclaw/openclaw-2026-11-21.log',
  ];

  it('gives readings, each with its key, and no error of ours', async () => {
    await fc.assert(
      fc.asyncProperty(garbage, garbage, async (text, other) => {
        const files = Object.fromEntries(paths.map((path, at) => [path, at % 2 === 0 ? text : other]));
        const host = paperHost({files, commands: {'': text, systemctl: other}, pages: {'19789/healthz': text, '19789/readyz': other}});
        await findGateways(host);
        let readings: Readings = {};
        for (const name of groups(probes, true).flat()) {
          const reading = await take(probes[name as 'http'], host, gateway, {readings, deep: true});
          stableKey(name as 'http', reading);
          expect(reading.seen ? '' : reading.detail, name).not.toMatch(/could not make sense/);
          readings = {...readings, [name]: reading};
        }
      }),
      {numRuns: 40},
    );
  });

  it('and one on which nothing may be looked at says so, probe by probe', async () => {
    const host = paperHost({denied: ['/proc', '/home', '/etc', '/tmp', '/opt', '/sys'], commands: {'': no('denied', 'not allowed')}});
    const why: Partial<Record<ReadingName, string>> = {};
    let readings: Readings = {};
    for (const name of groups(probes, false).flat()) {
      const reading = await take(probes[name as 'http'], host, {...gateway, own: false}, {readings, deep: false});
      why[name] = reading.seen ? 'seen' : reading.why;
      readings = {...readings, [name]: reading};
    }
    expect(why).toEqual({
      supervisor: 'seen',
      vitals: 'missing',
      log: 'seen',
      ports: 'denied',
      http: 'seen',
      install: 'seen',
      unit: 'denied',
      config: 'denied',
      secrets: 'denied',
      capabilities: 'denied',
    });
    expect(readings.supervisor).toMatchObject({
      value: {owner: 'unknown', unasked: [{scope: 'user'}, {scope: 'system'}, {scope: 'docker'}, {scope: 'podman'}]},
    });
  });
});
