import type {Facts} from '../../model/index.ts';
import {type Credential, credentialNamed, type RotationPlan, rotationPlan, type SecretTable} from '../../secrets/index.ts';
import {supervisorFor} from '../../supervisors/index.ts';
import type {Subject} from '../config/subject.ts';
import {secretsIn} from '../secrets.ts';
import {changesOf} from './changes.ts';
import {planReport, planText} from './plan-text.ts';
import {setInProfiles} from './profiles.ts';
import {type HeldValue, valuesOf} from './read-values.ts';
import {type Restart, restartFor} from './steps.ts';

/** What is known before the new value is. */
export interface Ready {
  readonly plan: RotationPlan;
  readonly table: SecretTable;
  readonly facts: Facts;
  /** What the places hold now. */
  readonly held: readonly HeldValue[];
  readonly person: readonly string[];
  readonly restart: Restart | null;
  printed(json: boolean): string;
}

/** Whatever stands against a rotation is said before anybody types a secret. */
export function prepare(name: string, subject: Subject): Ready | {readonly problem: string} {
  const {gateway, readings, host, cleaner} = subject;
  const told = secretsIn(readings, gateway);
  if ('problem' in told) return {problem: `could not look: ${told.problem}`};
  const {table} = told;
  const credential = credentialNamed(table.credentials, name);
  if (credential === null) {
    const names = table.credentials.map((one) => one.name).join(', ');
    return {problem: `there is no credential ${name} here${names === '' ? '' : `; there are ${names}`}`};
  }
  const plan = unseenSource(credential, subject) ?? rotationPlan(credential, gateway);
  if ('problem' in plan) return plan;
  // Any value of that length shows whether every file can be read and changed.
  const changes = changesOf(plan, 'x'.repeat(24), subject);
  if ('problem' in changes) return {problem: cleaner.clean(changes.problem, 'the plan')};
  const facts: Facts = {gateway, readings, now: host.clock.now()};
  const restart = restartFor(facts, changes);
  if (restart !== null && 'problem' in restart) return restart;
  const person = [...plan.person, ...profileWords(plan, subject)];
  return {
    plan,
    table,
    facts,
    held: valuesOf(credential, plan.variable, subject),
    person,
    restart,
    printed(json) {
      const text = json
        ? JSON.stringify(planReport(plan, changes, person, restart?.effect ?? null))
        : [...planText(plan, changes, null, person), restartWords(restart)].join('\n');
      return `${cleaner.clean(text, 'the plan')}\n`;
    },
  };
}

export function restartWords(restart: Restart | null): string {
  return restart === null
    ? 'the gateway does not run under a manager that could start it anew: it reads this at its next start'
    : `then ${restart.effect}`;
}

/** What the running gateway was given by nobody who could be asked it would be given again. */
function unseenSource({places, name}: Credential, {readings}: Subject): {readonly problem: string} | null {
  const [process] = places.filter(({kind}) => kind === 'process');
  if (process === undefined || supervisorFor(readings).name === 'systemd') return null;
  if (places.some(({kind}) => kind === 'environment-file' || kind === 'unit' || kind === 'drop-in' || kind === 'manager')) return null;
  return {
    problem: `the running gateway got ${name} from whoever started it (a container, a wrapper, a shell), and would get it again: change it where that one has it`,
  };
}

function profileWords({variable}: RotationPlan, subject: Subject): readonly string[] {
  if (variable === null) return [];
  return setInProfiles(variable, subject).map(
    (at) => `${at} sets ${variable}: a command from such a shell shows that one to the gateway; take the line out and log in anew`,
  );
}
