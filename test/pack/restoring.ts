// What test/pack/killed.test.ts bundles and kills: one restore, of the gateway in FOLDER.
import {readOptions} from '../../src/main/options.ts';
import {restorePack} from '../../src/main/pack/restore-verb.ts';
import {subjectIn} from './place.ts';

const [folder = '', ...words] = process.argv.slice(2);
const options = readOptions(words);
if ('problem' in options) throw new Error(options.problem);
void subjectIn(folder)
  .then((subject) => restorePack(options, subject))
  .then((code) => process.exit(code));
