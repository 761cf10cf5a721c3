import type {CommandStep, Facts, Service, Step} from '../../model/index.ts';
import {change, look, type Named, operand, path, say} from '../../steps/index.ts';
import {asRoot} from '../hands.ts';
import {servicesOf} from '../owner.ts';
import type {Subject, Words} from '../words.ts';

/** The next commands where launchd starts the gateway: an agent in a person's session, or a daemon of the whole Mac. */
export const launchdWords: Words = {
  title: 'launchd',
  status: (facts, subject) => (ofApp(facts, subject) ? null : printJob(facts, subject)),
  showDefinition: (facts, subject) => (ofApp(facts, subject) ? null : look`plutil -p ${plist(facts, subject)}`),
  showLoaded: (facts, _, subject) => (ofApp(facts, subject) ? null : printJob(facts, subject)),
  showLog: (facts, lines = 80, subject) => look`tail -n ${lines} ${path(logPath(facts, subject))}`,
  showKernelKills: () => null,
  start,
  stop: (facts, subject) =>
    ofApp(facts, subject) ??
    asHolder(facts, subject, {
      ...change({effect: 'stops the job and unloads it', word: 'stop'})`launchctl bootout ${target(facts, subject)}`,
      undo: bootstrap(facts, subject),
    }),
  restart,
  resetFailed: () => null,
  reload: (facts, subject) =>
    ofApp(facts, subject) ??
    asHolder(
      facts,
      subject,
      change({effect: 'unloads the job, load it again after', word: 'unload'})`launchctl bootout ${target(facts, subject)}`,
    ),
  startReloaded: (facts, subject) => ofApp(facts, subject) ?? asHolder(facts, subject, bootstrap(facts, subject)),
  disable: (facts, subject) =>
    ofApp(facts, subject) ??
    asHolder(facts, subject, {
      ...change({effect: 'stops the job until it is loaded again', word: 'disable'})`launchctl bootout ${target(facts, subject)}`,
      undo: bootstrap(facts, subject),
    }),
  edit: (facts, subject) => ofApp(facts, subject) ?? say`edit ${plist(facts, subject).text}, then unload the job and load it again`,
  kill: (facts, subject) =>
    ofApp(facts, subject) ??
    asHolder(facts, subject, change({effect: 'ends the process', word: 'kill'})`launchctl kill SIGTERM ${target(facts, subject)}`),
  enable,
  outliveLogout: () => null,
  showTimers: () => null,
  shrinkLog: () => null,
};

/** A job that is not loaded is loaded, one that waits is told to run now. One that was switched off has to be allowed again before. */
function start(facts: Facts, subject?: Subject): Step {
  const app = ofApp(facts, subject);
  if (app !== null) return app;
  const job = jobOf(facts, subject);
  if (job?.state === 'in progress') return say`wait until launchd has loaded or unloaded the job, then look again`;
  if (job?.state === 'no session')
    return say`log in at the desktop as ${facts.gateway.user.name}: an agent is loaded with that session, and without one only a LaunchDaemon runs`;
  if (job !== null && job.run?.isRetrying === true && loops(facts, job)) return mendFirst;
  if (job === null || job.loaded === false) return asHolder(facts, subject, bootstrap(facts, subject));
  if (job.disabled === true) return allow(facts, subject);
  return asHolder(facts, subject, change({effect: 'starts the job', word: 'start'})`launchctl kickstart ${target(facts, subject)}`);
}

function restart(facts: Facts, subject?: Subject): Step {
  const app = ofApp(facts, subject);
  if (app !== null) return app;
  const job = jobOf(facts, subject);
  if (loops(facts, job)) return mendFirst;
  if (job === null || job.loaded === false) return start(facts, subject);
  return asHolder(
    facts,
    subject,
    change({effect: 'ends the process and starts it anew', word: 'restart'})`launchctl kickstart -k ${target(facts, subject)}`,
  );
}

const mendFirst = say`do not kick it while it loops: mend what its last words name, launchd tries again by itself`;

function enable(facts: Facts, subject?: Subject): Step | null {
  return jobOf(facts, subject)?.disabled === true ? allow(facts, subject) : null;
}

function allow(facts: Facts, subject: Subject | undefined): CommandStep {
  const effect = 'allows the job again, look first why it was parked, then load it';
  return asHolder(facts, subject, change({effect, word: 'enable'})`launchctl enable ${target(facts, subject)}`);
}

function printJob(facts: Facts, subject: Subject | undefined): CommandStep {
  return asHolder(facts, subject, look`launchctl print ${target(facts, subject)}`);
}

function bootstrap(facts: Facts, subject: Subject | undefined): CommandStep {
  return change({effect: 'loads the job', word: 'load'})`launchctl bootstrap ${operand(domainOf(facts, subject))} ${plist(facts, subject)}`;
}

function target(facts: Facts, subject: Subject | undefined): Named {
  const label = subject?.name ?? jobOf(facts, subject)?.name ?? facts.gateway.launchdLabel;
  return operand(`${domainOf(facts, subject)}/${label}`);
}

function domainOf(facts: Facts, subject: Subject | undefined): string {
  return subject?.scope ?? jobOf(facts, subject)?.scope ?? `gui/${facts.gateway.user.uid}`;
}

function plist(facts: Facts, subject: Subject | undefined): Named {
  const known = jobOf(facts, subject)?.definition;
  if (known !== undefined) return path(known);
  const folder = domainOf(facts, subject) === 'system' ? '/Library/LaunchDaemons' : `${facts.gateway.user.home}/Library/LaunchAgents`;
  return path(`${folder}/${subject?.name ?? facts.gateway.launchdLabel}.plist`);
}

/** Where its file lets launchd write what the gateway prints, else where the releases since 2026.5 do. */
function logPath(facts: Facts, subject: Subject | undefined): string {
  const {gateway} = facts;
  const profile = gateway.profile === 'default' ? '' : `-${gateway.profile}`;
  return jobOf(facts, subject)?.logs?.[0] ?? `${gateway.user.home}/Library/Logs/openclaw/gateway${profile}.log`;
}

function jobOf({readings}: Facts, subject: Subject | undefined): Service | null {
  const jobs = readings.supervisor?.seen === true ? servicesOf(readings.supervisor.value).filter((one) => one.by === 'launchd') : [];
  const fits = jobs.filter((job) => subject === undefined || (job.scope === subject.scope && job.name === subject.name));
  return fits.find((job) => job.pid !== null) ?? fits[0] ?? null;
}

/** What the app has in its care is started and ended by the app. */
function ofApp(facts: Facts, subject: Subject | undefined): Step | null {
  return jobOf(facts, subject)?.scope === 'app' ? say`OpenClaw.app has this gateway in its care: start, stop and set it up there` : null;
}

/** It came up and fell again and again: another kick only hides its last words. */
function loops({readings: {http}}: Facts, job: Service | null): boolean {
  if (job === null || (http?.seen === true && http.value.healthz.seen)) return false;
  const crashes = job.run?.crashes ?? ((job.lastExit ?? 0) === 0 ? 0 : (job.starts ?? 0));
  return crashes >= 3;
}

/** The jobs of the whole Mac are root's; those of a session root may touch, too. */
function asHolder(facts: Facts, subject: Subject | undefined, step: CommandStep): CommandStep {
  return domainOf(facts, subject) === 'system' ? asRoot(facts, step) : step;
}
