import type {Unseen, Why} from '../model/index.ts';

/** A look that failed, with one sentence for a person. */
export function unseen(why: Why, detail: string): Unseen {
  return {seen: false, why, detail};
}

/** Turns whatever Node threw into a reason and a sentence: `Reading /x: there is nothing of that name.` */
export function unseenFrom(error: unknown, tried: string): Unseen {
  const code = codeOf(error);
  const known = reasons[code];
  return known ? unseen(known[0], `${tried}: ${known[1]}.`) : unseen('garbled', `${tried}: failed with ${code || messageOf(error)}.`);
}

export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

const reasons: Readonly<Record<string, readonly [Why, string]>> = {
  ENOENT: ['missing', 'there is nothing of that name'],
  ENOTDIR: ['missing', 'a part of the path is not a directory'],
  ESRCH: ['missing', 'the process is gone'],
  ENXIO: ['missing', 'nobody is at its other end'],
  EACCES: ['denied', 'permission denied; look as its owner or as root'],
  EPERM: ['denied', 'permission denied; look as its owner or as root'],
  EMFILE: ['denied', 'this process has too many files open; close some sessions and look again'],
  ENFILE: ['denied', 'the machine has too many files open; free some and look again'],
  EAGAIN: ['denied', 'the machine refuses more processes just now; free some and look again'],
  ENOMEM: ['denied', 'the machine has no memory left for it'],
  ETIMEDOUT: ['late', 'no answer in time'],
  ECONNREFUSED: ['unreachable', 'connection refused, nobody listens there'],
  ENETUNREACH: ['unreachable', 'no route to that network'],
  EHOSTUNREACH: ['unreachable', 'no route to that host'],
  EHOSTDOWN: ['unreachable', 'that host is down'],
  EADDRNOTAVAIL: ['unreachable', 'that address does not exist on this machine'],
  EAFNOSUPPORT: ['unreachable', 'this machine does not speak that kind of address'],
  ENETDOWN: ['unreachable', 'the network is down'],
  ECONNRESET: ['garbled', 'the connection was cut before an answer came'],
  EPIPE: ['garbled', 'the connection was cut before an answer came'],
  ENOTFOUND: ['missing', 'no such name'],
  EAI_AGAIN: ['unreachable', 'the name servers do not answer'],
  ESTALE: ['unreachable', 'its file server has lost it'],
  EIO: ['unreachable', 'its device reports an input/output error'],
  EISDIR: ['garbled', 'it is a directory'],
  ELOOP: ['garbled', 'its symbolic links run in a circle'],
  EINVAL: ['garbled', 'it is not of that kind'],
  ENAMETOOLONG: ['missing', 'the name is too long to exist'],
};
