import {resolve} from 'node:path';
import {reportUncaught} from '../bug.ts';
import {configDoctor} from '../doctor/doctor-verb.ts';
import {openGateway, wishOf} from '../open-gateway.ts';
import type {Options} from '../options.ts';
import {checkConfig} from './check-config.ts';
import {editConfig} from './edit-config.ts';
import {restoreConfig} from './restore-config.ts';
import {setConfig} from './set-config.ts';
import {nobodysSubject, subjectOf} from './subject.ts';

const wrongUse = 64;

/** `rungs config …`: the one way in which a configuration is looked at by itself, and the only one in which it is changed. */
export async function configVerb(options: Options): Promise<number> {
  reportUncaught();
  const [verb, first, second] = options.rest;
  const opened = await openGateway({find: wishOf(options)});
  const found = await subjectOf(opened, options);
  const cliPath = options.openclaw === undefined ? null : resolve(options.openclaw);
  const subject = 'problem' in found && verb === 'check' && first !== undefined ? nobodysSubject(opened, cliPath) : found;
  if ('problem' in subject) {
    process.stderr.write(`rungs: ${subject.problem}\n`);
    return wrongUse;
  }
  switch (verb) {
    case 'check':
      return checkConfig(options, first, subject);
    case 'doctor':
      return configDoctor(options, first, subject);
    case 'edit':
      return editConfig(options, first, subject);
    case 'restore':
      return restoreConfig(options, first, subject);
    default:
      return setConfig(options, first ?? '', second ?? '', subject);
  }
}
