import {
  absentUnit,
  answer,
  cliAnswer,
  ended,
  endedUnit,
  factsWith,
  gateway,
  gatewayProcess,
  healthyReadings,
  line,
  listener,
  now,
  refusedHttp,
  unit,
} from '../facts.ts';
import {type Fault, journal, logOf} from './fault.ts';

const healthy = healthyReadings();
const python = {
  pid: 26779,
  ppid: 26700,
  uid: 1001,
  user: 'ops',
  argv: ['/usr/bin/python3', '-m', 'http.server', '19789'],
  state: 'S',
  startedAt: now - 900_000,
  unit: 'session-7.scope',
  rssBytes: 20e6,
  parents: [{pid: 26700, name: 'bash'}],
};
const page = '<!DOCTYPE HTML>\n<html lang="en">\n    <head>\n        <meta charset="utf-8">\n        <title>Error response</title>';

export const portFaults: readonly Fault[] = [
  {
    name: 'a foreign HTTP server on the port (f03c)',
    facts: factsWith({
      supervisor: {
        ...healthy.supervisor,
        units: [unit({mainPid: 26781, pids: [26781], startedAt: now - 600_000}), absentUnit()],
        processes: [{...gatewayProcess({pid: 26781}), because: 'unit'}],
      },
      ports: {ports: [{port: 19789, role: 'gateway', listeners: [listener({process: python})]}]},
      http: {
        ...healthy.http,
        healthz: answer(page, 404, false),
        readyz: answer(page, 404, false),
        startupz: answer(page, 404, false),
        ready: null,
      },
      log: journal('foreign-http.journal', 5_000),
    }),
    verdict: 'down',
    root: 'port-taken',
    behind: [],
    says: ['19789', 'pid 26779', 'python3 -m http.server', 'bash 26700', 'session-7.scope', 'active/running'],
    next: ['kill 26779', 'ss -Hltnp'],
  },
  {
    name: 'a foreign HTTP server, seconds after the unit was started (f03c)',
    facts: factsWith({
      supervisor: {
        ...healthy.supervisor,
        units: [unit({mainPid: 26781, pids: [26781], startedAt: now - 12_000}), absentUnit()],
        processes: [],
      },
      ports: {ports: [{port: 19789, role: 'gateway', listeners: [listener({process: python})]}]},
      http: {
        ...healthy.http,
        healthz: answer(page, 404, false),
        readyz: answer(page, 404, false),
        startupz: answer(page, 404, false),
        ready: null,
      },
    }),
    verdict: 'down',
    root: 'port-taken',
    behind: [],
    says: ['pid 26779'],
  },
  {
    name: 'a gateway of another user on the port, whose process cannot be seen (f03d)',
    facts: factsWith({
      supervisor: {
        ...healthy.supervisor,
        owner: 'nobody',
        processes: [],
        lock: null,
        units: [endedUnit({exit: {how: 'exited', status: 78}}), absentUnit()],
      },
      ports: {ports: [{port: 19789, role: 'gateway', listeners: [listener({uid: 0, user: 'root', process: null})]}]},
      log: logOf([
        line(
          '2026-11-21T01:36:30.536+00:00 Gateway failed to start: gateway already running under systemd; existing gateway is healthy, ' +
            'exiting with code 78 to prevent a systemd Restart=always loop | another gateway instance is already listening on ' +
            'ws://127.0.0.1:19789 | listen EADDRINUSE: address already in use 127.0.0.1:19789 | EADDRINUSE',
          -19_100,
        ),
      ]),
      cli: {
        answers: [
          cliAnswer(
            'gateway call health --json',
            {
              ok: false,
              error: {
                message: "unauthorized: gateway token mismatch (use this gateway's gateway.auth.token or pair the device)",
                details: {code: 'AUTH_TOKEN_MISMATCH'},
              },
            },
            {exit: 1},
          ),
        ],
      },
    }),
    verdict: 'down',
    root: 'port-taken',
    behind: ['unit-down', 'token-mismatch'],
    says: ['a gateway of another user', 'user root'],
  },
  {
    name: 'a gateway of root on the port, looked at by root (f03d)',
    facts: factsWith(
      {
        supervisor: {
          ...healthy.supervisor,
          owner: 'nobody',
          processes: [],
          lock: null,
          units: [endedUnit({exit: {how: 'exited', status: 78}}), absentUnit()],
        },
        ports: {
          ports: [
            {
              port: 19789,
              role: 'gateway',
              listeners: [
                listener({
                  uid: 0,
                  user: 'root',
                  process: gatewayProcess({
                    pid: 31000,
                    uid: 0,
                    user: 'root',
                    ppid: 30990,
                    argv: ['openclaw-gateway'],
                    unit: 'session-9.scope',
                    parents: [{pid: 30990, name: 'sudo'}],
                  }),
                }),
              ],
            },
          ],
        },
        log: logOf([line('Port 19789 is already in use.', -19_100)]),
      },
      {gateway: {...gateway, own: false}},
    ),
    verdict: 'down',
    root: 'port-taken',
    behind: ['unit-down'],
    says: ['pid 31000', 'sudo 30990', 'user root'],
    next: ['systemctl --user -M ops@ restart openclaw-gateway.service'],
  },
  {
    name: 'a unit that was refused because of a port that is free by now',
    facts: factsWith({
      ...ended(endedUnit({exit: {how: 'exited', status: 78}})),
      log: logOf([line('another gateway instance is already listening on ws://127.0.0.1:19789', -19_100)]),
    }),
    verdict: 'down',
    root: 'port-taken',
    behind: ['unit-down'],
    says: ['Nobody holds it now'],
  },
  {
    name: 'a process that stayed alive after its start failed',
    facts: factsWith({
      ports: {ports: [{port: 19789, role: 'gateway', listeners: []}]},
      http: refusedHttp(),
      log: logOf([
        line(
          '[gateway] gateway startup failed: listen EADDRNOTAVAIL 10.0.0.9. Process will stay alive; fix the issue and restart',
          -7_190_000,
        ),
      ]),
    }),
    verdict: 'down',
    root: 'port-silent',
    behind: [],
    says: ['active/running', 'pid 4711', '19789', 'Process will stay alive'],
  },
  {
    name: 'a gateway that is bound to the network without authentication and refuses to start (f10)',
    facts: factsWith({
      ...ended(endedUnit({exit: {how: 'exited', status: 78}})),
      config: {...healthy.config, bind: 'lan', authMode: 'none', authConfigured: false},
      log: logOf([line('Refusing to bind gateway to lan without auth.', -19_100)]),
    }),
    verdict: 'down',
    root: 'bind-public',
    behind: ['unit-down'],
    says: ['Refusing to bind gateway to lan without auth', 'gateway.bind=lan', 'gateway.auth.mode=none'],
  },
  {
    name: 'a gateway that listens on every address without authentication',
    facts: factsWith({
      ports: {ports: [{port: 19789, role: 'gateway', listeners: [listener({address: '0.0.0.0'})]}]},
      config: {...healthy.config, bind: 'lan', authMode: 'none', authConfigured: false},
    }),
    verdict: 'degraded',
    root: 'bind-public',
    behind: [],
    says: ['0.0.0.0:19789'],
    next: ['openclaw config set gateway.bind loopback'],
  },
  {
    name: 'a gateway whose certificate is over',
    facts: factsWith({http: {...healthy.http, certificate: certificate(-90, -3)}}),
    verdict: 'degraded',
    root: 'certificate-unusable',
    behind: [],
    says: ['gw.example.org', 'over since 3 d', 'pin it'],
    next: ['openclaw config get gateway.tls --json'],
  },
  {
    name: 'a gateway whose certificate is not renewed',
    facts: factsWith({http: {...healthy.http, certificate: certificate(-86, 4)}}),
    verdict: 'clear',
    root: null,
    behind: [],
    notes: ['certificate-unusable'],
    says: [],
  },
  {
    name: 'a gateway whose key is not for it to read, and which does not start',
    facts: factsWith({
      ...ended(endedUnit({exit: {how: 'exited', status: 1}})),
      log: logOf([
        line(
          "Gateway failed to start: Error: gateway tls: failed to load cert (Error: EACCES: permission denied, open '/etc/ssl/gw.key')",
          -19_100,
        ),
      ]),
    }),
    verdict: 'down',
    root: 'certificate-unusable',
    behind: ['unit-down'],
    says: ["may not be read by the gateway's user", '/etc/ssl/gw.key'],
  },
  {
    name: 'an address that the host has not got, at a start',
    facts: factsWith({
      ...ended(endedUnit({exit: {how: 'exited', status: 1}})),
      config: {...healthy.config, bind: 'custom'},
      log: logOf([
        line('Gateway failed to start: gateway bind=custom requested 10.99.0.7 but resolved 0.0.0.0; refusing fallback.', -19_100),
      ]),
    }),
    verdict: 'down',
    root: 'reach-unmet',
    behind: ['unit-down'],
    says: ['10.99.0.7', 'does not start'],
    next: ['ip -br addr', 'openclaw config get gateway.bind'],
  },
  {
    name: 'a tailnet whose program is not there, at a start',
    facts: factsWith({
      ...ended(endedUnit({exit: {how: 'exited', status: 1}})),
      log: logOf([line('Gateway failed to start: Command failed with ENOENT: tailscale serve status --json', -19_100)]),
    }),
    verdict: 'down',
    root: 'reach-unmet',
    behind: ['unit-down'],
    says: ['tailscale serve status'],
    next: ['tailscale status', 'openclaw config get gateway.tailscale'],
  },
  {
    name: 'a gateway that listens on loopback alone, because its tailnet was not up',
    facts: factsWith({
      config: {...healthy.config, bind: 'tailnet', facts: {...healthy.config.facts!, modifiedAt: now - 90 * 24 * 3_600_000}},
    }),
    verdict: 'degraded',
    root: 'reach-unmet',
    behind: [],
    says: ['gateway.bind=tailnet', 'alone: nobody but this host reaches it'],
    next: ['tailscale status', 'systemctl --user restart openclaw-gateway.service'],
  },
  {
    name: 'a gateway that was told of a tailnet this minute, and is about to start anew',
    facts: factsWith({config: {...healthy.config, bind: 'tailnet', facts: {...healthy.config.facts!, modifiedAt: now - 20_000}}}),
    verdict: 'clear',
    root: null,
    behind: [],
    says: [],
  },
  {
    name: 'a gateway on loopback alone, of whose configuration another part was written since',
    facts: factsWith({config: {...healthy.config, bind: 'tailnet', facts: {...healthy.config.facts!, modifiedAt: now - 600_000}}}),
    verdict: 'degraded',
    root: 'reach-unmet',
    behind: [],
    says: ['gateway.bind=tailnet'],
  },
  {
    name: 'a gateway that listens on its tailnet',
    facts: factsWith({
      config: {...healthy.config, bind: 'tailnet', facts: {...healthy.config.facts!, modifiedAt: now - 90 * 24 * 3_600_000}},
      ports: {ports: [{port: 19789, role: 'gateway', listeners: [listener(), listener({address: '100.101.102.103'})]}]},
    }),
    verdict: 'clear',
    root: null,
    behind: [],
    says: [],
  },
];

/** From so many days to so many days from now. */
function certificate(from: number, to: number): NonNullable<typeof healthy.http.certificate> {
  const day = 24 * 3_600_000;
  return {validFrom: now + from * day, validTo: now + to * day, names: ['gw.example.org'], selfSigned: false};
}
