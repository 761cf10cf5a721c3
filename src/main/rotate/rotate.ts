import {readAs} from '../../host/index.ts';
import type {ActPlan, LeftAct} from '../../model/index.ts';
import {lookAtConfig} from '../config/look.ts';
import type {Subject} from '../config/subject.ts';
import {shapeOf} from './ask-value.ts';
import {carryOut} from './carry-out.ts';
import {type Change, changesOf} from './changes.ts';
import type {Ended} from './codes.ts';
import {planText} from './plan-text.ts';
import {type Ready, restartWords} from './prepare.ts';
import {keepRecord} from './record.ts';
import {undoOf} from './steps.ts';
import type {Way} from './way.ts';
import {markOf, whyNotValue} from './why-not-value.ts';

const word = 'rotate';

/** The value, the plan by mark, the word, all the files or none, the restart, the proof. */
export async function rotate(ready: Ready, subject: Subject, way: Way): Promise<Ended> {
  const {plan, held, table, restart, person} = ready;
  const {cleaner} = subject;
  const not = (why: string): Ended => {
    way.say(`${why}; nothing was changed`);
    return 'unchanged';
  };
  const given = await way.value(plan.name);
  if ('problem' in given) return not(given.problem);
  const {value} = given;
  const unfit = whyNotValue(plan.variable ?? plan.name, value, held, table, cleaner);
  if (unfit !== null) return not(unfit);
  way.say(`the new value has ${shapeOf(value)}`);
  const changes = changesOf(plan, value, subject);
  if ('problem' in changes) return not(changes.problem);
  const mark = markOf(value, cleaner);
  for (const line of planText(plan, changes, mark, person)) way.say(line);
  const refused = await refusedConfig(changes, subject);
  if (refused !== null) return not(refused);
  way.say(way.restarts ? restartWords(restart) : 'the gateway is not started anew: it has the old value until it is');
  const typed = await way.ask(`type "${word}" to write ${changes.length === 1 ? 'it' : `these ${changes.length} files`}: `);
  if (typed?.trim() !== word)
    return not(typed === null ? `nobody is there to type "${word}"; --typed ${word} says it beforehand` : 'that is another word');
  const kept = await keepRecord(subject, way.markKey, way.out);
  if ('unkept' in kept) return not(kept.unkept);
  const stamp = new Date(subject.host.clock.now()).toISOString().replaceAll(/[:.]/g, '-');
  const act = actOf({ready, changes, stamp, mark, way});
  const unkept = kept.problem();
  const taken = unkept === null ? way.lock.take(noteOf(act, changes, kept.id, subject)) : null;
  if (taken === null || taken.is === 'held') {
    kept.close('nothing was changed');
    return not(unkept ?? (taken?.is === 'held' ? taken.by : ''));
  }
  try {
    return await carryOut({ready, changes, stamp, act, value, kept, over: taken.over}, subject, way);
  } finally {
    way.lock.release();
  }
}

interface Drafted {
  readonly ready: Ready;
  readonly changes: readonly Change[];
  readonly stamp: string;
  readonly mark: string | null;
  readonly way: Way;
}

function actOf({ready, changes, stamp, mark, way}: Drafted): ActPlan {
  const {plan, facts, restart, person} = ready;
  const steps = way.restarts ? (restart?.steps ?? []) : [];
  return {
    act: 'rotate-secret',
    title: 'Rotate a secret',
    code: 'secret-shadowed',
    wanted: true,
    subject: plan.name,
    steps,
    undo: undoOf(changes, stamp, facts, restart?.steps ?? []),
    effect: `puts a new value of ${plan.name} into ${plan.canonical.path} and takes the old one out of what would win over it`,
    touches: changes.map(({path}) => path),
    word,
    verifyMs: 180_000,
    preview: planText(plan, changes, mark, person),
  };
}

function noteOf(act: ActPlan, changes: readonly Change[], session: string, {host, responder}: Subject): LeftAct {
  return {
    ...act,
    session,
    responder,
    since: host.clock.now(),
    before: changes.map(({path, original}) => `${path}: ${original === null ? 'not there' : `sha256 ${original.sha256}`}`),
    undoes: false,
  };
}

/** What OpenClaw says of the configuration as it would be; what it could not be asked is no reason against it. */
async function refusedConfig(changes: readonly Change[], subject: Subject): Promise<string | null> {
  const {host, cleaner, gateway, readings} = subject;
  const configs = changes.filter(({edits}) => edits.some(({kind}) => kind === 'config' || kind === 'config-env'));
  if (configs.length === 0) return null;
  const read = (path: string): string | null => {
    const change = configs.find((one) => one.path === path);
    const found = change === undefined ? readAs(path, gateway.user) : change.text;
    return typeof found === 'string' ? found : null;
  };
  const {mistakes, vendor} = await lookAtConfig({host, cleaner, gateway, readings, path: gateway.configPath, read});
  if (mistakes[0] !== undefined) return `${mistakes[0].file}:${mistakes[0].line}: ${mistakes[0].message}`;
  if (vendor.is !== 'refused') return null;
  return `openclaw refuses the configuration so: ${vendor.issues.map(({at, message}) => `${at}: ${message}`).join('; ')}`;
}
