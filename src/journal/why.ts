import {constants} from 'node:os';

/** What a failed write means, in words that a responder can act on. */
export function whyNot(error: unknown): string {
  const {code: said, errno, message} = error as NodeJS.ErrnoException;
  if (said === undefined) return message;
  // Node has no name for a used-up quota and calls it UNKNOWN; the system's number is right.
  const code = said === 'UNKNOWN' ? (Object.entries(constants.errno).find(([, number]) => number === -(errno ?? 0))?.[0] ?? said) : said;
  const words = reasons[code];
  return words === undefined ? code : `${words} (${code})`;
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'writing there is not allowed',
  EDQUOT: 'the quota is used up',
  EEXIST: 'a file is in the way',
  EFBIG: 'no file may grow that large here',
  EIO: 'the disk fails',
  ELOOP: 'a link stands in its place',
  ENOENT: 'the directory is gone',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a file is in the way',
  EPERM: 'writing there is not allowed',
  EROFS: 'the file system is read-only',
  ESTALE: 'the directory is gone',
};
