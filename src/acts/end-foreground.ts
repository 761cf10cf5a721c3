import type {CommandStep, Facts, Finding, ProcessFacts} from '../model/index.ts';
import {wordsFor} from '../supervisors/index.ts';
import type {Act} from './act.ts';
import {commandOf, nameOf, notBeforeTheCause, startMs, unitOf} from './shared.ts';

/** Ends the gateway that somebody started by hand and forgot, and starts the service in its place. */
export const endForeground: Act = {
  name: 'end-foreground',
  title: 'End the gateway started by hand and start the service',
  mends: ['foreground-owner'],
  draft(facts, finding) {
    const unit = unitOf(facts);
    const process = processOf(facts, finding);
    const kill = killOf(finding);
    if (unit === null || unit.load !== 'loaded' || process === null || kill === null) return null;
    const words = wordsFor(facts);
    const forget = unit.active === 'failed' ? commandOf(words.resetFailed(facts, unit)) : null;
    const step = commandOf(words.start(facts, unit));
    if (step === null) return null;
    return {
      steps: [{step: kill, ends: process.pid}, ...(forget === null ? [] : [{step: forget}]), {step}],
      // What somebody started from a shell cannot be given back to it.
      undo: [],
      effect: `ends ${inWords(process, facts.now)}, whose work is drained, then ${step.effect}`,
      touches: [`process ${process.pid}`, nameOf(unit)],
      word: 'end',
      verifyMs: startMs,
    };
  },
  wrongNow: (_, findings, finding) => notBeforeTheCause(findings, finding),
};

/** The finding names the process that it means. */
function killOf({next}: Finding): CommandStep | null {
  return next.map(commandOf).find((step) => step?.argv[0] === 'kill') ?? null;
}

function processOf({readings: {ports, supervisor}}: Facts, finding: Finding): ProcessFacts | null {
  const pid = Number(killOf(finding)?.argv[1]);
  const listening = ports?.seen === true ? ports.value.ports.flatMap(({listeners}) => listeners.map((one) => one.process)) : [];
  const known = supervisor?.seen === true ? supervisor.value.processes : [];
  return [...listening, ...known].find((one) => one?.pid === pid) ?? null;
}

/** Its age, whose it is and from where it was started, so that nobody ends what a colleague works with. */
function inWords({pid, user, unit, startedAt, parents}: ProcessFacts, now: number): string {
  const age = startedAt === null ? 'of unknown age' : `${Math.max(0, Math.round((now - startedAt) / 60_000))} min old`;
  const under = parents.length === 0 ? '' : `, under ${parents.map(({name, pid: of}) => `${name} (${of})`).join(' < ')}`;
  return `pid ${pid} of ${user}, ${age}${unit === null ? '' : `, in ${unit}`}${under}`;
}
