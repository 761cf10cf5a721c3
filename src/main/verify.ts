import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {type Compared, compare, type Witness, witnessIn} from '../journal/index.ts';
import type {Options} from './options.ts';
import type {Resume} from './resume.ts';
import {readSignedHead, type SignedHead} from './signed-head.ts';

/** Says whether a journal is whole, and against what that was compared: 0 whole, 1 not, 64 a ticket that cannot be compared with. */
export function verify(
  {folder, remarks, events, count, hashes, lastHash, session}: Resume,
  {against, signers}: Pick<Options, 'against' | 'signers'>,
): number {
  const sent = against === undefined ? null : witnessOf(against);
  if (sent !== null && 'problem' in sent) {
    process.stderr.write(`rungs: ${sent.problem}\n`);
    return 64;
  }
  const beside = witnessOf(join(folder, 'ticket.md'));
  const heads = [join(folder, 'ticket.md'), ...(against === undefined ? [] : [against])]
    .map((ticket) => readSignedHead(ticket, signers))
    .filter((one) => one !== null);
  const good = heads.filter((one): one is Good => 'signer' in one && one.signer.is === 'good');
  const compared = [
    ...('problem' in beside ? [] : [{name: 'the ticket beside it', is: compare(hashes, beside)}]),
    ...(sent === null ? [] : [{name: `the ticket ${against}`, is: compare(hashes, sent)}]),
    ...good.map(({path, witness}) => ({name: `the signed head ${path}`, is: compare(hashes, witness)})),
  ];
  const unsigned = signers !== undefined && heads.length === 0;
  const forged = heads.filter((one) => 'problem' in one || one.signer.is === 'bad').length + (unsigned ? 1 : 0);
  const faults = compared.filter(({is}) => is.is !== 'same' && is.is !== 'longer').length + remarks.length + forged;
  const withdrawn = events.flatMap((event) => (event.type === 'withdrawn' ? event.replaced.map(({n}) => n) : []));
  const lines = [
    ...remarks.slice(0, linesMax),
    ...(remarks.length > linesMax ? [`and ${remarks.length - linesMax} more of these`] : []),
    `${folder}: ${count} events, last hash ${lastHash}, ${remarks.length === 0 ? 'the chain holds' : `${remarks.length} remarks`}`,
    ...compared.map(({name, is}) => `${said(is, name)}`),
    ...heads.map(signedBy),
    ...(unsigned ? ['nothing is signed: no head lies beside the ticket'] : []),
    ...(withdrawn.length === 0 ? [] : [`taken back, with what stands in their place: ${fewOf(new Set(withdrawn))}`]),
    ...(session.endedAt === null ? ['the session has not ended: it is open, or it was cut off'] : []),
    provedBy(!('problem' in beside), sent !== null, good, signers),
  ];
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
  return faults === 0 ? 0 : 1;
}

/** What is said of one journal fits on a page. */
const linesMax = 15;
const ticketBytesMax = 64 * 1024 * 1024;

function witnessOf(path: string): Witness | {readonly problem: string} {
  try {
    const text = readFileSync(path, 'utf8');
    if (text.length > ticketBytesMax) return {problem: `${path} is too long for a ticket`};
    return witnessIn(text) ?? {problem: `${path} is no ticket that names the last hash of a journal`};
  } catch (error) {
    return {problem: `${path} cannot be read: ${(error as Error).message}`};
  }
}

function said(is: Compared, name: string): string {
  switch (is.is) {
    case 'same':
      return `it ends where ${name} says`;
    case 'longer':
      return `it goes on from where ${name} says, by ${events(is.more)}`;
    case 'cut off':
      return `cut off at the end: ${name} knows ${events(is.fewer)} more; those that are there are the same`;
    case 'rewritten':
      return `rewritten: event ${is.from} is another than ${name} knows${is.sameUpTo === null ? '' : `; up to event ${is.sameUpTo} it is the same`}`;
    case 'not this end':
      return `cut off or rewritten: the last event that ${name} knows is not there`;
  }
}

type Good = SignedHead & {readonly signer: {readonly is: 'good'}};

function signedBy(head: NonNullable<ReturnType<typeof readSignedHead>>): string {
  if ('problem' in head) return `not checked for its signature: ${head.problem}`;
  const {path, signer} = head;
  if (signer.is === 'bad') return `the signature of ${path} is not good: ${signer.why}`;
  if (signer.is === 'unknown') return `the signature of ${path} could not be checked: ${signer.why}`;
  return `${path} is signed by ${signer.who === null ? signer.key : `${signer.who} (${signer.key})`}`;
}

/** A chain needs no secret, so that whoever may write the file can make another one that holds. */
function provedBy(hasTicket: boolean, sent: boolean, good: readonly Good[], signers: string | undefined): string {
  if (good.length > 0 && signers !== undefined)
    return 'compared with what was signed: who has none of these keys cannot have changed what the head knows';
  if (sent) return 'compared with a ticket from elsewhere: who could only write here cannot have changed what it knows';
  if (good.length > 0)
    return 'compared with what was signed; whose key that is nothing here says: compare it with one that you know, or name --signers FILE';
  const beside = !hasTicket
    ? 'nothing here knows its end: this proves that no line alone was changed, and not that nothing is cut off or written anew'
    : 'journal and ticket lie beside each other: who can write as this user could have written both anew';
  return `${beside}; compare with a ticket that was sent, by --against FILE`;
}

function events(count: number): string {
  return count === 1 ? '1 event' : `${count} events`;
}

function fewOf(numbers: ReadonlySet<number>): string {
  const all = [...numbers].sort((a, b) => a - b);
  return `event ${all.slice(0, linesMax).join(', ')}${all.length > linesMax ? ` and ${all.length - linesMax} more` : ''}`;
}
