import type {Case, CommandStep, Facts, FileFacts, SecretsValue} from '../model/index.ts';
import {change, look, operand, path} from '../steps/index.ts';
import {mayBeContainers} from '../supervisors/index.ts';
import {asRoot, steps} from './shared/commands.ts';
import {holds, maybe, rule} from './shared/rule.ts';
import {unlessServing} from './shared/serving.ts';
import {isClosedTo, missedBy} from './shared/unreadable.ts';

export const secretReadable = rule({
  code: 'secret-readable',
  title: 'A file with secrets has the wrong owner or can be read by others',
  severity: 'degraded',
  behind: [],
  needs: ['secrets'],
  judge({secrets}, facts) {
    return holds(
      ...secrets.files
        .filter((one) => one.facts.kind === 'file' && !isUnitFile(one.path))
        .map((one) => wrong(facts, secrets, one.path, one.facts)),
    );
  },
  explain: {
    means: "openclaw.json, .env, a service environment file or a key store is not the gateway user's own, or not 0600.",
    why: 'It was copied or edited as root, restored by a backup, or written under another umask.',
    misleads: 'The gateway runs as before until it has to write the file; then it says EACCES, or an update "loses" the setting.',
    next: (facts) =>
      steps(
        look`ls -la ${path(facts.gateway.stateDir)}`,
        change({
          effect: 'lets nobody else read them',
          word: 'chmod',
        })`chmod 600 ${[facts.gateway.configPath, `${facts.gateway.stateDir}/.env`].map(path)}`,
        change({effect: 'closes the folder', word: 'chmod'})`chmod 700 ${path(facts.gateway.stateDir)}`,
      ),
    page: 'gateway/security/secrets-and-storage',
  },
});

/** Unit files are readable by design; a secret in one is a finding of its own. */
function isUnitFile(path: string): boolean {
  return /\/systemd\/(?:user|system)\/|\.(?:service|plist)$|\.service\.d\//.test(path);
}

function wrong(facts: Facts, secrets: SecretsValue, place: string, file: FileFacts): Case | null {
  const {user} = facts.gateway;
  const mode = `0${(file.mode & 0o777).toString(8).padStart(3, '0')}`;
  const strange = file.uid !== ownerOf(facts, secrets, file);
  const others = (file.mode & 0o006) !== 0;
  const group = (file.mode & 0o060) !== 0;
  const locked = !strange && (file.mode & 0o400) === 0;
  if (!strange && !others && !group && !locked) return null;
  const guarded = secrets.files.some(
    (one) => one.facts.kind === 'directory' && place.startsWith(`${one.path}/`) && (one.facts.mode & 0o007) === 0,
  );
  const missed = isClosedTo(user.uid, file) && !isInContainer(facts) ? missedBy(facts, place) : null;
  const says = [
    ...(locked ? [`its owner ${user.name} cannot read it (${mode})`] : []),
    ...(strange
      ? [
          `belongs to uid ${file.uid}, ${isInContainer(facts) ? 'unlike the folder around it' : `the gateway runs as ${user.name} (uid ${user.uid})`}`,
        ]
      : []),
    ...(others
      ? [`every user of this host can read it (${mode})${guarded ? ', although its directory is closed' : ''}`]
      : group
        ? [`its group can read it (${mode})`]
        : []),
  ];
  return {
    subject: place,
    text: `${place}: ${says.join('; ')}.${missed === null ? '' : ` So ${missed}.`}`,
    evidence: [{probe: 'secrets', line: `${place}: mode ${mode}, uid ${file.uid}, gid ${file.gid}`}],
    severity:
      missed !== null
        ? unlessServing(facts)
        : (strange && file.uid !== 0) || (others && !guarded) || (strange && isClosedTo(user.uid, file)) || locked
          ? 'degraded'
          : 'note',
    next: steps(
      strange && !isInContainer(facts) ? asRoot(facts, give(user.name, place, file.uid)) : null,
      file.uid === user.uid ? close(place, file) : asRoot(facts, close(place, file)),
    ),
  };
}

/**
 * Whose the files have to be. In a container the gateway runs as a user of the image, whose number means somebody else here: there the
 * folder's owner is the measure, and to give the files to a user of this host would be what breaks the next start.
 */
function ownerOf(facts: Facts, secrets: SecretsValue, file: FileFacts): number {
  if (!isInContainer(facts)) return facts.gateway.user.uid;
  return secrets.files.find((one) => one.path === facts.gateway.stateDir)?.facts.uid ?? file.uid;
}

function isInContainer(facts: Facts): boolean {
  const supervisor = maybe(facts, 'supervisor');
  return supervisor !== null && mayBeContainers(supervisor);
}

function give(name: string, file: string, uid: number): CommandStep {
  const undo = change({effect: 'gives it back', word: 'chown'})`chown ${uid}: ${path(file)}`;
  return change({effect: 'gives the file to the user of the gateway', word: 'chown', undo})`chown ${operand(name)}: ${path(file)}`;
}

function close(file: string, {mode}: FileFacts): CommandStep {
  const before = operand((mode & 0o777).toString(8));
  return change({
    effect: 'lets nobody else read it',
    word: 'chmod',
    undo: change({effect: 'the mode from before', word: 'chmod'})`chmod ${before} ${path(file)}`,
  })`chmod 600 ${path(file)}`;
}
