import type {Code, Facts, Finding, UnitFile} from '../model/index.ts';
import {clientVerb} from '../openclaw/gateway-argv.ts';
import {unitFilesOf} from './files.ts';
import {unitOf} from './shared.ts';

/** The drop-in without which the finding would not hold; null where it is none, or the unit itself has it as well. */
export function culprit(facts: Facts, finding: Finding): UnitFile | null {
  const says = judges[finding.code]?.(facts, finding) ?? null;
  if (says === null) return null;
  const having = unitFilesOf(facts).filter((file) => (file.settings ?? []).some((line) => says(line, file)));
  const [file] = having;
  // Of two one would stay, and nothing would be mended.
  return having.length === 1 && file !== undefined && file.path.endsWith('.conf') ? file : null;
}

type Says = (line: string, file: UnitFile) => boolean;

const judges: Partial<Record<Code, (facts: Facts, finding: Finding) => Says | null>> = {
  'config-split': quoted,
  'env-file-missing': missingFile,
  'entry-missing': missingProgram,
  'node-mismatch': otherNode,
  'spawn-failed': (facts, finding) => quoted(facts, finding) ?? failedSetting(facts),
  'unit-forbids': quoted,
  'start-blocked': otherType,
  'switched-off': ({readings: {secrets}}, {subject}) => {
    const off = secrets?.seen === true ? (secrets.value.switchedOff ?? []).filter(({what}) => what === subject) : [];
    return off.length === 0
      ? null
      : (line, {path}) => line.startsWith('Service.Environment=') && off.some((one) => one.where === path && line.includes(one.variable));
  },
  'secret-shadowed': shadowing,
  'unit-starts-client': client,
};

/** The codes for which one may be moved aside. */
export const culpritCodes: readonly Code[] = [
  'config-split',
  'env-file-missing',
  'entry-missing',
  'node-mismatch',
  'spawn-failed',
  'start-blocked',
  'switched-off',
  'secret-shadowed',
  'unit-forbids',
  'unit-starts-client',
];

function missingFile({readings: {secrets}, gateway}: Facts): Says | null {
  if (secrets?.seen !== true) return null;
  const gone = secrets.value.envFiles.filter(({state, optional}) => state === 'missing' && !optional).map(({path}) => path);
  return (line) => gone.some((path) => line.replace('%h', gateway.user.home) === `Service.EnvironmentFile=${path}`);
}

/** A drop-in that starts a program which is not there, over a unit that has one. */
function missingProgram({readings: {install}, gateway}: Facts): Says | null {
  const entry = install?.seen === true ? install.value.unit : null;
  const gone = entry === null ? null : entry.node.exists === false ? entry.node.path : entry.entryExists === false ? entry.entry : null;
  if (gone === null) return null;
  return (line) => line.startsWith('Service.ExecStart=') && line.replaceAll('%h', gateway.user.home).includes(gone);
}

/** A drop-in that starts the gateway with the Node that its release does not support, over a unit with another. */
function otherNode({readings: {install}}: Facts): Says | null {
  const node = install?.seen === true ? (install.value.unit?.node.path ?? null) : null;
  return node === null ? null : (line) => line.startsWith(execStart) && line.slice(execStart.length).split(/\s+/)[0] === node;
}

/**
 * A drop-in whose Type= waits for a sign that never comes. A condition is left alone: what it asks for may be the disk on which the gateway's
 * state lies.
 */
function otherType(_: Facts, {evidence}: Finding): Says | null {
  const type = evidence.map(({line}) => /^Service\.Type: loaded (\S+)$/.exec(line)?.[1]).find((one) => one !== undefined);
  return type === undefined ? null : (line) => line === `Service.Type=${type}`;
}

/** A setting that the finding itself quotes with its file. */
function quoted(_: Facts, {evidence}: Finding): Says | null {
  const lines = new Set(evidence.filter(({probe}) => probe === 'unit').map(({line}) => line));
  return [...lines].some((line) => line.includes(': Service.')) ? (line, {path}) => lines.has(`${path}: ${line}`) : null;
}

/** A drop-in that starts a command for people in the place of the daemon. */
function client(): Says {
  return (line) => line.startsWith(execStart) && clientVerb(line.slice(execStart.length).split(/\s+/)) !== null;
}

const execStart = 'Service.ExecStart=';

/** The settings that each step of the manager carries out, by the status that it leaves when it fails. */
const settings: Readonly<Record<number, readonly string[]>> = {
  200: ['WorkingDirectory'],
  205: ['LimitNOFILE', 'LimitNPROC', 'LimitAS', 'LimitMEMLOCK'],
  209: ['StandardOutput'],
  216: ['Group', 'SupplementaryGroups'],
  217: ['User', 'DynamicUser'],
  222: ['StandardError'],
  226: ['ReadWritePaths', 'ReadOnlyPaths', 'InaccessiblePaths', 'BindPaths', 'ProtectSystem', 'ProtectHome', 'PrivateTmp'],
  228: ['SystemCallFilter', 'MemoryDenyWriteExecute'],
  243: ['LoadCredential', 'SetCredential', 'LoadCredentialEncrypted'],
};

function failedSetting(facts: Facts): Says | null {
  const unit = unitOf(facts);
  const keys = unit?.exit.how === 'exited' ? settings[unit.exit.status] : undefined;
  return keys === undefined ? null : (line) => keys.some((key) => line.startsWith(`Service.${key}=`));
}

/** The drop-in from which the gateway got another value than the one in the file that everything else reads. */
function shadowing({readings: {secrets}}: Facts, {subject}: Finding): Says | null {
  const key = secrets?.seen === true ? secrets.value.keys.find(({name}) => name === subject) : undefined;
  const from = key?.sources.find(({kind}) => kind === 'drop-in');
  const other = key?.sources.some(
    ({kind, mark}) => (kind === 'dotenv' || kind === 'config' || kind === 'config-env') && mark !== from?.mark,
  );
  if (from === undefined || other !== true) return null;
  return (line, {path}) => path === from.where && line.startsWith('Service.Environment=') && line.includes(`${subject}=`);
}
