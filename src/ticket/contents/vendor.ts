import type {Capability, Session} from '../../model/index.ts';
import {cliVersion, daemonVersion, nodeVersion, osWords, whenWords} from '../facts.ts';
import {utc} from '../format.ts';
import {ours} from '../inline.ts';
import {newPage, type Page} from '../page.ts';
import {statedAs, writeKind} from '../page-one.ts';
import {writeRows} from '../rows.ts';
import type {Content} from './content.ts';
import {requestIds} from './request-ids.ts';

const rowsMax = 40;

/** For the support of a model provider: their form asks for versions, what was tried, when, and the ids of requests. */
export const vendor: Content = (session, {detail, now}) => {
  const page = newPage(detail, session.host.kind === 'drill');
  const {say} = page;
  const providers = providersOf(session);
  const names = [...new Set(providers.map(({name}) => name))].join(', ');
  page.heading(1, names === '' ? ours('Model provider: none is claimed or seen') : say`Model provider: ${names}`);
  writeKind(page, session);
  writeWrong(page, session, providers);
  page.heading(2, ours('Versions'));
  page.bullet(say`OpenClaw: CLI ${cliVersion(session)}, gateway ${daemonVersion(say, session)}`);
  page.bullet(say`Node: ${nodeVersion(session)}`);
  page.bullet(say`Operating system: ${osWords(say, session)}`);
  page.heading(2, ours('When (UTC)'));
  page.bullet(whenWords(session, now));
  writeProbes(page, session, providers);
  writeConfiguration(page, session, providers);
  writeRequests(page, session);
  writeLines(page, session);
  return page.blocks;
};

function providersOf({readings: {capabilities}}: Session): readonly Capability[] {
  return capabilities?.seen === true ? capabilities.value.capabilities.filter(({kind}) => kind === 'provider') : [];
}

/** What a provider's support is asked about; findings of the host are not theirs. */
const theirs: readonly string[] = ['provider-unusable', 'upstream-throttled', 'egress-down', 'secret-shadowed'];

function writeWrong(page: Page, session: Session, providers: readonly Capability[]): void {
  const {say} = page;
  page.heading(2, ours('What is wrong'));
  const found = [...session.judgement.findings, ...session.held.map(({finding}) => finding)].filter(({code}) => theirs.includes(code));
  for (const text of new Set(found.map((one) => one.text))) page.bullet(say`${text}`);
  for (const {name, detail} of providers.filter(({state}) => state === 'failed')) page.bullet(say`${name}: ${detail}`);
  if (found.length === 0 && !providers.some(({state}) => state === 'failed'))
    page.bullet(ours('Rungs saw nothing that points at a provider'));
  for (const {text} of statedAs(session, 'impact')) page.bullet(say`Impact: ${text}`);
}

function writeProbes(page: Page, {readings: {egress}}: Session, providers: readonly Capability[]): void {
  page.heading(2, ours('Probes'));
  if (egress?.seen !== true)
    page.paragraph(
      egress === undefined
        ? ours('The way out was not looked at.')
        : page.say`The way out could not be looked at, ${egress.why}: ${egress.detail}`,
    );
  const ways = egress?.seen === true ? egress.value.checks : [];
  const rows = [
    ...ways.map(({target, what, result}) => [
      what === 'tls' ? 'TLS to' : 'name of',
      target,
      result.seen ? `answered in ${result.value.tookMs} ms` : `${result.why}: ${result.detail}`,
    ]),
    ...providers.map(({name, state, detail, checkedAt}) => [
      'provider',
      name,
      `${state}, ${checkedAt === null ? 'not checked' : utc(checkedAt)}: ${detail}`,
    ]),
  ];
  writeRows(page, rows, rowsMax, 'probes');
}

/** Where each setting comes from and never its value. */
function writeConfiguration(page: Page, {readings: {config}}: Session, providers: readonly Capability[]): void {
  page.heading(2, ours('Configuration, without values'));
  const references = config?.seen === true ? config.value.references : [];
  const rows = [
    ...providers.map(({name, claimedIn}) => [name, claimedIn]),
    ...references.filter(({at}) => /model|provider|auth|key/i.test(at)).map(({at, name, source}) => [at, `${source} ${name}`]),
  ];
  if (rows.length === 0) page.paragraph(ours('Nothing of a provider was seen in it.'));
  writeRows(page, rows, rowsMax, 'the configuration');
}

function writeRequests(page: Page, session: Session): void {
  page.heading(2, ours('Request ids'));
  const ids = requestIds(session);
  if (ids.length === 0)
    page.paragraph(ours('None stands in the log or in what was printed; they help most, so look for them in the answers of the provider.'));
  writeRows(
    page,
    ids.map(({at, id}) => [at === null ? 'in a command' : utc(at), id]),
    rowsMax,
    'request ids',
  );
}

/** The newest lines that a provider can tell something by. */
function writeLines(page: Page, {readings: {log}}: Session): void {
  if (log?.seen !== true) return;
  const told = log.value.lines.filter(({text}) => telling.test(text));
  if (told.length === 0) return;
  page.heading(2, ours('Lines of the log'));
  writeRows(
    page,
    told.slice(-rowsMax).map(({at, text}) => [utc(at), text]),
    rowsMax,
    'lines of the log',
  );
}

const telling = /\b(?:429|401|403|5\d\d|overloaded|rate.?limit\w*|quota|throttl\w+|api[ _-]?key|unauthorized|request.?id)\b/i;
