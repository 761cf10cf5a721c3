import type {Gateway, Host, Readings} from '../../model/index.ts';
import {servicesOf} from '../owner.ts';
import type {VariableSource} from '../supervisor.ts';
import {type JobFile, jobFilesOf} from './job-files.ts';

/** What the job that counts gives its process: the wrapper loads its file last, so that file wins over the property list. */
export async function jobEnvironment(host: Host, gateway: Gateway, readings: Readings): Promise<readonly VariableSource[]> {
  const files = await jobFilesOf(host, gateway);
  const running = readings.supervisor?.seen === true ? servicesOf(readings.supervisor.value).find((one) => one.running) : undefined;
  const file = files.find((one) => one.path === running?.definition) ?? files.find((one) => one.label === gateway.launchdLabel) ?? files[0];
  return file === undefined ? [] : sourcesOf(file);
}

function sourcesOf({path, inline, envFile, fromFile}: JobFile): readonly VariableSource[] {
  return [
    ...(envFile === null || fromFile === null ? [] : [{kind: 'environment-file' as const, path: envFile, variables: fromFile}]),
    ...(inline.length === 0 ? [] : [{kind: 'unit' as const, path, variables: inline}]),
  ];
}
