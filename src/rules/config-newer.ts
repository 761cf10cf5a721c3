import type {Code, Facts} from '../model/index.ts';
import {meaningFor} from '../openclaw/meaning.ts';
import {compareVersions, sameVersion} from '../openclaw/versions.ts';
import {openclaw, reinstall, steps, walk} from './shared/commands.ts';
import {logEvidence} from './shared/last-run.ts';
import {refusal} from './shared/refusal.ts';
import {clear, holds, maybe, rule, unknown} from './shared/rule.ts';
import {unlessServing} from './shared/serving.ts';
import {quote} from './shared/words.ts';

export const configNewer = rule({
  code: 'config-newer',
  title: 'The configuration was written by a newer OpenClaw than the one that runs',
  severity: 'down',
  behind: ['version-skew', 'entry-stale', 'config-split', 'config-broken'],
  needs: ['config'],
  judge({config}, facts) {
    const told = refusal(facts, meaningFor('config-newer'));
    const daemon = daemonVersion(facts);
    const stamp = config.touchedVersion;
    const newer = stamp !== null && daemon !== null && (compareVersions(stamp, daemon) ?? 0) > 0;
    if (told.is !== 'said' && !newer) return told.is === 'unsaid' && daemon === null ? unknown(told.because) : clear;
    const lenient = newer && told.is !== 'said' && (compareVersions(daemon, lenientUpTo) ?? 1) <= 0;
    const said = told.is === 'said' ? ` The gateway says: "${quote(told.line.text)}".` : '';
    return holds({
      text: newer
        ? `${config.path} was last written by OpenClaw ${stamp}, and the gateway is ${daemon}: ` +
          (lenient
            ? `it warns, starts all the same, and writes the file anew in its own older form.${said}`
            : `it refuses to start, to restart and to stop with it.${said}`)
        : `The gateway's files were written by a newer OpenClaw than the one that runs.${said}`,
      evidence: [
        ...(stamp === null ? [] : [{probe: 'config' as const, line: `${config.path}: meta.lastTouchedVersion ${stamp}`}]),
        ...(daemon === null ? [] : [{probe: 'install' as const, line: `gateway: ${daemon}`}]),
        ...(told.is === 'said' ? [logEvidence(told.line), told.by.evidence] : []),
      ],
      severity: lenient ? 'note' : unlessServing(facts),
      behind: [...skew(facts), 'config-split', 'config-broken'],
      next: steps(
        openclaw(facts, `is a version at least ${stamp ?? 'as new'} installed somewhere on PATH`)`--version`,
        reinstall(facts, 'from the newer installation, do not edit the stamp'),
        walk('upgrade', 'Rollback posture'),
      ),
    });
  },
  explain: {
    means: 'meta.lastTouchedVersion or a database schema is newer than the gateway that should start.',
    why: 'A newer OpenClaw ran here once (another installation on PATH, a downgrade), and the older one now refuses what it wrote.',
    misleads: '`config validate` says valid with exit 0; restart and stop through OpenClaw are refused too, a stop by the manager works.',
    next: (facts) => steps(openclaw(facts)`--version`, reinstall(facts)),
    page: 'gateway/troubleshooting/updates-and-rollbacks',
  },
});

/** The newest release that was seen to start with such a file. */
const lenientUpTo = '2026.4.14';

/** The version that reads the file at the next start, else the one that runs. */
function daemonVersion(facts: Facts): string | null {
  const install = maybe(facts, 'install');
  return install?.unit?.version ?? install?.running?.version ?? maybe(facts, 'http')?.ready?.version ?? null;
}

/** Only a unit or a process of another version than the command line explains it: then the newer one is here and not used. */
function skew(facts: Facts): readonly Code[] {
  const install = maybe(facts, 'install');
  if (install?.cli.seen !== true || install.apart !== undefined) return [];
  const cli = install.cli.value.version;
  const differs = [daemonVersion(facts), install.running?.version].some((version) => version != null && !sameVersion(cli, version));
  return differs ? ['version-skew', 'entry-stale'] : [];
}
