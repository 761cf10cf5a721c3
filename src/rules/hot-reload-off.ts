import type {Evidence, Facts} from '../model/index.ts';
import {meaning} from '../openclaw/meaning.ts';
import {steps, wordsFor} from './shared/commands.ts';
import {cliAnswer, dig} from './shared/json.ts';
import {lastRunLine, logEvidence} from './shared/last-run.ts';
import {clear, holds, maybe, rule} from './shared/rule.ts';
import {chosenUnit, isUp} from './shared/unit.ts';
import {clockTime} from './shared/words.ts';

export const hotReloadOff = rule({
  code: 'hot-reload-off',
  title: 'The gateway no longer sees edits of its configuration',
  severity: 'degraded',
  behind: ['inodes-full', 'disk-full', 'config-split'],
  needs: [],
  judge(_, facts) {
    const signs = signsOf(facts);
    if (signs.length === 0) return clear;
    const {path, editedAt} = editOf(facts);
    return holds({
      text:
        `The gateway gave up watching ${path}: nothing that is written there reaches it before a restart.` +
        `${editedAt === null ? '' : ` The edit of ${clockTime(editedAt, facts.now)} has not reached it.`}`,
      evidence: signs,
      severity: editedAt === null ? 'note' : 'degraded',
      next: steps(wordsFor(facts).restart(facts)),
    });
  },
  explain: {
    means: 'Watching the configuration failed eleven times, and the gateway goes on with what it read last.',
    why: 'The limit of watched files or of open files was reached, or the file lies on a file system that does not tell of changes.',
    misleads: 'The gateway is ready, `config get` shows the new value, and `config validate` calls it valid: both read the file.',
    next: (facts) => steps(wordsFor(facts).showLog(facts), wordsFor(facts).restart(facts)),
    page: 'gateway/configuration/hot-reload',
  },
});

function signsOf(facts: Facts): readonly Evidence[] {
  const supervisor = maybe(facts, 'supervisor');
  const unit = supervisor === null ? null : chosenUnit(supervisor);
  if (unit !== null && !isUp(unit)) return [];
  const line = lastRunLine(facts, unit, meaning('hot-reload-gave-up'));
  const health = dig(cliAnswer(facts, 'gateway call health')?.json, 'configReload', 'hotReloadStatus');
  return [
    ...(health === 'disabled' ? [{probe: 'cli' as const, line: 'gateway call health: configReload.hotReloadStatus disabled'}] : []),
    ...(line === null ? [] : [logEvidence(line)]),
  ];
}

/** OpenClaw writes its own stamp into the file while it starts; what is younger than a minute after it is somebody's edit. */
function editOf(facts: Facts): {readonly path: string; readonly editedAt: number | null} {
  const config = maybe(facts, 'config');
  const supervisor = maybe(facts, 'supervisor');
  const startedAt = (supervisor && chosenUnit(supervisor))?.startedAt ?? null;
  const modifiedAt = config?.facts?.modifiedAt ?? null;
  const isEdit = modifiedAt !== null && startedAt !== null && modifiedAt > startedAt + 60_000;
  return {path: config?.path ?? facts.gateway.configPath, editedAt: isEdit ? modifiedAt : null};
}
