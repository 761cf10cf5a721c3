import {describe, expect, it, test} from 'vitest';
import {actsFor} from '../../src/acts/index.ts';
import type {CliInstall, EntryFacts, Facts, Look} from '../../src/model/index.ts';
import {packageManagerOf} from '../../src/openclaw/package-manager.ts';
import {rules} from '../../src/rules/index.ts';
import {judge} from '../../src/session/judge.ts';
import {entryFacts, factsWith, gateway, healthyReadings, unit, type Values} from '../rules/facts.ts';
import {gone, units} from '../rules/faults/fault.ts';

const healthy = healthyReadings();
const home = '/home/ops/.npm-global/lib/node_modules/openclaw';

function cliOf(packageRoot: string, version: string) {
  const value = {path: '/usr/bin/openclaw', packageRoot, version, entry: `${packageRoot}/dist/index.js`, nodeWanted: null};
  return {seen: true as const, value};
}

/** Files of one release under a process of another. */
function replaced(packageRoot: string, cli = '2026.9.5', daemon = '2026.9.6', more: Values = {}, own = true): Facts {
  const values = {
    install: {
      ...healthy.install,
      cli: cliOf(packageRoot, cli),
      running: entryFacts({packageRoot, version: daemon}),
      unit: entryFacts({packageRoot, version: cli}),
    },
    http: {...healthy.http, ready: {...healthy.http.ready!, version: daemon}},
    ...more,
  };
  return factsWith(values, {gateway: {...gateway, own}});
}

/** A gateway that cannot start, because a part of its package is gone. */
function incomplete(changes: Partial<EntryFacts> = {}, more: Values = {}, cli: Look<CliInstall> = cliOf(home, '2026.9.6')): Facts {
  const entry = `${home}/dist/index.js`;
  return factsWith({
    ...gone,
    supervisor: units(unit({active: 'failed', sub: 'failed', lingers: true})),
    install: {
      ...healthy.install,
      cli,
      running: null,
      unit: entryFacts({entry, entryExists: false, packageRoot: null, version: null, ...changes}),
    },
    ...more,
  });
}

/** A manager that was ended half-way left neither the package nor the command. */
function nothingLeft(stamp: string): Facts {
  const facts = incomplete({}, touched(stamp), {seen: false, why: 'missing', detail: 'no command'});
  return {...facts, gateway: {...facts.gateway, cliPath: null}};
}

const touched = (touchedVersion: string): Values => ({config: {...healthy.config, touchedVersion}});
const offer = (facts: Facts) => actsFor(facts, judge(facts, rules).findings).find(({plan}) => plan.act === 'pin-package');
const shown = (facts: Facts) => offer(facts)!.plan.steps.map((step) => step.shown);

