/** What a room may use; everything else is a breach, and `because` is what a person reads then. */
export interface Room {
  readonly folder: string;
  readonly because: string;
  /** Other rooms (`model`, `screens`) and packages of which it may import values; `node:*` stands for all of Node's. */
  readonly values: readonly string[];
  /** Rooms and packages of which it may name types only: a type is erased and brings nothing with it. */
  readonly types?: readonly string[];
  /** What of the world it may touch without an import. */
  readonly globals?: readonly Power[];
}

/** What a program can touch without an import, by kind; `globals.ts` knows the names. */
export type Power = 'clock' | 'process' | 'random' | 'network' | 'code' | 'computed import';

export const rooms: readonly Room[] = [
  {
    folder: 'src/model',
    because: 'model is the nouns that every room shares, so it depends on nothing but zod',
    values: ['zod'],
  },
  {
    folder: 'src/openclaw',
    because: 'openclaw is knowledge as data; it looks at nothing and runs nothing',
    values: ['model', 'search', 'semver'],
  },
  {
    folder: 'src/search',
    because: 'a search knows bytes and texts and nothing of what they mean',
    values: [],
  },
  {
    folder: 'src/supervisors',
    because: 'a supervisor is asked and read by the means of the probes, through a host; it judges nothing',
    values: ['model', 'openclaw', 'steps', 'probes', 'sax', 'yaml', 'zod', 'semver'],
  },
  {
    folder: 'src/host',
    because: 'a host only touches the world; what it means is decided elsewhere, but the cleaner has to know which settings hold no secret',
    values: ['model', 'openclaw', 'node:*', '@secretlint/secretlint-rule-preset-recommend', 'execa', 'json5', 'systeminformation', 'zod'],
    globals: ['clock', 'process'],
  },
  {
    folder: 'src/far',
    because: 'the far side is the host room carried to another place; it knows hosts and nothing of what they mean',
    values: ['model', 'host', 'node:*', 'zod'],
    globals: ['clock', 'process'],
  },
  {
    folder: 'src/probes',
    because: 'a probe looks through the Host interface only, so that drills, recordings and far hosts can answer it',
    values: ['model', 'openclaw', 'supervisors', 'dotenv', 'json5', 'zod'],
  },
  {
    folder: 'src/rules',
    because: 'a rule judges saved readings: no host, no clock, no process',
    values: ['model', 'openclaw', 'steps', 'supervisors'],
  },
  {
    folder: 'src/acts',
    because: 'an act is data about what would change a host: it looks at nothing, runs nothing and names no supervisor',
    values: ['model', 'openclaw', 'steps', 'supervisors'],
  },
  {
    folder: 'src/config',
    because: 'config is what a configuration is as text and what in it is dangerous; files are read and written for it',
    values: ['openclaw', 'diff', 'json5', 'node:util'],
  },
  {
    folder: 'src/pack',
    because: 'pack is the form of a rollback pack and what in one may be believed; files are read and written for it',
    values: ['model', 'modern-tar', 'node:crypto', 'zod'],
  },
  {
    folder: 'src/secrets',
    because: 'secrets is one table made from what was seen; it has marks and never a value, so it neither looks nor reads',
    values: ['model', 'openclaw'],
  },
  {
    folder: 'src/rotation',
    because: 'rotation is the text of a place with one credential set or taken out; files are read and written for it',
    values: ['probes', 'supervisors'],
  },
  {
    folder: 'src/session',
    because: 'the session is a fold of events; what it wants is fetched for it, and time and chance are given to it',
    values: ['model', 'acts', 'openclaw', 'steps', 'supervisors'],
    types: ['rules'],
  },
  {
    folder: 'src/runbook',
    because: 'a runbook is read from text that somebody else fetched',
    values: ['model', 'openclaw', 'steps', 'runbooks', 'mdast-util-from-markdown', 'semver', 'zod'],
    types: ['mdast'],
  },
  {
    folder: 'src/journal',
    because: 'a journal is files and a chain over them; it neither looks at hosts nor judges',
    values: ['model', 'node:*', 'zod'],
    globals: ['process'],
  },
  {
    folder: 'src/steps',
    because: 'steps build and print commands; what they print must not depend on anything but the step',
    values: ['model'],
  },
  {
    folder: 'src/ticket',
    because: 'a ticket is a printing of the session and nothing else',
    values: ['model', 'acts', 'openclaw', 'session', 'steps', 'supervisors'],
  },
  {
    folder: 'src/fleet',
    because: 'a fleet is rows that somebody else looked for: it reads lists of hosts and compares what was seen, and reaches nobody',
    values: ['model', 'openclaw', 'session', 'steps', 'supervisors', 'ticket', 'zod'],
  },
  {
    folder: 'src/drill',
    because: 'a drill is a host in memory: the same seed gives the same world, so it has neither clock nor chance of its own',
    values: ['model', 'openclaw', 'steps', 'supervisors', 'host', 'ticket', 'runbooks', 'node:crypto', 'json5', 'yaml', 'zod'],
  },
  {
    folder: 'src/terminal',
    because: 'the terminal is keys in and bytes out; what they mean is decided elsewhere',
    values: ['model', 'node:*'],
    globals: ['clock', 'process'],
  },
  {
    folder: 'src/main',
    because: 'main is the wiring: it may use every room, and hands clock, chance and process to those that may not',
    values: ['*'],
    globals: ['clock', 'process', 'random'],
  },
  {
    folder: 'src/build',
    because: 'the build makes the program and is no part of it',
    values: ['node:*', 'rolldown', 'runbook', 'rules', 'host', 'main'],
    globals: ['clock', 'process', 'code', 'computed import'],
  },
  {
    folder: 'screens',
    because: 'screens show the session; they never look, judge or touch the machine',
    values: [
      'model',
      'acts',
      'fleet',
      'session',
      'steps',
      'runbook',
      'supervisors',
      'cli-truncate',
      'ink',
      'ink-table',
      'react',
      'string-width',
      'wrap-ansi',
    ],
    types: ['journal', 'rules'],
  },
];
