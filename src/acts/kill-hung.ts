import type {CommandStep, Facts, ProcessFacts} from '../model/index.ts';
import {look, lookFor, path} from '../steps/index.ts';
import {asRoot, isMac, wordsFor} from '../supervisors/index.ts';
import type {Act, DraftStep} from './act.ts';
import {commandOf, nameOf, notBeforeTheCause, startMs, unitOf} from './shared.ts';

/** Keeps what a frozen gateway can still tell of itself, then has its supervisor restart it. */
export const killHung: Act = {
  name: 'kill-hung',
  title: 'Keep the evidence of the frozen gateway and restart it',
  mends: ['gateway-hung'],
  draft(facts) {
    const unit = unitOf(facts);
    const process = hung(facts);
    // What its supervisor does not hold would not end by a restart, and is nobody's to be killed from here.
    if (unit === null || process === null || !(unit.mainPid === process.pid || unit.pids.includes(process.pid))) return null;
    const words = wordsFor(facts);
    const again = commandOf(words.restart(facts, unit));
    if (again === null) return null;
    const end = commandOf(words.endFrozen?.(facts, unit) ?? null);
    const log = commandOf(words.showLog(facts, 80, unit));
    const evidence = [...evidenceOf(facts, process.pid), ...(log === null ? [] : [log])];
    return {
      steps: [...evidence.map((step): DraftStep => ({step, mayFail: true})), ...(end === null ? [] : [{step: end}]), {step: again}],
      undo: [],
      effect: `keeps what pid ${process.pid} (state ${process.state}) shows of itself, then has it ended at once and ${again.effect}; the work in it is lost`,
      touches: [`process ${process.pid}`, nameOf(unit)],
      word: 'restart',
      verifyMs: startMs,
    };
  },
  wrongNow(facts, findings, finding) {
    const process = hung(facts);
    if (process?.state.startsWith('D') === true)
      return `pid ${process.pid} waits for a disk (state D), which no signal ends; mend the disk or the mount first`;
    return notBeforeTheCause(findings, finding);
  },
};

/** Whoever listens on the gateway's port. */
function hung({readings: {ports}, gateway}: Facts): ProcessFacts | null {
  if (ports?.seen !== true) return null;
  return ports.value.ports.find(({port}) => port === gateway.port)?.listeners.find(({process}) => process !== null)?.process ?? null;
}

/** State, where in the kernel it waits, and its connections; the kernel's stack is for root alone. */
function evidenceOf(facts: Facts, pid: number): readonly CommandStep[] {
  const {port, user, own} = facts.gateway;
  if (isMac(facts)) return [look`ps -o pid,stat,wchan,pcpu,rss,etime -p ${pid}`, look`lsof -nP -iTCP:${port}`];
  const stack = own && user.uid !== 0 ? [] : [asRoot(facts, lookFor('where in the kernel it waits')`cat ${path(`/proc/${pid}/stack`)}`)];
  return [
    look`cat ${path(`/proc/${pid}/status`)}`,
    look`cat ${path(`/proc/${pid}/wchan`)}`,
    ...stack,
    look`ps -L -o tid,stat,wchan:20,pcpu,time,comm -p ${pid}`,
    look`ss -Htan 'sport = :${port}'`,
  ];
}
