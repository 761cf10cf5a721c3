import {expect, it} from 'vitest';
import {launchdVariables} from '../../src/probes/gather/variable-places.ts';
import {gateway} from '../rules/facts.ts';
import {paperHost} from './paper-host.ts';

const path = `${gateway.user.home}/Library/LaunchAgents/${gateway.launchdLabel}.plist`;
const list = (value: string) =>
  `<plist><dict><key>EnvironmentVariables</key><dict><key>OPENCLAW_GATEWAY_TOKEN</key><string>${value}</string></dict></dict></plist>`;

it.each([
  ['names of characters', {[path]: list('a&lt;b&amp;&#99;')}, {}],
  ['character data', {[path]: list('<![CDATA[a<b&c]]>')}, {}],
  ['a comment in its middle', {[path]: list('a&lt;<!-- x -->b&amp;c')}, {}],
  ['a binary list', {[path]: 'bplist00\uFFFD'}, {[`plutil -convert xml1 -o - -- ${path}`]: list('a&lt;b&amp;c')}],
])('a value of a LaunchAgent is learnt as it is, written with %s', async (_, files, commands) => {
  const host = paperHost({files, commands, platform: {os: 'darwin', user: gateway.user}});
  expect(await launchdVariables(host, gateway)).toEqual([{kind: 'unit', where: path, values: [['OPENCLAW_GATEWAY_TOKEN', 'a<b&c']]}]);
});
