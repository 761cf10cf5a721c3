import type {Case, Code, Facts, Step, SupervisorValue} from '../model/index.ts';
import {meaning, namedBy} from '../openclaw/meaning.ts';
import {change, lookFor, path as pathOf, say} from '../steps/index.ts';
import {asRoot, openclaw, steps, wordsFor} from './shared/commands.ts';
import {type FailedStart, failedStart, reasonOf} from './shared/failed-start.ts';
import {logEvidence} from './shared/last-run.ts';
import {serviceAsStarter, startOf} from './shared/refusal.ts';
import {clear, holds, maybe, rule, unknown, whyUnseen} from './shared/rule.ts';
import {serviceEvidence, toldService} from './shared/service.ts';
import {serves, unlessServing} from './shared/serving.ts';
import {quote} from './shared/words.ts';

export const stateUnusable = rule({
  code: 'state-unusable',
  title: 'The gateway cannot use its state database, and does not start',
  severity: 'down',
  behind: ['two-owners', 'foreground-owner', 'disk-full', 'inodes-full', 'config-newer', 'unit-forbids'],
  needs: ['supervisor'],
  judge({supervisor}, facts) {
    const strange = strangersFolder(facts, supervisor);
    if (strange !== null) return holds(strange);
    const failed = failedStart(facts);
    if (failed === null) return maybe(facts, 'log') === null ? unknown(whyUnseen(facts, 'log')) : clear;
    const kind = [...kinds, unread].find(({sign}) => sign.test(failed.line.text));
    return kind === undefined ? clear : holds(unusable(facts, failed, kind));
  },
  explain: {
    means: "state/openclaw.sqlite is damaged, locked by another process, on a read-only file system, or not the gateway's to open.",
    why:
      'A disk that failed or filled, a copy or a sync tool at work, a second gateway or a shell on the file, one command that was run as root, ' +
      'a mount that the kernel turned read-only.',
    misleads:
      'OpenClaw says in one breath that doctor cannot repair it and that doctor --fix should be run. It would not mend any of these, and ' +
      'writes into a state that should first be copied.',
    next: (facts) => steps(listState(facts), openclaw(facts)`--version`),
    page: 'gateway/troubleshooting/updates-and-rollbacks',
  },
});

/** In there its user has a number only: a folder of another one is closed to it, whatever its name is here. */
function strangersFolder(facts: Facts, supervisor: SupervisorValue): Case | null {
  const service = toldService(supervisor);
  const {uid, stateFolder: folder, user = ''} = service?.run ?? {};
  if (service === null || uid === undefined || folder === undefined) return null;
  const shut = (folder.mode & 0o007) !== 0o007 && (folder.mode & 0o070) !== 0o070;
  if (uid === 0 || folder.uid === uid || !shut) return null;
  const mode = `0${(folder.mode & 0o777).toString(8)}`;
  const undo = change({effect: 'gives it back', word: 'chown'})`chown -R ${folder.uid}: ${pathOf(folder.path)}`;
  return {
    subject: folder.path,
    text:
      `${folder.path} belongs to uid ${folder.uid} (mode ${mode}), and the ${service.title} runs as uid ${uid} (${user}), to which it is closed: ` +
      'it can neither read its configuration nor open its state.',
    evidence: [{probe: 'supervisor', line: `${folder.path}: uid ${folder.uid}, mode ${mode}`}, serviceEvidence(facts, service)],
    severity: unlessServing(facts),
    behind: [],
    next: steps(
      lookFor('whose the files are')`ls -lan ${pathOf(folder.path)}`,
      asRoot(
        facts,
        change({effect: 'gives them to the user of the container', word: 'chown', undo})`chown -R ${uid}: ${pathOf(folder.path)}`,
      ),
      serves(facts) ? wordsFor(facts).restart(facts, service) : startOf(facts, serviceAsStarter(facts, service)),
    ),
  };
}

interface Kind {
  readonly sign: {test(line: string): boolean};
  readonly says: string;
  readonly behind: readonly Code[];
  next(facts: Facts, file: string): readonly (Step | null)[];
}

const kinds: readonly Kind[] = [
  {
    sign: meaning('asked-state-damaged'),
    says: 'is damaged. Copy it away before anything else; only a verified backup brings it back, no doctor',
    behind: ['disk-full', 'inodes-full'],
    next: (facts, file) => [
      listState(facts),
      say`copy ${file} with its -wal and -shm to a safe place`,
      say`restore the newest verified backup of it, with the gateway stopped`,
    ],
  },
  {
    sign: meaning('asked-state-uncopied'),
    says: 'could not be read, because the copy from which OpenClaw reads it could not be made; nothing says that it is damaged itself',
    behind: ['disk-full', 'inodes-full', 'unit-forbids'],
    next: ({gateway}) => [
      lookFor(
        'whose the folder of that copy is',
      )`ls -ld ${pathOf(`${gateway.user.home}/.cache`)} ${pathOf(`${gateway.user.home}/.cache/openclaw`)}`,
      lookFor('how much room it has')`df -h ${pathOf(gateway.user.home)}`,
      say`make that copy possible; leave the database as it is`,
    ],
  },
  {
    sign: meaning('asked-state-denied'),
    says: 'may not be opened by its own user: most likely a command was once run as root',
    behind: [],
    next: (facts, file) => [listState(facts), say`give ${file} and what lies beside it back to ${ownerWords(facts)}`],
  },
  {
    sign: meaning('read-only-storage'),
    says: "cannot be written: its file system is mounted read-only, or its files are not the gateway's",
    behind: ['disk-full'],
    next: (facts, file) => [
      lookFor('how it is mounted: ro or rw')`findmnt -T ${pathOf(file)}`,
      listState(facts),
      wordsFor(facts).showKernelKills(facts),
    ],
  },
  {
    sign: meaning('database-locked'),
    says: 'is locked by another process, which has to let go of it first: a backup, a sync tool, a database shell or a second gateway',
    behind: ['two-owners', 'foreground-owner'],
    next: (_, file) => [lookFor('who has it open')`fuser -v ${pathOf(file)}`],
  },
];

/** Where the line says no more than that it could not be read. */
const unread: Kind = {
  sign: meaning('asked-state-unreadable'),
  says: 'could not be read, and why stands in the line; whether it is damaged is not said',
  behind: ['disk-full', 'inodes-full', 'unit-forbids'],
  next: (facts, file) => [listState(facts), say`copy ${file} with its -wal and -shm to a safe place before anything is tried on it`],
};

function unusable(facts: Facts, {by, line}: FailedStart, {says, behind, next}: Kind): Case {
  const file = fileOf(facts, line.text);
  return {
    text: `${file} ${says}. The ${by.title} gives up: "${quote(reasonOf(line))}".`,
    evidence: [logEvidence(line), by.evidence],
    behind,
    next: steps(...next(facts, file), startOf(facts, by)),
  };
}

/** A name of this host means somebody else in a container. */
function ownerWords(facts: Facts): string {
  const supervisor = maybe(facts, 'supervisor');
  const service = supervisor === null ? null : toldService(supervisor);
  if (service?.apart !== true) return facts.gateway.user.name;
  return service.run.uid === undefined ? `user ${service.run.user} of the container` : `uid ${service.run.uid}`;
}

/** The file that the line names, else the one that every start opens first. */
function fileOf({gateway}: Facts, line: string): string {
  return namedBy('asked-state-unreadable', line) ?? `${gateway.stateDir}/state/openclaw.sqlite`;
}

function listState({gateway}: Facts): Step {
  return lookFor('owners, modes and sizes')`ls -la ${pathOf(`${gateway.stateDir}/state`)}`;
}
