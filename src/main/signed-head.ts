import {closeSync, constants, existsSync, fstatSync, openSync, readFileSync} from 'node:fs';
import {checkBySsh, headIn, headOf, type Signer, signBySsh, type Witness, writeTicketFile} from '../journal/index.ts';

export const headPath = (ticket: string): string => `${ticket}.head`;
export const signaturePath = (ticket: string): string => `${headPath(ticket)}.sig`;

/** Null, or why it is not signed: nothing is written then. */
export function writeSignedHead(ticket: string, witness: Witness, key: string): string | null {
  const head = headOf(witness);
  const signed = signBySsh(head, key);
  if ('problem' in signed) return signed.problem;
  return writeTicketFile(headPath(ticket), head) ?? writeTicketFile(signaturePath(ticket), signed.signature);
}

export interface SignedHead {
  readonly path: string;
  readonly witness: Witness;
  readonly signer: Signer;
}

/** What was signed beside that ticket; null where nothing was. */
export function readSignedHead(ticket: string, signers: string | undefined): SignedHead | {readonly problem: string} | null {
  const [path, signature] = [headPath(ticket), signaturePath(ticket)];
  if (!existsSync(path) && !existsSync(signature)) return null;
  const head = smallFile(path);
  if (head === null) return {problem: `${path} cannot be read, and ${signature} is its signature`};
  const signed = smallFile(signature);
  if (signed === null) return {problem: `${signature} cannot be read, and ${path} is what it signs`};
  const witness = headIn(head);
  if (witness === null) return {problem: `${path} is no head of a journal`};
  return {path, witness, signer: checkBySsh(head, signed, signers)};
}

const bytesMax = 64 * 1024;

function smallFile(path: string): string | null {
  try {
    // A pipe that somebody put there would be waited on for ever.
    const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const facts = fstatSync(file);
      return facts.isFile() && facts.size <= bytesMax ? readFileSync(file, 'utf8') : null;
    } finally {
      closeSync(file);
    }
  } catch {
    return null;
  }
}
