import {expect, test} from 'vitest';
import {sleepChanges} from '../../src/probes/parse/changes/sleep-log.ts';

/** As real Macs said it, a laptop that was closed for a night and a machine that idles. */
const closed = `
2026-07-28 23:14:02 -0700 Sleep               	Entering Sleep state due to 'Clamshell Sleep':TCPKeepAlive=active Using Batt (Charge:98%) 41 secs
2026-07-29 02:30:11 -0700 DarkWake            	DarkWake from Deep Idle [CDNVA] : due to smc.sysState.Wake(0x70070000) wifibt SMC.OutboxNotEmpty/ Using BATT (Charge:91%)
2026-07-29 02:31:44 -0700 Sleep               	Entering Sleep state due to 'Maintenance Sleep':TCPKeepAlive=active Using Batt (Charge:91%) 93 secs
2026-07-29 07:58:20 -0700 Wake                	Wake from Deep Idle [CDNVA] : due to smc.sysState.Wake(0x70070000) lid RTP.multi-touch/UserActivity Assertion Using BATT (Charge:74%)
`;
const idle = `
2022-11-12 23:27:46 +0800 Sleep               	Entering Sleep state due to 'Idle Sleep':TCPKeepAlive=active Using AC (Charge:0%) 12 secs
2022-11-12 23:27:58 +0800 DarkWake            	DarkWake from Normal Sleep [CDNP] : due to GLAN XDCI/ Using AC (Charge:0%) 45 secs
2022-11-12 23:28:43 +0800 Sleep               	Entering Sleep state due to 'Maintenance Sleep':TCPKeepAlive=active Using AC (Charge:0%) 10 secs
`;

test('a night in which it stirred is one sleep, with the time of its own zone', () => {
  expect(sleepChanges(closed, 'pmset')).toEqual([
    {at: Date.parse('2026-07-29T06:14:02Z'), kind: 'system', text: 'the host went to sleep (Clamshell Sleep)', source: 'pmset'},
    {at: Date.parse('2026-07-29T14:58:20Z'), kind: 'system', text: 'the host woke up', source: 'pmset'},
  ]);
});

test('one that only stirs has not woken up', () => {
  expect(sleepChanges(idle, 'pmset').map(({text}) => text)).toEqual(['the host went to sleep (Idle Sleep)']);
});

test.each([
  '',
  'Usage: pmset',
  '2026-07-28 23:14:02 -0700 Assertions  \tPID 4(cloudd) Released Sleep',
  '9999-99-99 99:99:99 +0000 Sleep  x',
])('nothing is made of %j', (text) => {
  expect(sleepChanges(text, 'pmset')).toEqual([]);
});
