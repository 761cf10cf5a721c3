import {describe, expect, it} from 'vitest';
import type {MacWish} from '../../../src/drill/world/mac/wish.ts';
import {macBench} from './bench.ts';

const layouts: readonly {readonly what: string; readonly mac: MacWish; readonly version?: string}[] = [
  {what: 'Homebrew on Apple silicon, behind the wrapper', mac: {install: 'homebrew', carrier: 'wrapper'}},
  {what: 'Homebrew on Intel, plain', mac: {install: 'homebrew-intel', carrier: 'plain'}},
  {what: "the installer's own Node in the home, behind the wrapper", mac: {install: 'installer', carrier: 'wrapper'}},
  {what: 'nvm, plain', mac: {install: 'nvm', carrier: 'plain'}},
  {what: 'pnpm, with a launcher whose child is the gateway', mac: {install: 'pnpm', carrier: 'launcher'}},
  {what: 'an own label behind caffeinate', mac: {install: 'homebrew', carrier: 'caffeinate', label: 'com.harbour.openclaw-gateway'}},
  {what: 'a shell that becomes the gateway', mac: {install: 'homebrew', carrier: 'shell'}},
  {what: 'a daemon at which nobody is logged in', mac: {install: 'homebrew', carrier: 'plain', job: 'daemon'}},
  {what: 'OpenClaw.app, which keeps launchd out of it', mac: {install: 'homebrew', job: 'app'}},
  {what: 'the port only in the variables of the list', mac: {install: 'homebrew', carrier: 'plain', portIn: 'variables'}},
  {what: 'the port only in the file that the wrapper loads', mac: {install: 'homebrew', carrier: 'wrapper', portIn: 'variables'}},
  {what: 'the label and the folders of early 2026', mac: {install: 'homebrew', label: 'bot.molt.gateway'}, version: '2026.4.14'},
];

const owners = {agent: 'launchd-agent', daemon: 'launchd-daemon', app: 'openclaw-app'};

describe('a healthy Mac of the drill is clear', () => {
  it.each(layouts)('$what', async ({mac, version = '2026.9.6'}) => {
    for (const seed of [1]) {
      const bench = await macBench({mac, version, seed});
      for (const deep of [true, false]) {
        const {judgement, readings} = await bench.look(deep);
        expect(judgement.findings.map((one) => `${one.code}: ${one.text}`)).toEqual([]);
        expect(judgement.verdict).toBe('clear');
        expect(readings.supervisor).toMatchObject({value: {owner: owners[mac.job ?? 'agent']}});
      }
    }
  });
});
