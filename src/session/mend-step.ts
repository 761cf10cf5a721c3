import type {ActStep, Command, Look, Ran} from '../model/index.ts';
import {commandFor} from './command.ts';
import {describeRun} from './describe.ts';
import type {MendParts} from './mend-parts.ts';

/** A stop drains running work for up to 330 s. */
export const stepLimitMs = 360_000;

export type StepParts = Pick<MendParts, 'host' | 'session' | 'signal' | 'ownProgram'>;

/** One command of an act, bounded and as whom it has to be; `rungs` is this very program, whatever the PATH has. */
export function runStep(
  {host, session, signal, ownProgram}: StepParts,
  {argv, asOwner, limitMs = stepLimitMs}: ActStep,
): Promise<Look<Ran>> {
  const now = session();
  const whole = argv[0] === 'rungs' ? [...ownProgram, ...argv.slice(1)] : argv;
  const command: Command = {...commandFor(now, whole, signal), limitMs, mayLeave: true, scratch: false};
  return host.run(asOwner ? {...command, as: now.gateway.user} : command);
}

/** Why it did not do what it should, in a sentence; null = it did. */
export function failureOf({shown, failing}: ActStep, result: Look<Ran>): string | null {
  if (result.seen && result.value.ended === 'exit' && result.value.exit === 0) return null;
  const said = result.seen
    ? [...result.value.stderr.text.trim().split('\n'), ...result.value.stdout.text.trim().split('\n').slice(-1)]
    : [];
  const line = said.find((one) => one !== '');
  const how = `(${describeRun(result)}${line === undefined ? '' : `: ${line}`})`;
  return failing === undefined ? `${shown} failed ${how}` : `${failing} ${how}`;
}
