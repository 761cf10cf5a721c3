import {readAs} from '../../host/index.ts';
import {cliVersion} from '../../openclaw/commands.ts';
import type {Options} from '../options.ts';
import {meantPath} from '../read-text.ts';
import {lookAtConfig} from './look.ts';
import {configCodes, configReport, configText, standingOf} from './report.ts';
import type {Subject} from './subject.ts';

/** `rungs config check [FILE]`: says what is wrong with a configuration, and changes nothing. */
export async function checkConfig({json}: Options, file: string | undefined, subject: Subject): Promise<number> {
  const {host, cleaner, gateway, readings} = subject;
  const path = file === undefined ? gateway.configPath : meantPath(file);
  // A file that was named is read as whoever asks; what belongs to the gateway as its owner.
  const reader = file === undefined ? gateway.user : host.platform.user;
  const first = readAs(path, reader);
  if (typeof first !== 'string') {
    process.stderr.write(`rungs: ${cleaner.clean(first.problem, 'the configuration')}\n`);
    return configCodes.unknown;
  }
  const read = (one: string): string | null => {
    const text = one === path ? first : readAs(one, reader);
    return typeof text === 'string' ? text : null;
  };
  const looked = await lookAtConfig({host, cleaner, gateway, path, read, readings});
  process.stdout.write(json ? `${JSON.stringify(configReport(looked, cliVersion(readings)))}\n` : configText(looked));
  return configCodes[standingOf(looked)];
}
