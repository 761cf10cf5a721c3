import type {FileFacts, Gateway, Host, Look, Readings, UnitFile, UnitState, UnitValue} from '../../model/index.ts';
import {
  carriedVariables,
  environmentFileOf,
  filled,
  profileEnvironment,
  type TemplateFacts,
  templateFor,
  type UnitTemplate,
} from '../../openclaw/unit-template.ts';
import {orNull, seen, unseen} from '../../probes/gather/unseen.ts';
import {loadedUnit} from '../chosen.ts';
import {diskSettings} from './disk-settings.ts';
import {parseExec} from './exec.ts';
import {managers} from './managers.ts';
import {type Properties, property} from './properties.ts';
import {type UnitFileText, unitFiles} from './sources.ts';
import {expand, specifiersFor} from './specifiers.ts';
import {unitProperties} from './state.ts';
import {parseEnvironment} from './unit-file.ts';
import {comparedSettings, unitRows} from './unit-rows.ts';

/** The unit three times over: as loaded, as on disk with its drop-ins, as this release's installer would write it. */
export async function definitionOf(host: Host, gateway: Gateway, readings: Readings): Promise<Look<UnitValue> | null> {
  const state = loadedUnit(readings);
  const unasked = readings.supervisor?.seen ? readings.supervisor.value.unasked : [];
  if (state === null) return unasked[0] === undefined ? null : unseen('denied', unasked[0].detail);
  const manager = managers(gateway).find((one) => one.scope === state.scope);
  if (manager === undefined) return unseen('missing', `Nothing is known of the ${state.scope} manager.`);
  const [shown, files] = await Promise.all([unitProperties(host, manager, state.name), unitFiles(host, state, manager)]);
  if (!shown.seen) return shown;
  const template = templateOf(readings);
  const settings = files.flatMap((file) => file.settings);
  const specifiers = await specifiersFor(
    host,
    state,
    gateway.user,
    settings.map((one) => one.value),
  );
  const {known: disk, open} = diskSettings(settings, (text) => expand(text, specifiers));
  return seen<UnitValue>({
    scope: state.scope,
    files: await Promise.all(files.map((file) => asFile(host, file))),
    rows: unitRows({
      loaded: loadedSettings(shown.value),
      disk,
      wanted:
        template &&
        withOpenOnes(wantedSettings(template.template, factsOf(gateway, readings, template.version), state, readings), disk, gateway),
      needReload: state.needReload,
      open,
    }),
    templateOf: template?.template.templateOf ?? null,
  });
}

async function asFile(host: Host, {path, settings}: UnitFileText): Promise<UnitFile> {
  const facts = orNull<FileFacts>(await host.stat(path));
  const leadsTo = facts?.kind === 'link' ? orNull(await host.link(path)) : null;
  return {
    path,
    mode: facts?.mode ?? null,
    ...(facts === null ? {} : {kind: facts.kind, modifiedAt: Math.round(facts.modifiedAt)}),
    ...(leadsTo === null ? {} : {leadsTo}),
    settings: settings.map(({section, key, value}) => `${section}.${key}=${value}`),
  };
}

function loadedSettings(shown: Properties): ReadonlyMap<string, string> {
  const settings = new Map<string, string>();
  for (const {key, property: name} of comparedSettings) {
    const value = property(shown, name);
    // A leading `!` marks a default directory that nobody set.
    if (value !== null && !value.startsWith('!'))
      settings.set(key, key === 'Service.ExecStart' ? (parseExec(value)?.argv.join(' ') ?? value) : value);
  }
  for (const [name, value] of parseEnvironment(property(shown, 'Environment') ?? '')) settings.set(`Environment.${name}`, value);
  const files = shown
    .get('EnvironmentFiles')
    ?.map((line) => line.replace(/ \(ignore_errors=(yes|no)\)$/, (_, ignore) => (ignore === 'yes' ? ' (optional)' : '')));
  if (files && files.length > 0) settings.set('EnvironmentFile', files.join(' '));
  return settings;
}

/** What an installer may or may not write, depending on the day, is open where it is there. */
function withOpenOnes(
  wanted: Map<string, string | null>,
  disk: ReadonlyMap<string, string>,
  {stateDir}: Gateway,
): ReadonlyMap<string, string | null> {
  for (const name of carriedVariables)
    if (disk.has(`Environment.${name}`) && !wanted.has(`Environment.${name}`)) wanted.set(`Environment.${name}`, null);
  if (disk.get('EnvironmentFile') === `${environmentFileOf(stateDir)} (optional)`) wanted.set('EnvironmentFile', null);
  return wanted;
}

function templateOf(readings: Readings): {readonly template: UnitTemplate; readonly version: string} | null {
  const cli = readings.install?.seen && readings.install.value.cli.seen ? readings.install.value.cli.value : null;
  const template = cli === null ? null : templateFor(cli.version);
  return cli === null || template === null ? null : {template, version: cli.version};
}

function factsOf(gateway: Gateway, readings: Readings, version: string): TemplateFacts {
  const configured = readings.config?.seen ? readings.config.value.port : null;
  const {user, stateDir, configPath, unit: name, profile} = gateway;
  return {home: user.home, stateDir, configPath, unit: name, profile, version, port: configured ?? gateway.port};
}

/** The Node is left as it is, because any that fits the release is right; the entry file is that of the command line's release. */
function wantedSettings(template: UnitTemplate, facts: TemplateFacts, state: UnitState, readings: Readings): Map<string, string | null> {
  const wanted = new Map<string, string | null>();
  for (const [key, value] of Object.entries(template.settings)) wanted.set(key, filled(value, facts));
  const variables = {...template.environment, ...(facts.profile === 'default' ? {} : profileEnvironment)};
  for (const [name, value] of Object.entries(variables)) wanted.set(`Environment.${name}`, value === null ? null : filled(value, facts));
  const entry = readings.install?.seen && readings.install.value.cli.seen ? readings.install.value.cli.value.entry : null;
  const node = readings.install?.seen ? readings.install.value.unit?.node.path : undefined;
  const heap = template.heapFlag ? (state.exec?.argv.filter((word) => word.startsWith('--max-old-space-size=')) ?? []) : [];
  const exec = entry === null || node === undefined ? null : [node, ...heap, entry, 'gateway', '--port', String(facts.port)].join(' ');
  wanted.set('Service.ExecStart', exec);
  return wanted;
}
