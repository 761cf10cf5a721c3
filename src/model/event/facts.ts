import {z} from 'zod';
import type {Disk, FileFacts} from '../host.ts';
import {partsOf, timeShape} from './shapes.ts';

/** What a host says of a file and of a disk, in whichever reading it stands. */
export function fileFactsShape(): z.ZodType<FileFacts> {
  return partsOf<FileFacts>({
    kind: z.enum(['file', 'directory', 'link', 'socket', 'other']),
    bytes: z.number(),
    mode: z.number(),
    uid: z.number(),
    gid: z.number(),
    links: z.number(),
    modifiedAt: timeShape(),
  });
}

export function diskShape(): z.ZodType<Disk> {
  return partsOf<Disk>({
    mount: z.string(),
    totalBytes: z.number(),
    freeBytes: z.number(),
    inodes: z.number().nullable(),
    inodesFree: z.number().nullable(),
  });
}
