import {z} from 'zod';

export const packSchema = 'rungs.pack/1';

/** What a file is for; it decides where the file may lie. */
export type FileKind = 'config' | 'include' | 'unit' | 'drop-in' | 'environment-file';

export interface PackedFile {
  readonly path: string;
  readonly kind: FileKind;
  /** Permission bits only. */
  readonly mode: number;
  readonly uid: number;
  readonly owner: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What is in a pack and where it comes from. It holds no secret itself. */
export interface Manifest {
  readonly schema: typeof packSchema;
  readonly madeAt: string;
  /** The release of Rungs that made it. */
  readonly madeBy: string;
  readonly host: {readonly name: string; readonly os: string};
  readonly gateway: {
    readonly profile: string;
    readonly user: string;
    readonly uid: number;
    readonly home: string;
    readonly stateDir: string;
    readonly configPath: string;
    readonly unit: string;
    readonly launchdLabel: string;
  };
  /** Null where no installation was found. */
  readonly package: {
    readonly name: string;
    readonly version: string;
    readonly root: string;
    /** Null where nothing could be read of it. */
    readonly integrity: {readonly value: string; readonly of: string} | null;
  } | null;
  readonly node: {readonly path: string; readonly version: string | null} | null;
  /** What was seen to work at the last look. */
  readonly worked: readonly {readonly kind: string; readonly name: string}[];
  readonly files: readonly PackedFile[];
  readonly leftOut: readonly {readonly path: string; readonly because: string}[];
}

const textMax = 4096;
/** A gateway has a dozen files of these kinds. */
const filesMax = 500;

/** Its form is checked before anything of it is believed. */
export function manifestShape(): z.ZodType<Manifest> {
  const text = z.string().max(textMax);
  const whole = z.number().int().nonnegative();
  const file = z.object({
    path: text,
    kind: z.enum(['config', 'include', 'unit', 'drop-in', 'environment-file']),
    mode: whole.max(0o777),
    uid: whole,
    owner: text,
    bytes: whole,
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  });
  return z.object({
    schema: z.literal(packSchema),
    madeAt: z.iso.datetime(),
    madeBy: text,
    host: z.object({name: text, os: text}),
    gateway: z.object({
      profile: text,
      user: text,
      uid: whole,
      home: text,
      stateDir: text,
      configPath: text,
      unit: text,
      launchdLabel: text,
    }),
    package: z.object({name: text, version: text, root: text, integrity: z.object({value: text, of: text}).nullable()}).nullable(),
    node: z.object({path: text, version: text.nullable()}).nullable(),
    worked: z.array(z.object({kind: text, name: text})).max(filesMax),
    files: z.array(file).max(filesMax),
    leftOut: z.array(z.object({path: text, because: text})).max(filesMax),
  });
}
