import type {CommandStep, Facts} from '../../model/index.ts';
import {behind, change, look, operand, value} from '../../steps/index.ts';
import type {ArmedWords, Subject} from '../words.ts';
import {inManager} from './words.ts';

/**
 * A timer of its own in the manager that has the unit: it runs the undo although the console, its host's line or its responder is gone. The
 * manager writes into its log that it is set, that it runs and that it is ended.
 */
export const systemdArmed: ArmedWords = {
  arm(facts, {name, afterMs, title}, undo, subject) {
    const all = undo.map(({argv}) => argv);
    const last = undo.at(-1);
    if (last === undefined || all.flat().some((word) => expands.test(word))) return null;
    return {
      arm: set(facts, {name, afterMs, title}, undo, subject),
      disarm: [inManager(facts, subject, change({effect: 'ends the timer', word: 'keep'})`stop ${operand(`${name}.timer`)}`)],
      ask: inManager(facts, subject, look`show -p Id,ActiveState,SubState ${operand(`${name}.timer`)} ${operand(`${name}.service`)}`),
    };
  },
  stateIn(text) {
    const units = text.split(/\n\s*\n/).map((block) => new Map(block.split('\n').map((line) => split(line.trim()))));
    const of = (kind: string) => units.find((unit) => unit.get('Id')?.endsWith(kind) === true)?.get('ActiveState') ?? 'inactive';
    if (of('.service') === 'failed') return 'failed';
    if (of('.service') === 'active') return 'ran';
    // Between the timer's end and the end of the commands it is still on its way.
    return of('.timer') === 'active' || of('.service') === 'activating' ? 'waits' : 'gone';
  },
};

/** systemd would put something else in the place of these, in one release or another. */
const expands = /[%$\n\r]/;

function set(
  facts: Facts,
  {name, afterMs, title}: Parameters<ArmedWords['arm']>[1],
  undo: readonly CommandStep[],
  subject: Subject | undefined,
): CommandStep {
  const [first, last] = [undo.slice(0, -1), undo.at(-1)];
  const before = first.map(({argv}) => value(`--property=ExecStartPre=${['/usr/bin/env', ...argv].map(quoted).join(' ')}`));
  const seconds = Math.ceil(afterMs / 1000);
  // It stays when it has run, so that somebody can see that it has.
  const options = look`--unit=${value(name)} --on-active=${seconds} --timer-property=AccuracySec=1s --description=${value(title)} --service-type=oneshot --remain-after-exit`;
  const whole = behind(
    options,
    change({
      effect: 'sets the undo for the case that nobody verifies or keeps the act',
      word: 'arm',
    })`${before} -- /usr/bin/env ${(last?.argv ?? []).map(value)}`,
  );
  return inManager(facts, subject, whole, 'systemd-run');
}

/** A word as the manager reads one in a command line of a unit. */
function quoted(word: string): string {
  return `"${word.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

function split(line: string): readonly [string, string] {
  const at = line.indexOf('=');
  return at < 0 ? [line, ''] : [line.slice(0, at), line.slice(at + 1)];
}
