import type {Case, CliAnswer, CliValue, Facts} from '../model/index.ts';
import {lastUpdate, openUpdate, type UpdateRun} from '../openclaw/update-run.ts';
import {say} from '../steps/index.ts';
import {openclaw, openclawTo, steps} from './shared/commands.ts';
import {cliAnswer} from './shared/json.ts';
import {clear, holds, maybe, rule} from './shared/rule.ts';
import {clockTime, span} from './shared/words.ts';

export const updateUnfinished = rule({
  code: 'update-unfinished',
  title: 'The last update of OpenClaw did not come to its end',
  severity: 'note',
  behind: [],
  needs: [],
  recentMs: 86_400_000,
  judge(_, facts, {recentMs}) {
    const answer = cliAnswer(facts, 'update status');
    const open = openUpdate(answer?.json);
    if (answer === null) return clear;
    if (open !== null) return holds(openCase(facts, answer, open, maybe(facts, 'cli')?.updater));
    const last = lastUpdate(answer.json);
    const isRecent = last?.endedAt != null && facts.now - last.endedAt <= recentMs;
    return last !== null && isRecent && (last.status === 'failed' || last.status === 'rolled-back')
      ? holds(failedCase(facts, last))
      : clear;
  },
  explain: {
    means: 'OpenClaw keeps a record of each update, and the newest one says that it is not done, or that it failed or was taken back.',
    why: 'The process that did it was ended (a line that was lost, a kill, a reboot), a check failed, or the new release did not get ready.',
    misleads:
      'The gateway may serve as before. A second update, or a restart while one is under way, meets a package that is half replaced.',
    next: (facts) => steps(openclaw(facts)`update status`, openclaw(facts)`--version`),
    page: 'cli/update',
  },
});

function openCase(facts: Facts, {command}: CliAnswer, run: UpdateRun, updater: CliValue['updater']): Case {
  const {begunAt, phase, pid} = run;
  const who = pid === null ? 'whoever does it' : `the process that does it, pid ${pid},`;
  const state = {
    lives: `${who} is there: leave gateway and package alone until it is done`,
    gone: `${who} is gone, so nobody brings it to its end`,
    'not seen': `whether somebody still does it could not be seen`,
  }[updater ?? 'not seen'];
  return {
    text: `${nameOf(run)} was begun ${span(facts.now - begunAt)} ago and stands at "${phase}"; ${state}.`,
    evidence: [
      {probe: 'cli', line: `openclaw ${command}: update ${run.status}, phase ${phase}, begun at ${clockTime(begunAt, facts.now)}`},
    ],
    next: steps(
      openclaw(facts)`update status`,
      updater === 'gone'
        ? openclawTo(facts, {effect: 'brings the update to its end, or takes it back', word: 'repair'})`update repair`
        : null,
      updater === 'not seen' ? say`see that no updater and none of its children runs before anything is repaired` : null,
    ),
  };
}

function failedCase(facts: Facts, run: UpdateRun): Case {
  const at = run.endedAt ?? run.begunAt;
  const how = run.status === 'failed' ? 'failed' : 'was taken back';
  const why = run.reason === null ? '' : `: ${run.reason}`;
  return {
    text: `${nameOf(run)} ${how} ${span(facts.now - at)} ago${why}.`,
    evidence: [{probe: 'cli', line: `openclaw update status: update ${run.status}${why}, ended at ${clockTime(at, facts.now)}`}],
    next: steps(openclaw(facts)`update status`, openclaw(facts)`--version`),
  };
}

function nameOf({from, to, trigger}: UpdateRun): string {
  const what = to === null ? '' : ` to ${to}`;
  return `An update${from === null ? '' : ` from ${from}`}${what} by ${trigger}`;
}
