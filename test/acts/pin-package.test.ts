import {describe, expect, it, test} from 'vitest';
import {actsFor} from '../../src/acts/index.ts';
import type {Facts} from '../../src/model/index.ts';
import {packageManagerOf} from '../../src/openclaw/package-manager.ts';
import {rules} from '../../src/rules/index.ts';
import {judge} from '../../src/session/judge.ts';
import {entryFacts, factsWith, healthyReadings} from '../rules/facts.ts';

const healthy = healthyReadings();

function replaced(packageRoot: string, cli = '2026.9.6', daemon = '2026.8.2'): Facts {
  return factsWith({
    install: {
      ...healthy.install,
      cli: {
        seen: true,
        value: {path: '/usr/bin/openclaw', packageRoot, version: cli, entry: `${packageRoot}/dist/index.js`, nodeWanted: null},
      },
      running: entryFacts({packageRoot, version: daemon}),
      unit: entryFacts({packageRoot, version: cli}),
    },
    http: {...healthy.http, ready: {...healthy.http.ready!, version: daemon}},
  });
}

const offer = (facts: Facts) => actsFor(facts, judge(facts, rules).findings).find(({plan}) => plan.act === 'pin-package');

describe('pin-package', () => {
  test.each([
    ['/home/ops/.npm-global/lib/node_modules/openclaw', 'npm install --global --prefix /home/ops/.npm-global openclaw@2026.8.2'],
    [
      '/home/ops/.nvm/versions/node/v24.1.0/lib/node_modules/openclaw',
      'npm install --global --prefix /home/ops/.nvm/versions/node/v24.1.0 openclaw@2026.8.2',
    ],
    ['/home/ops/.local/share/pnpm/global/5/node_modules/openclaw', 'pnpm add --global openclaw@2026.8.2'],
    ['/home/ops/.bun/install/global/node_modules/openclaw', 'bun add --global openclaw@2026.8.2'],
  ])('has the manager of %s put back the release that runs', (packageRoot, command) => {
    const {plan, refused} = offer(replaced(packageRoot))!;
    expect(refused).toBeNull();
    expect(plan.steps.at(-1)?.shown).toBe(command);
    expect(plan.undo.map(({shown}) => shown)).toEqual([command.replace('2026.8.2', '2026.9.6')]);
    expect(plan).toMatchObject({word: 'pin', packs: true, touches: expect.arrayContaining([packageRoot])});
  });

  it("needs root where the package is root's", () => {
    expect(offer(replaced('/usr/lib/node_modules/openclaw'))?.refused).toMatch(/rights of root/);
  });

  it.each([
    ['a checkout', '/home/ops/src/openclaw'],
    ['a store', '/nix/store/abc-openclaw/share/openclaw'],
  ])('is not offered for %s, which no manager knows', (_, packageRoot) => {
    expect(packageManagerOf(packageRoot)).toBeNull();
    expect(offer(replaced(packageRoot))).toBeUndefined();
  });
});
