import {harm} from '../../world/deeds.ts';
import type {Launchd, Refused} from '../../world/launchd/launchd.ts';
import {noteKick} from '../../world/launchd/looping.ts';
import {type Call, complained, type Said, said, type Tool} from '../call.ts';
import {listedJob, listedJobs, printedDisabled, printedDomain, printedJob} from './launchctl-print.ts';

/** `launchctl` with the verbs that people use, and the older ones that they remember. */
export const launchctl: Tool = async (call) => {
  await call.wait(30);
  const {launchd} = call.world;
  const [verb = 'help', ...words] = call.argv.slice(1);
  const run = launchd === null ? undefined : verbs[verb];
  return run === undefined || launchd === null ? complained(`Unrecognized subcommand: ${verb}\n`, 64) : run(call, launchd, words);
};

type Verb = (call: Call, launchd: Launchd, words: readonly string[]) => Said;

const verbs: Readonly<Record<string, Verb>> = {
  print(call, launchd, [target = '']) {
    const {domain, label} = partsOf(target);
    if (label === '') return launchd.domain(domain) === 'there' ? said(printedDomain(launchd, domain)) : noDomain(launchd, domain);
    const run = launchd.job(domain, label);
    if (run !== null) return said(printedJob(call.world, run));
    return launchd.domain(domain) === 'there' ? notFound(domain, label) : noDomain(launchd, domain);
  },
  'print-disabled': (_, launchd, [domain = '']) =>
    launchd.domain(domain) === 'absent' ? noDomain(launchd, domain) : said(printedDisabled(launchd.disabled(domain))),
  list: (call, launchd, [label]) => (label === undefined ? said(listedJobs(launchd, mine(call))) : listedJob(launchd, mine(call), label)),
  bootstrap: (call, launchd, [domain = '', path = '']) =>
    changed(call, domain, () => told('Bootstrap failed', launchd.bootstrap(domain, path), true)),
  bootout(call, launchd, [target = '', path]) {
    const {domain, label} = path === undefined ? partsOf(target) : {domain: target, label: labelOf(path)};
    return changed(call, domain, () => told('Boot-out failed', launchd.bootout(domain, label), false));
  },
  kickstart(call, launchd, words) {
    const {domain, label} = partsOf(words.find((word) => !word.startsWith('-')) ?? '');
    const run = launchd.job(domain, label);
    return changed(call, domain, () => {
      if (run !== null) noteKick(call.world, run);
      const answer = launchd.kickstart(
        domain,
        label,
        words.some((word) => /^-[a-z]*k/.test(word)),
      );
      if (answer === 113) return notFound(domain, label);
      return answer === null ? said('') : complained(`Could not kickstart service "${label}": ${answer}: ${errors[answer]}\n`, answer);
    });
  },
  enable: (call, launchd, [target = '']) => allowed(call, launchd, target, true),
  disable: (call, launchd, [target = '']) => allowed(call, launchd, target, false),
  kill(call, launchd, [signal = '', target = '']) {
    const {domain, label} = partsOf(target);
    return changed(call, domain, () => told('Could not signal service', launchd.signal(domain, label, signal.replace(/^SIG/, '')), false));
  },
};

function allowed(call: Call, launchd: Launchd, target: string, is: boolean): Said {
  const {domain, label} = partsOf(target);
  return changed(call, domain, () => {
    if (!is && launchd.job(domain, label)?.pid != null)
      harm(call.world, `${target} was disabled while it runs: it will not come back after the next login.`);
    return told('Could not change service', launchd.allow(domain, label, is), false);
  });
}

/** What is of the whole Mac only root may change. */
function changed({world, argv, who}: Call, domain: string, change: () => Said): Said {
  const [verb = ''] = argv.slice(1);
  if (domain === 'system' && who.uid !== 0)
    return verb === 'bootstrap'
      ? complained('Bootstrap failed: 5: Input/output error\nTry re-running the command as root for richer errors.\n', 5)
      : complained(`Could not ${verb} service: 1: Operation not permitted\n`, 1);
  const answer = change();
  if (answer.exit === 0) world.deeds.push({at: world.time.now(), argv, exit: 0});
  return answer;
}

function told(what: string, answer: Refused, rootKnowsMore: boolean): Said {
  if (answer === null) return said('');
  const more = rootKnowsMore && answer === 5 ? 'Try re-running the command as root for richer errors.\n' : '';
  return complained(`${what}: ${answer}: ${errors[answer]}\n${more}`, answer);
}

const errors: Readonly<Record<Exclude<Refused, null>, string>> = {
  2: 'No such file or directory',
  3: 'No such process',
  5: 'Input/output error',
  37: 'Operation already in progress',
  112: 'Could not find specified domain',
  113: 'Could not find specified service',
  125: 'Domain does not support specified action',
};

function notFound(domain: string, label: string): Said {
  const where = domain.startsWith('gui/') ? `domain for user gui: ${domain.slice(4)}` : `domain for ${domain}`;
  return complained(`Bad request.\nCould not find service "${label}" in ${where}\n`, 113);
}

function noDomain(launchd: Launchd, domain: string): Said {
  return launchd.domain(domain) === 'absent'
    ? complained('Bad request.\nCould not find domain for specified target\n', 112)
    : complained('Could not print domain: 125: Domain does not support specified action\n', 125);
}

/** `gui/501/ai.openclaw.gateway`; `system/LABEL`. */
function partsOf(target: string): {readonly domain: string; readonly label: string} {
  const [, domain = target, label = ''] = /^(system|(?:gui|user)\/\d+)\/?(.*)$/.exec(target) ?? [];
  return {domain, label};
}

function labelOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.plist$/, '');
}

/** The domain of whoever asks without naming one. */
function mine({who}: Call): string {
  return who.uid === 0 ? 'system' : `gui/${who.uid}`;
}
