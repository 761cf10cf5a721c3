import type {CommandStep, Facts, FileFacts} from '../model/index.ts';
import {change, operand, path} from '../steps/index.ts';
import {asOwner} from '../supervisors/index.ts';
import type {Act} from './act.ts';

/** Lets nobody but its owner read a file that holds secrets. */
export const tightenModes: Act = {
  name: 'tighten-modes',
  title: 'Close the file to others',
  mends: ['secret-readable'],
  draft(facts, {subject}) {
    const file = fileOf(facts, subject);
    if (file === null || subject === null || (file.mode & 0o777) === 0o600) return null;
    const step = asOwner(facts, chmod('lets nobody else read it', '600', subject));
    const before = (file.mode & 0o777).toString(8);
    return {
      steps: [{step}],
      undo: [asOwner(facts, chmod('gives it the mode from before', before, subject))],
      effect: `lets nobody but its owner read and write it; its mode is 0${before} now`,
      touches: [subject],
      word: 'chmod',
      verifyMs: 20_000,
    };
  },
  wrongNow(facts, _, {subject}) {
    const file = fileOf(facts, subject);
    if (file === null) return 'the file could not be looked at';
    if (file.kind !== 'file') return 'it is no plain file, and a change would reach whatever stands behind it';
    const {user} = facts.gateway;
    return file.uid === user.uid ? null : `it belongs to uid ${file.uid} and not to ${user.name}; give it to ${user.name} first`;
  },
};

function fileOf({readings: {secrets}}: Facts, place: string | null): FileFacts | null {
  return secrets?.seen === true ? (secrets.value.files.find((one) => one.path === place)?.facts ?? null) : null;
}

function chmod(effect: string, mode: string, file: string): CommandStep {
  return change({effect, word: 'chmod'})`chmod ${operand(mode)} ${path(file)}`;
}
