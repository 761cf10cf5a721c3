import {z} from 'zod';

// What other programs read of Rungs. docs/schemas is made from this; a member may be added, and what is here changes only with the number
// behind the name.

const step = z.union([
  z.object({text: z.string()}),
  z.object({
    argv: z.array(z.string()),
    named: z.array(z.number()),
    effect: z.string(),
    kind: z.enum(['look', 'change']),
    as: z.unknown().optional(),
    word: z.string().optional(),
    undo: z.unknown().optional(),
  }),
]);

const finding = z.object({
  code: z.string(),
  severity: z.enum(['down', 'degraded', 'note']),
  subject: z.string().nullable(),
  title: z.string(),
  text: z.string(),
  behind: z.string().nullable(),
  evidence: z.array(z.object({probe: z.string(), line: z.string()})),
  next: z.array(z.string()),
  steps: z.array(step),
});

const checkedGateway = z.object({
  schema: z.literal('rungs.check/1'),
  at: z.iso.datetime(),
  tookMs: z.number(),
  host: z.object({name: z.string(), os: z.string(), through: z.exactOptional(z.string())}),
  gateway: z
    .object({
      profile: z.string(),
      port: z.number(),
      user: z.string(),
      unit: z.string(),
      version: z.string().nullable(),
      cli: z.string().nullable(),
      owner: z.string(),
    })
    .nullable(),
  verdict: z.enum(['clear', 'degraded', 'down', 'unknown']),
  findings: z.array(finding),
  unseen: z.array(z.object({probe: z.string(), why: z.string(), detail: z.string()})),
  unanswered: z.array(z.object({code: z.string(), because: z.string()})),
  /** What is configured and switched on, and was neither seen to work nor seen to fail. */
  unproved: z.array(z.object({kind: z.string(), name: z.string(), detail: z.string()})),
  /** With --since: what was wrong before, from the log. */
  past: z
    .object({
      since: z.iso.datetime(),
      readBackTo: z.iso.datetime().nullable(),
      spells: z.array(
        z.object({
          from: z.iso.datetime(),
          until: z.iso.datetime().nullable(),
          ends: z.number(),
          how: z.string(),
          why: z.object({line: z.string(), code: z.string().nullable()}).nullable(),
          byItself: z.boolean(),
        }),
      ),
      heard: z.array(z.object({code: z.string(), from: z.iso.datetime(), until: z.iso.datetime(), count: z.number(), line: z.string()})),
      unseen: z.array(z.string()),
    })
    .optional(),
  /** What was seen, by the name of the reading; its inside follows the gateway and is promised to nobody. */
  readings: z.record(z.string(), z.looseObject({seen: z.boolean()})),
});

/** `rungs check --json`: one line, of the gateway that is worst off, with every other gateway of the host in the same form. */
export const checkOutput = checkedGateway.extend({
  others: z.array(checkedGateway),
  /** State directories from which nothing runs and nothing is supervised. */
  leftovers: z.array(z.object({stateDir: z.string(), profile: z.string(), user: z.string()})),
});

const time = z.iso.datetime();

/** `rungs fleet --json`: one line. */
export const fleetOutput = z.object({
  schema: z.literal('rungs.fleet/1'),
  at: time,
  tookMs: z.number(),
  /** The worst of all rows. */
  verdict: z.enum(['clear', 'degraded', 'down', 'unknown']),
  /** The worst first: every gateway of every host, and a row for a host of which none could be looked at. */
  rows: z.array(
    z.object({
      host: z.string(),
      groups: z.array(z.string()),
      /** What the machine calls itself. */
      machine: z.string().nullable(),
      verdict: z.enum(['clear', 'degraded', 'down', 'unknown']),
      at: time,
      tookMs: z.number(),
      reached: z.boolean(),
      /** So far is the clock over there ahead of the one here; null where it was not heard. */
      clockAheadMs: z.number().nullable(),
      /** Why there is no gateway in this row. */
      problem: z.string().nullable(),
      gateway: z
        .object({
          profile: z.string(),
          port: z.number(),
          user: z.string(),
          root: z.string().nullable(),
          /** Since when it has been down, where its supervisor tells. */
          since: time.nullable(),
          version: z.string().nullable(),
          cli: z.string().nullable(),
          node: z.string().nullable(),
          owner: z.string(),
          restarts: z.number().nullable(),
          capabilities: z.object({proved: z.number(), claimed: z.number()}).nullable(),
          findings: checkedGateway.shape.findings,
          unseen: checkedGateway.shape.unseen,
          unproved: checkedGateway.shape.unproved,
          /** What its state folder is called by all who have mounted it. */
          state: z.string().nullable(),
          /** What was changed there shortly before it went down, the nearest first. */
          changed: z.array(z.object({at: time, kind: z.string(), text: z.string(), source: z.string()})),
        })
        .nullable(),
    }),
  ),
  /** What only a look at many can see. */
  findings: z.array(
    z.object({
      code: z.enum(['same-root', 'same-token', 'same-state', 'clock-off']),
      text: z.string(),
      rows: z.array(z.string()),
      root: z.string().nullable(),
      since: time.nullable(),
    }),
  ),
  /** What differs in a group from what most of it have; strings of a configuration come as marks, which are of this look only. */
  drift: z.array(
    z.object({
      group: z.string(),
      what: z.string(),
      usual: z.string(),
      usualCount: z.number(),
      of: z.number(),
      odd: z.array(z.object({row: z.string(), value: z.string()})),
    }),
  ),
  notes: z.array(z.string()),
});

