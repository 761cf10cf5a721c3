import type {CommandStep, Facts, Service} from '../../model/index.ts';
import {change, look, type Named, operand, path, say} from '../../steps/index.ts';
import {asRoot} from '../hands.ts';
import {servicesOf} from '../owner.ts';
import type {Subject, Words} from '../words.ts';

/** The next commands where launchd starts the gateway: an agent in a person's session, or a daemon of the whole Mac. */
export const launchdWords: Words = {
  title: 'launchd',
  status: (facts, subject) => asHolder(facts, subject, look`launchctl print ${target(facts, subject)}`),
  showDefinition: (facts, subject) => look`plutil -p ${plist(facts, subject)}`,
  showLoaded: (facts, _, subject) => asHolder(facts, subject, look`launchctl print ${target(facts, subject)}`),
  showLog: (facts, lines = 80) => look`tail -n ${lines} ${path(logPath(facts))}`,
  showKernelKills: () => null,
  start,
  stop: (facts, subject) =>
    asHolder(facts, subject, {
      ...change({effect: 'stops the job and unloads it', word: 'stop'})`launchctl bootout ${target(facts, subject)}`,
      undo: bootstrap(facts, subject),
    }),
  restart: (facts, subject) =>
    loops(jobOf(facts, subject))
      ? say`do not kick it while it loops: mend what its last words name, launchd tries again by itself`
      : asHolder(
          facts,
          subject,
          change({effect: 'ends the process and starts it anew', word: 'restart'})`launchctl kickstart -k ${target(facts, subject)}`,
        ),
  resetFailed: () => null,
  reload: (facts, subject) =>
    asHolder(
      facts,
      subject,
      change({effect: 'unloads the job, load it again after', word: 'unload'})`launchctl bootout ${target(facts, subject)}`,
    ),
  disable: (facts, subject) =>
    asHolder(facts, subject, {
      ...change({effect: 'stops the job until it is loaded again', word: 'disable'})`launchctl bootout ${target(facts, subject)}`,
      undo: bootstrap(facts, subject),
    }),
  edit: (facts, subject) => say`edit ${plist(facts, subject).text}, then unload the job and load it again`,
  kill: (facts, subject) =>
    asHolder(facts, subject, change({effect: 'ends the process', word: 'kill'})`launchctl kill SIGTERM ${target(facts, subject)}`),
  enable: () => null,
  outliveLogout: () => null,
  showTimers: () => null,
  shrinkLog: () => null,
};

/** A job that is not loaded is loaded, one that is switched off is allowed again first, one that waits is told to run now. */
function start(facts: Facts, subject?: Subject): CommandStep {
  const job = jobOf(facts, subject);
  if (job === null) return asHolder(facts, subject, bootstrap(facts, subject));
  if (job.disabled === true)
    return asHolder(
      facts,
      subject,
      change({
        effect: 'allows the job again, look first why it was parked, then load it',
        word: 'enable',
      })`launchctl enable ${target(facts, subject)}`,
    );
  return asHolder(facts, subject, change({effect: 'starts the job', word: 'start'})`launchctl kickstart ${target(facts, subject)}`);
}

function bootstrap(facts: Facts, subject: Subject | undefined): CommandStep {
  return change({effect: 'loads the job', word: 'load'})`launchctl bootstrap ${operand(domainOf(facts, subject))} ${plist(facts, subject)}`;
}

function target(facts: Facts, subject: Subject | undefined): Named {
  return operand(`${domainOf(facts, subject)}/${subject?.name ?? facts.gateway.launchdLabel}`);
}

function domainOf(facts: Facts, subject: Subject | undefined): string {
  return subject?.scope ?? jobOf(facts, subject)?.scope ?? `gui/${facts.gateway.user.uid}`;
}

function plist(facts: Facts, subject: Subject | undefined): Named {
  const folder = domainOf(facts, subject) === 'system' ? '/Library/LaunchDaemons' : `${facts.gateway.user.home}/Library/LaunchAgents`;
  return path(`${folder}/${subject?.name ?? facts.gateway.launchdLabel}.plist`);
}

/** Where the releases since 2026.5 let launchd write what the gateway prints. */
function logPath({gateway}: Facts): string {
  const profile = gateway.profile === 'default' ? '' : `-${gateway.profile}`;
  return `${gateway.user.home}/Library/Logs/openclaw/gateway${profile}.log`;
}

function jobOf({readings}: Facts, subject: Subject | undefined): Service | null {
  const jobs = readings.supervisor?.seen === true ? servicesOf(readings.supervisor.value).filter((one) => one.by === 'launchd') : [];
  const fits = jobs.filter((job) => subject === undefined || (job.scope === subject.scope && job.name === subject.name));
  return fits.find((job) => job.pid !== null) ?? fits[0] ?? null;
}

/** It came up and fell again and again: another kick only hides its last words. */
function loops(job: Service | null): boolean {
  return job !== null && (job.starts ?? 0) >= 3 && (job.lastExit ?? 0) !== 0;
}

/** The jobs of the whole Mac are root's; those of a session root may touch, too. */
function asHolder(facts: Facts, subject: Subject | undefined, step: CommandStep): CommandStep {
  return domainOf(facts, subject) === 'system' ? asRoot(facts, step) : step;
}
