import {z} from 'zod';
import {fateShape, leftShape, planShape, verdictShape} from './event/act.ts';
import {codeShape, judgementShape} from './event/judgement.ts';
import {lookOf} from './event/look.ts';
import {lookedShape} from './event/looked.ts';
import {ranShape} from './event/ran.ts';
import {listOf, timeShape} from './event/shapes.ts';
import {drillShape, gatewayShape, hostShape, redactionShape, runbookShape, variantShape} from './event/walk.ts';
import {logNewsShape} from './readings/log.ts';

/** Everything that happens, and all that a journal may hold. State changes only in `next(session, event)`. */
export type Event = OneOf<z.infer<ReturnType<typeof shapeOfEvents>>>;

type OneOf<E> = E extends unknown ? Readonly<E> : never;

let built: z.ZodType<Event> | null = null;

/** What one event of a journal must be. Built when it is first asked for, because most runs of Rungs read no journal. */
export function eventShape(): z.ZodType<Event> {
  built ??= shapeOfEvents() as z.ZodType<Event>;
  return built;
}

function shapeOfEvents() {
  return z.discriminatedUnion('type', [...aboutTheWalk(), ...aboutTheHost(), ...aboutRuns(), ...aboutActs()]);
}

const text = () => z.string();
const at = timeShape;
/** The number of a run: what ended is told by it from all that runs beside it. */
const run = () => z.number().int().positive();

function aboutTheWalk() {
  return [
    z.object({
      type: z.literal('opened'),
      at: at(),
      id: text(),
      version: text(),
      host: hostShape(),
      responder: text(),
      gateway: gatewayShape(),
      runbook: runbookShape(),
      drill: z.exactOptional(drillShape()),
    }),
    // Without the key of the marks that stand above, equal secrets show otherwise from here on.
    z.object({type: z.literal('resumed'), at: at(), responder: text(), marks: z.exactOptional(z.enum(['same', 'new']))}),
    z.object({type: z.literal('moved'), at: at(), to: z.number()}),
    z.object({type: z.literal('skipped'), at: at(), rung: text(), reason: text()}),
    z.object({type: z.literal('noted'), at: at(), rung: text(), text: text()}),
    // A line that somebody wants in the ticket, as it stood on the screen, and where.
    z.object({type: z.literal('pinned'), at: at(), where: text(), text: text()}),
    z.object({type: z.literal('unpinned'), at: at(), text: text()}),
    // What a person takes for the cause, whatever was judged.
    z.object({type: z.literal('named'), at: at(), code: codeShape()}),
    z.object({type: z.literal('stated'), at: at(), what: z.enum(['impact', 'followup']), text: text()}),
    z.object({type: z.literal('hinted'), at: at(), text: text()}),
    z.object({type: z.literal('solved'), at: at()}),
    // The directory could not be written any more, and the responder named another one.
    z.object({type: z.literal('elsewhere'), at: at(), folder: text()}),
    // The line to another host was lost, in a sentence, or is there again.
    z.object({type: z.literal('line'), at: at(), lost: text().nullable()}),
    z.object({type: z.literal('closed'), at: at(), how: text()}),
  ] as const;
}

function aboutTheHost() {
  return [
    // `same` = looked at again and nothing new was seen, only later.
    z.object({type: z.literal('looked'), at: at(), looked: lookedShape(), same: z.exactOptional(z.literal(true))}),
    z.object({type: z.literal('logged'), at: at(), news: logNewsShape()}),
    z.object({type: z.literal('first-touch'), at: at()}),
    // What the readings were taken to mean, and which release's rules said so: an old ticket never shows what nobody saw.
    z.object({type: z.literal('judged'), at: at(), judgement: judgementShape(), rules: text()}),
    // What had become known as a secret after it was kept: each event's line is blanked, and this stands in its place.
    z.object({type: z.literal('withdrawn'), at: at(), replaced: listOf(replacedShape())}),
    z.object({type: z.literal('redacted'), at: at(), redactions: listOf(redactionShape())}),
  ] as const;
}

/** The event is checked when it takes its place; here it would be a shape within itself. */
function replacedShape() {
  return z.object({n: z.number().int().nonnegative(), hash: text(), event: z.looseObject({type: text(), at: at()})});
}

function aboutRuns() {
  return [
    z.object({type: z.literal('rung-started'), at: at(), run: run(), rung: text(), variant: variantShape()}),
    z.object({type: z.literal('rung-ended'), at: at(), run: run(), rung: text(), runs: listOf(lookOf(ranShape()))}),
    z.object({type: z.literal('rung-withheld'), at: at(), rung: text(), reason: text()}),
    z.object({type: z.literal('own-started'), at: at(), run: run(), rung: text(), argv: listOf(text()), armed: z.boolean()}),
    z.object({type: z.literal('own-ended'), at: at(), run: run(), result: lookOf(ranShape())}),
    z.object({type: z.literal('own-withheld'), at: at(), rung: text(), argv: listOf(text()), reason: text()}),
  ] as const;
}

/** An act is kept before its first command runs, so that whoever comes after a killed console knows what was begun. */
function aboutActs() {
  return [
    z.object({
      type: z.literal('act-begun'),
      at: at(),
      run: run(),
      rung: text(),
      plan: planShape(),
      undoes: run().nullable(),
      before: listOf(text()),
      // It was begun on the lock of a console that is gone, whose act this was.
      over: z.exactOptional(text()),
      // The rollback pack that was made of the gateway before it.
      pack: z.exactOptional(text()),
    }),
    // What is known of the undo that was set before it.
    z.object({type: z.literal('act-armed'), at: at(), run: run(), fate: fateShape()}),
    z.object({type: z.literal('act-stepped'), at: at(), run: run(), result: lookOf(ranShape())}),
    z.object({type: z.literal('act-verifying'), at: at(), run: run(), until: at()}),
    z.object({type: z.literal('act-ended'), at: at(), run: run(), after: listOf(text()), verdict: verdictShape(), because: text()}),
    z.object({type: z.literal('act-withheld'), at: at(), act: text(), code: codeShape(), reason: text()}),
    // Another console of this gateway began it and was gone before its end; null = it is settled.
    z.object({type: z.literal('act-left'), at: at(), left: leftShape().nullable()}),
  ] as const;
}