/** `rungs log --json`: one line. */
export const logOutput = z.object({
  schema: z.literal('rungs.log/1'),
  log: z.string(),
  bytes: z.number(),
  lines: z.number(),
  /** Why no gateway's secrets were known; null when they were. */
  untold: z.string().nullable(),
  found: z.array(
    z.object({
      signature: z.string(),
      count: z.number(),
      code: z.string().nullable(),
      means: z.string(),
      page: z.string().nullable(),
      last: z.string(),
      lastLine: z.number(),
    }),
  ),
});

const change = z.object({at: z.iso.datetime(), kind: z.string(), text: z.string(), source: z.string()});

export const changedOutput = z.object({
  schema: z.literal('rungs.changed/1'),
  host: z.object({name: z.string(), os: z.string()}),
  gateways: z.array(
    z.object({
      profile: z.string(),
      user: z.string(),
      since: z.iso.datetime(),
      until: z.iso.datetime(),
      changes: z.array(change),
      firstTrouble: change.nullable(),
      shortlyBefore: z.array(change.extend({beforeMs: z.number()})),
      unseen: z.array(z.object({source: z.string(), detail: z.string()})),
    }),
  ),
});

const issue = z.object({at: z.string(), message: z.string()});

const judged = {
  standing: z.enum(['fine', 'dangerous', 'broken', 'unknown']),
  mistakes: z.array(z.object({file: z.string(), line: z.number(), column: z.number(), message: z.string()})),
  dangers: z.array(z.object({pattern: z.string(), at: z.string(), because: z.string(), line: z.number().nullable()})),
};

/** What OpenClaw itself said; `not asked` is neither fine nor bad. */
const vendor = z.union([
  z.object({is: z.literal('taken'), warnings: z.array(issue)}),
  z.object({is: z.literal('refused'), issues: z.array(issue), warnings: z.array(issue)}),
  z.object({is: z.literal('not asked'), why: z.string()}),
]);

/** `rungs config check --json`: one line. */
export const configOutput = z.object({
  schema: z.literal('rungs.config/1'),
  path: z.string(),
  standing: judged.standing,
  /** The release of the command that was asked; null where nobody knows. */
  version: z.string().nullable(),
  mistakes: judged.mistakes,
  openclaw: vendor,
  dangers: judged.dangers,
});

/** `rungs config restore --json`: one line. */
export const copiesOutput = z.object({
  schema: z.literal('rungs.copies/1'),
  path: z.string(),
  /** The newest first. */
  copies: z.array(
    z.object({
      path: z.string(),
      /** The file of which it is a copy: the configuration, or one that it includes. */
      of: z.string(),
      by: z.enum(['rungs', 'openclaw', 'somebody']),
      because: z.string(),
      /** These are null where it could not be read, and `problem` says why. */
      ageMs: z.number().nullable(),
      bytes: z.number().nullable(),
      problem: z.string().nullable(),
      ...judged,
      openclaw: vendor.nullable(),
      differs: z
        .object({is: z.enum(['same text', 'same values', 'other values', 'cannot be compared']), places: z.array(z.string())})
        .nullable(),
    }),
  ),
});

/** `rungs secrets --json`: one line; marks and never a value. */
export const secretsOutput = z.object({
  schema: z.literal('rungs.secrets/1'),
  host: z.object({name: z.string(), os: z.string(), through: z.exactOptional(z.string())}),
  gateways: z.array(
    z.object({
      profile: z.string(),
      user: z.string(),
      standing: z.enum(['agrees', 'differs', 'unknown']),
      /** Why nothing was seen; null where something was. */
      problem: z.string().nullable(),
      /** Whether the environment of the running gateway could be read. */
      process: z.enum(['seen', 'not seen', 'not running']),
      credentials: z.array(
        z.object({
          name: z.string(),
          standing: z.enum(['agrees', 'differs', 'missing']),
          /** The marks of what the running gateway has, and of what it gets by a restart. */
          now: z.string().nullable(),
          afterRestart: z.string().nullable(),
          places: z.array(
            z.object({
              kind: z.string(),
              /** A file, with the place in it behind a space; or words. */
              where: z.string(),
              mark: z.string().nullable(),
              refersTo: z.string().nullable(),
              winsNow: z.boolean(),
              winsAfterRestart: z.boolean(),
              stale: z.boolean(),
              readers: z.string().nullable(),
            }),
          ),
        }),
      ),
      files: z.array(z.object({path: z.string(), kind: z.string(), mode: z.string(), readers: z.string()})),
    }),
  ),
});

/** `rungs secrets rotate NAME --print --json`: what would be done; marks and never a value. */
export const rotationOutput = z.object({
  schema: z.literal('rungs.rotation/1'),
  name: z.string(),
  /** The variable that stands for it; null where it only has a place in the configuration. */
  variable: z.string().nullable(),
  canonical: z.object({path: z.string(), because: z.string()}),
  edits: z.array(
    z.object({
      path: z.string(),
      /** Where in a configuration; null where it is a variable. */
      at: z.string().nullable(),
      kind: z.string(),
      does: z.enum(['set', 'refer', 'remove']),
      mark: z.string().nullable(),
      mode: z.string(),
      makes: z.boolean(),
    }),
  ),
  /** What Rungs does not change, in sentences. */
  person: z.array(z.string()),
  /** What starts the gateway anew; null where nothing does. */
  restart: z.string().nullable(),
});
