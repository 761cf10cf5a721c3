import type {Cleaner} from '../../host/index.ts';
import {isHarmlessVariable} from '../../openclaw/harmless-variables.ts';
import type {FileKind} from '../../pack/index.ts';
import {parseDotenv, parseEnvFile} from '../../probes/parse/env-file.ts';
import {secretParts} from '../../probes/parse/secret-parts.ts';
import {parseEnvironment, parseUnitFile} from '../../supervisors/systemd/unit-file.ts';

/** Makes known what is secret in a file, before anything of it is shown; false = not all of it can be. */
export async function learnText(cleaner: Cleaner, kind: FileKind, text: string): Promise<boolean> {
  // By this name every string of a configuration counts that is not known to be harmless, whatever the file itself is called.
  if (kind === 'config' || kind === 'include') return cleaner.learnFile('/pack/openclaw.json', text, true);
  for (const [name, value] of variablesIn(kind, text))
    if (!isHarmlessVariable(name)) for (const part of secretParts(value)) cleaner.learn(name, part);
  return true;
}

function variablesIn(kind: FileKind, text: string): readonly (readonly [string, string])[] {
  if (kind === 'environment-file') return [...parseEnvFile(text), ...parseDotenv(text)];
  const settings = parseUnitFile(text);
  return settings.filter(({key}) => key === 'Environment').flatMap(({value}) => parseEnvironment(value));
}
