import type {Facts, Service, ServiceRun, Step} from '../../model/index.ts';
import {behind, change, look, operand, path, say, value} from '../../steps/index.ts';
import {asRoot} from '../hands.ts';

/** What to write where the container is made, as each of its makers spells it. */
export interface Spelling {
  /** Under the service of a compose file. */
  readonly stack: string;
  /** In a quadlet's `[Container]`. */
  readonly unit: string;
  /** In the command that ran it. */
  readonly run: string;
}

/** Changes how the container is made, where it is made: what an engine changes by itself is gone when its maker makes it anew. */
export function madeAnewWith(facts: Facts, service: Service & {readonly run: ServiceRun}, spelling: Spelling): readonly Step[] {
  const {madeBy} = service.run;
  if (madeBy?.is === 'unit')
    return [
      say`write ${spelling.unit} under [Container] of the file that ${madeBy.name} is made from`,
      behind(manager(facts), change({effect: 'reads the file again', word: 'reload'})`daemon-reload`),
      behind(manager(facts), change({effect: 'makes the container anew', word: 'restart'})`restart ${operand(madeBy.name)}`),
    ];
  if (madeBy?.is === 'stack' && madeBy.files.length > 0)
    return [say`write ${spelling.stack} under ${madeBy.service} in ${madeBy.files[0] ?? ''}`, stackUp(madeBy, 'makes the container anew')];
  if (madeBy?.is === 'stack') return [say`write ${spelling.stack} under ${madeBy.service} in its compose file, and bring it up again`];
  return [say`make the container ${service.name} anew with ${spelling.run}`];
}

/** A container that is gone has left its files, and nothing that says what made it. */
export const makeAgain: Step = say`no openclaw command is on this host: if a container ran this gateway, make it again by what made it (docker compose up -d, in the folder of its compose file), else install OpenClaw first`;

/** The engine's own unit, which is the machine's. */
export function startedAtBoot(facts: Facts, unit: string): Step {
  const undo = change({effect: 'as it was before', word: 'disable'})`systemctl disable ${operand(unit)}`;
  return asRoot(facts, change({effect: 'has it started at boot', word: 'enable', undo})`systemctl enable ${operand(unit)}`);
}

type Stack = Extract<ServiceRun['madeBy'], {readonly is: 'stack'}>;

/** Makes anew what differs from the files, and leaves the rest as it runs. */
export function stackUp(made: Stack, effect: string): Step {
  return behind(stackTool(made), change({effect, word: 'up'})`up -d ${operand(made.service)}`);
}

export function stackTool({tool: [program = '', ...more], project, files}: Stack) {
  const tool = look`${value(program)} ${more.map(value)} -p ${value(project)}`;
  return files.reduce((before, file) => behind(before, look`-f ${path(file)}`), tool);
}

export function manager({gateway}: Facts) {
  return gateway.user.uid === 0 ? look`systemctl` : look`systemctl --user`;
}
