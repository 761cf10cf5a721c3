import {describe, expect, it} from 'vitest';
import type {MacWish} from '../../../src/drill/world/mac/wish.ts';
import {macBench} from './bench.ts';

const layouts: readonly (readonly [string, MacWish, string?])[] = [
  ['Homebrew on Apple silicon, behind the wrapper', {install: 'homebrew', carrier: 'wrapper'}],
  ['Homebrew on Intel, plain', {install: 'homebrew-intel', carrier: 'plain'}],
  ["the installer's own Node in the home, behind the wrapper", {install: 'installer', carrier: 'wrapper'}],
  ['nvm, plain', {install: 'nvm', carrier: 'plain'}],
  ['pnpm, with a launcher whose child is the gateway', {install: 'pnpm', carrier: 'launcher'}],
  ['an own label behind caffeinate', {install: 'homebrew', carrier: 'caffeinate', label: 'com.harbour.openclaw-gateway'}],
  ['a shell that becomes the gateway', {install: 'homebrew', carrier: 'shell'}],
  ['a daemon at which nobody is logged in', {install: 'homebrew', carrier: 'plain', job: 'daemon'}],
  ['OpenClaw.app, which keeps launchd out of it', {install: 'homebrew', job: 'app'}],
  ['the port only in the variables of the list', {install: 'homebrew', carrier: 'plain', portIn: 'variables'}],
  ['the port only in the file that the wrapper loads', {install: 'homebrew', carrier: 'wrapper', portIn: 'variables'}],
  ['the label and the folders of early 2026', {install: 'homebrew', label: 'bot.molt.gateway'}, '2026.4.14'],
];

describe('a healthy Mac of the drill is clear', () => {
  it.each(layouts)('%s', async (_, mac, version = '2026.9.6') => {
    for (const seed of [1, 2]) {
      const bench = await macBench({mac, version, seed});
      for (const deep of [true, false]) {
        const {judgement, readings} = await bench.look(deep);
        expect(judgement.findings.map((one) => `${one.code}: ${one.text}`)).toEqual([]);
        expect(judgement.verdict).toBe('clear');
        expect(readings.supervisor).toMatchObject({value: {owner: {daemon: 'launchd-daemon', app: 'openclaw-app', agent: 'launchd-agent'}[mac.job ?? 'agent']}});
      }
    }
  });
});
