import {readFile} from 'node:fs/promises';
import {expect, test} from 'vitest';
import {acts} from '../../src/acts/index.ts';
import {type Rung, underNames} from '../../src/model/index.ts';
import {knownCommand} from '../../src/openclaw/commands.ts';
import {builtInRunbooks, loadRunbook, parseRunbook, pickVariant} from '../../src/runbook/index.ts';

const unreadable = async (path: string) => ({seen: false, why: 'missing', detail: `There is no ${path}.`}) as const;

async function rungsOf(name: string): Promise<readonly Rung[]> {
  const loaded = await loadRunbook(name, unreadable);
  return loaded.ok ? loaded.runbook.rungs : expect.fail(loaded.problems.join('\n'));
}

test('the ladder has the five rungs in their fixed order', async () => {
  expect((await rungsOf('ladder')).map((rung) => rung.id)).toEqual(['status', 'gateway-status', 'logs', 'doctor', 'channels-status']);
});

test('the upgrade has its seven steps', async () => {
  expect((await rungsOf('upgrade')).map((rung) => rung.id)).toEqual([
    'freeze',
    'map',
    'doctor-baseline',
    'reinstall-the-units',
    'acceptance',
    'channel-regression',
    'rollback-posture',
  ]);
});

test('the hardening path has its five steps', async () => {
  expect((await rungsOf('hardening')).map((rung) => rung.id)).toEqual([
    'freeze-the-source-of-truth',
    'baseline-health',
    'author-the-supervisor',
    'add-guardrails',
    'ship-the-rollback-pack',
  ]);
});

test('the leak is closed in five steps, and what replaces is the verb that proves it', async () => {
  const rungs = await rungsOf('leak');
  expect(rungs.map((rung) => rung.id)).toEqual(['find-every-place', 'revoke', 'replace', 'prove', 'search']);
  expect(builtInRunbooks['leak']).toContain('rungs secrets rotate OPENCLAW_GATEWAY_TOKEN\n');
});

test('the ladder runs the read-only form of every command on a current release', async () => {
  const commands = (await rungsOf('ladder'))
    .flatMap((rung) => pickVariant(rung, {version: '2026.9.6', under: null})?.commands ?? [])
    .map((argv) => argv.join(' '));
  expect(commands).toEqual([
    'openclaw status --json --timeout 5000',
    'openclaw gateway status --deep --json',
    'openclaw logs --json --limit 200 --timeout 5000',
    'openclaw doctor --lint --json --severity-min error',
    'openclaw channels status --probe --json --timeout 5000',
  ]);
});

test('on a release without a doctor that only reads, the doctor is armed by hand', async () => {
  const doctor = (await rungsOf('ladder')).find((rung) => rung.id === 'doctor');
  const variant = doctor === undefined ? null : pickVariant(doctor, {version: '2026.4.14', under: null});
  expect(variant).toMatchObject({kind: 'writes', commands: [['openclaw', 'doctor', '--non-interactive']]});
  expect(variant?.effect).toContain('migrate');
});

const codes =
  `unit-missing unit-down start-blocked session-stuck hot-reload-off restarted-by-others delivery-dead spawn-failed unit-forbids unit-starts-client not-lasting switched-off state-unusable refused-to-start cli-unusable check-failing
  entry-missing entry-stale version-skew crash-loop start-limit-hit two-owners foreground-owner
  reload-needed node-mismatch oom-killed heap-limit gateway-starting gateway-hung gateway-not-ready port-taken port-silent bind-public
  certificate-unusable reach-unmet clients-refused config-missing config-broken config-rejected config-incomplete config-split config-newer secret-shadowed secret-missing
  env-file-missing secret-in-unit secret-readable token-mismatch channel-down channels-suppressed channel-half capability-lost
  provider-unusable update-unfinished upstream-throttled egress-down disk-full inodes-full memory-short clock-off sources-disagree`.split(
    /\s+/,
  );

for (const name of Object.keys(builtInRunbooks)) {
  test(`${name}: Rungs runs nothing but commands of OpenClaw that are known`, async () => {
    for (const [version, under] of ['2026.4.14', '2026.9.6'].flatMap((one) => [null, ...underNames].map((name) => [one, name] as const))) {
      for (const [program, ...words] of (await rungsOf(name)).flatMap((rung) => pickVariant(rung, {version, under})?.commands ?? [])) {
        expect(program).toBe('openclaw');
        expect(knownCommand(words, version), words.join(' ')).not.toBeNull();
      }
    }
  });

  test(`${name}: every finding is judged by exactly one rung, so that one fault does not turn the whole page red`, async () => {
    const judged = (await rungsOf(name)).flatMap((rung) => rung.codes);
    expect(judged.toSorted()).toEqual(codes.toSorted());
  });

  test(`${name}: the page on disk is the one that is built in`, async () => {
    expect(builtInRunbooks[name]).toBe(await readFile(new URL(`../../runbooks/${name}.md`, import.meta.url), 'utf8'));
  });

  test(`${name}: fits a screen of a reader, no line over 132 characters outside links`, () => {
    const long = (builtInRunbooks[name] ?? '').split('\n').filter((line) => line.replace(/\]\([^)]*\)/g, ']').length > 132);
    expect(long).toEqual([]);
  });
}

test('a runbook of one’s own is read from its path', async () => {
  const asked: string[] = [];
  const loaded = await loadRunbook('./own/mine.md', async (path) => {
    asked.push(path);
    return {seen: true, value: builtInRunbooks['ladder'] ?? ''};
  });
  expect(asked).toEqual(['./own/mine.md']);
  expect(loaded.ok && loaded.runbook.name).toBe('mine');
});

test('a path that cannot be read is one sentence with the reason', async () => {
  expect(await loadRunbook('./mine.md', unreadable)).toEqual({
    ok: false,
    problems: ['The runbook ./mine.md cannot be read: There is no ./mine.md.'],
  });
});

test('a name that no runbook has is answered with the names that exist', async () => {
  const loaded = await loadRunbook('toString', unreadable);
  expect(loaded.ok ? [] : loaded.problems).toEqual([
    'There is no runbook named toString. Name one of hardening, ladder, leak, upgrade, or give a path such as ./toString.md.',
  ]);
});

test('mistakes in a built-in page would be told with the path of the page', () => {
  const parsed = parseRunbook((builtInRunbooks['ladder'] ?? '').replace('## 3.', '## 4.'), 'runbooks/ladder.md');
  expect(parsed.ok ? [] : parsed.problems[0]).toMatch(/^runbooks\/ladder\.md:\d+: expected a heading `## 3\. …`, found “4\. Logs”$/);
});

test('every act is named by a runbook, and no runbook names one that is not there', async () => {
  const known = new Set(acts.map(({name}) => name));
  for (const name of Object.keys(builtInRunbooks))
    for (const rung of await rungsOf(name)) for (const act of rung.acts ?? []) expect(known).toContain(act);
  const named = (await Promise.all(Object.keys(builtInRunbooks).map(rungsOf))).flat().flatMap((rung) => rung.acts ?? []);
  expect([...known].filter((act) => !named.includes(act))).toEqual([]);
});
