import {pickVariant} from '../../src/runbook/index.ts';
import {ask} from '../../src/session/gate/index.ts';
import {typedLast} from '../../src/session/typed.ts';
import {asking} from './asking.ts';
import {type Key, type KeyContext, never, stay} from './key.ts';
import {wanted} from './wanted.ts';

export const run: Key = {
  id: 'run',
  keys: ['R'],
  shown: 'R',
  label: 'run',
  help: "run this rung's command again, or mark a step done by hand",
  disabled: whyNotRun,
  press: (context) => wanted(context, {kind: 'rung', id: context.session.runbook.rungs[context.session.at]!.id}),
};

export const skip: Key = {
  id: 'skip',
  keys: ['s'],
  shown: 's',
  label: 'skip',
  help: 'skip this rung, with a reason',
  disabled: never,
  press: asking('skip'),
};

export const note: Key = {
  id: 'note',
  keys: ['a'],
  shown: 'a',
  label: 'note',
  help: 'add a note to the ticket',
  disabled: never,
  press: asking('note'),
};

export const takeBack: Key = {
  id: 'takeBack',
  keys: ['U'],
  shown: 'U',
  label: 'take back',
  help: 'take back what you typed last, a note, a reason, a command or a directory: on the screen, in journal and ticket',
  disabled: ({session}) => (typedLast(session) === null ? 'nothing that was typed is there' : null),
  press({view, session}) {
    const typed = typedLast(session);
    return typed === null ? stay(view) : stay({...view, mode: {is: 'takeBack', typed}, scroll: {...view.scroll, page: 0}});
  },
};

export const stop: Key = {
  id: 'stop',
  keys: ['ctrl-x'],
  shown: '^x',
  label: 'stop',
  help: 'stop the commands that run now',
  disabled: ({busy}) => (busy ? null : 'nothing runs'),
  press: ({view}) => ({view: {...view, message: 'stopping …'}, intents: [{do: 'interrupt'}]}),
};

export const look: Key = {
  id: 'look',
  keys: ['r', 'ctrl-r'],
  shown: 'r',
  label: 'look again',
  help: "look at everything again now; a rung's own command runs again with R",
  disabled: ({session}) => (session.firstTouchAt === null ? 'the first look is not complete yet' : null),
  press: ({view}) => ({view: {...view, message: 'looking at everything again'}, intents: [{do: 'look'}]}),
};

function whyNotRun({session}: KeyContext): string | null {
  const rung = session.runbook.rungs[session.at];
  if (rung === undefined) return 'there is no rung';
  const answer = ask(session, {kind: 'rung', id: rung.id}, pickVariant);
  return answer.is === 'withhold' ? answer.reason : null;
}