describe('pin-package', () => {
  it('brings the release that runs beside the package, proves it there, and puts it in by one command', () => {
    const {plan, refused} = offer(replaced(home))!;
    const staged = '/home/ops/.npm-global/lib/node_modules/.openclaw-pin';
    expect(refused).toBeNull();
    expect(plan.steps.map((step) => [step.apart ?? false, step.shown.replace(/-e '.*'/, '-e PROOF')])).toEqual([
      [true, 'test -O /home/ops/.npm-global/lib/node_modules'],
      [true, `rm -rf ${staged} ${home}.before-pin`],
      [true, `npm install --global --prefix ${staged} --fetch-retries 1 --loglevel error --no-audit --no-fund openclaw@2026.9.6`],
      [true, `/opt/node24/bin/node ${staged}/lib/node_modules/openclaw/openclaw.mjs --version`],
      [true, `/opt/node24/bin/node --no-warnings -e PROOF /home/ops/.openclaw ${staged}/lib/node_modules/openclaw/package.json`],
      [false, `mv -T --backup=simple --suffix=.before-pin ${staged}/lib/node_modules/openclaw ${home}`],
    ]);
    expect(plan.undo.map((step) => step.shown)).toEqual([
      `mv -T --backup=simple --suffix=.undone-pin ${home}.before-pin ${home}`,
      `rm -rf ${home}.undone-pin ${staged}`,
    ]);
    expect(plan).toMatchObject({word: 'package', packs: true, changes: [home], touches: expect.arrayContaining([home])});
  });

  it('takes the release that moved the databases, as the gateway that is too old for them names it, and starts that', () => {
    const said =
      'Gateway failed to start: Gateway refused startup because 1 OpenClaw database schema(s) are newer than this build. state database ' +
      '/home/ops/.openclaw/state/openclaw.sqlite uses schema 18; this build supports 17; writer build 2026.9.6. Refused by OpenClaw 2026.9.5';
    const facts = incomplete({entryExists: true, packageRoot: home, version: '2026.9.5'}, {}, cliOf(home, '2026.9.5'));
    const evidence = [{probe: 'log' as const, line: said}];
    const newer = {code: 'config-newer' as const, severity: 'down' as const, behind: null, subject: null, evidence};
    const [one] = actsFor(facts, [{...judge(facts, rules).findings[0]!, ...newer}]);
    expect(one).toMatchObject({plan: {act: 'pin-package'}, refused: null});
    const commands = one!.plan.steps.map((step) => step.shown);
    expect(commands[2]).toMatch(/ openclaw@2026\.9\.6$/);
    expect(commands.at(-1)).toBe('systemctl --user restart openclaw-gateway.service');
  });

  it('starts a gateway that could not start', () => {
    expect(shown(incomplete()).slice(-2)).toEqual([
      'systemctl --user reset-failed openclaw-gateway.service',
      'systemctl --user restart openclaw-gateway.service',
    ]);
  });

  test.each([
    ['failed', ['reset-failed', 'restart']],
    ['activating', ['reset-failed', 'restart']],
    ['inactive', ['start']],
  ] as const)('starts one that is %s, which may come to its start limit meanwhile', (active, verbs) => {
    const sub = active === 'activating' ? 'auto-restart' : active;
    const facts = incomplete({}, {supervisor: units(unit({active, sub, lingers: true}))});
    const commands = shown(facts).filter((one) => one.startsWith('systemctl'));
    expect(commands).toEqual(verbs.map((verb) => `systemctl --user ${verb} openclaw-gateway.service`));
  });

  it('leaves a gateway that serves alone', () => {
    const {supervisor, ports, http} = healthy;
    expect(shown(incomplete({}, {supervisor, ports, http})).filter((one) => one.startsWith('systemctl'))).toEqual([]);
  });

  it('finds the place of a package of which nothing is left, and has then nothing to put back', () => {
    const facts = nothingLeft('2026.9.6');
    expect(shown(facts)).toContain('ln -sfn ../lib/node_modules/openclaw/openclaw.mjs /home/ops/.npm-global/bin/openclaw');
    expect(offer(facts)?.plan.undo).toEqual([]);
    expect(offer(facts)?.plan.steps[2]?.shown).toContain('openclaw@2026.9.6');
  });

  it('is not offered where the command is of another installation, which the unit should rather start', () => {
    expect(offer(incomplete({}, {}, cliOf('/opt/oc/node_modules/openclaw', '2026.9.6')))).toBeUndefined();
  });

  it('is refused where the configuration is of a newer release than the one that would be put back', () => {
    expect(offer(replaced(home, '2026.9.6', '2026.9.5', touched('2026.9.6')))?.refused).toMatch(
      /OpenClaw 2026\.9\.6 has written the configuration, and 2026\.9\.5 is older/,
    );
  });

  it('takes a stamp that is no release for no word of a command', () => {
    for (const stamp of ['latest', '--registry=http://x', '2026.9.7 evil', 'file:../x']) expect(offer(nothingLeft(stamp))).toBeUndefined();
  });

  it('runs npm as the owner, under the Node of the service, where root looks', () => {
    const {steps} = offer(replaced(home, '2026.9.5', '2026.9.6', {}, false))!.plan;
    expect(steps.every(({asOwner}) => asOwner)).toBe(true);
    expect(steps[2]?.argv.slice(0, 4)).toEqual(['env', 'PATH=/opt/node24/bin:/usr/local/bin:/usr/bin:/bin', 'npm', 'install']);
  });

  it("starts nothing of the owner's with the rights of root", () => {
    const {steps} = offer(replaced('/usr/lib/node_modules/openclaw', '2026.9.5', '2026.9.6', {}, false))!.plan;
    const roots = steps.filter(({asOwner}) => !asOwner).map(({argv}) => argv[0]);
    expect(roots).toEqual(['test', 'rm', 'npm', 'mv']);
  });

  it("needs root where the package is root's", () => {
    expect(offer(replaced('/usr/lib/node_modules/openclaw'))?.refused).toMatch(/rights of root/);
  });

  test.each([
    ['pnpm', '/home/ops/.local/share/pnpm/global/5/node_modules/openclaw', 'pnpm add --global openclaw@2026.9.6'],
    ['bun', '/home/ops/.bun/install/global/node_modules/openclaw', 'bun add --global openclaw@2026.9.6'],
  ])('leaves what %s installed to a person, with the command', (manager, packageRoot, command) => {
    const {plan, refused} = offer(replaced(packageRoot))!;
    expect(refused).toMatch(new RegExp(`what ${manager} leaves .* was not tried`));
    expect(plan.steps.map((step) => step.shown)).toEqual([command]);
  });

  test.each([
    ['Nix', '/nix/store/abc-openclaw/lib/node_modules/openclaw'],
    ['Homebrew', '/home/linuxbrew/.linuxbrew/Cellar/openclaw-cli/2026.9.5/libexec/lib/node_modules/openclaw'],
    ['Volta', '/home/ops/.volta/tools/image/packages/openclaw/lib/node_modules/openclaw'],
    ['mise', '/home/ops/.local/share/mise/installs/npm-openclaw/2026.9.5/lib/node_modules/openclaw'],
  ])('is refused, without a command, for what is of %s', (who, packageRoot) => {
    const {plan, refused} = offer(replaced(packageRoot))!;
    expect(refused).toMatch(new RegExp(`the package is ${who}`));
    expect(plan.steps).toEqual([]);
  });

  it('is not offered for a checkout, which no manager knows', () => {
    expect(packageManagerOf('/home/ops/src/openclaw')).toBeNull();
    expect(offer(replaced('/home/ops/src/openclaw'))).toBeUndefined();
  });
});
