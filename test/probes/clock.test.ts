import {expect, it} from 'vitest';
import {clockKept} from '../../src/probes/gather/clock.ts';
import {no, paperHost} from './paper-host.ts';

const chrony = 'A29FC87B,162.159.200.123,4,1795240000.1,-0.125000000,0.000001,0.00002,3.1,0.01,0.02,0.03,0.04,64.2';

it.each([
  ['chrony, which keeps it', {commands: {chronyc: `${chrony},Normal\n`}}, {synchronised: true, offsetMs: -125}],
  ['chrony, which lost its servers', {commands: {chronyc: `${chrony},Not synchronised\n`}}, {synchronised: false, offsetMs: -125}],
  ['ntpd', {commands: {ntpq: 'leap=00, offset=2.400\n'}}, {synchronised: true, offsetMs: 2}],
  ['ntpd with its alarm', {commands: {ntpq: 'leap=11, offset=0.000\n'}}, {synchronised: false, offsetMs: 0}],
  ['systemd, which has set it', {files: {'/run/systemd/timesync/synchronized': ''}}, {synchronised: true, offsetMs: null}],
  ['systemd, which has not yet', {files: {'/run/systemd/timesync/other': ''}}, {synchronised: false, offsetMs: null}],
  ['nobody', {}, {synchronised: null, offsetMs: null}],
  ['a chrony that does not answer', {commands: {chronyc: no('late', 'no answer')}}, {synchronised: null, offsetMs: null}],
])('the clock is asked about at %s', async (_who, paper, kept) => {
  const host = paperHost(paper);
  expect(await clockKept(host)).toEqual(kept);
  // It would start a service to answer.
  expect(host.ran.join('\n')).not.toContain('timedatectl');
});
