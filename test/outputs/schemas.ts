import {z} from 'zod';
import {scoreShape} from '../../src/main/drill-results.ts';
import {eventShape} from '../../src/model/event.ts';
import {changedOutput, checkOutput, configOutput, copiesOutput, fleetOutput, logOutput, rotationOutput, secretsOutput} from './shapes.ts';

/** What another program can read of Rungs, by the file under docs/schemas. */
export const outputs = {
  'check.json': {shape: checkOutput, title: 'What `rungs check --json` prints'},
  'fleet.json': {shape: fleetOutput, title: 'What `rungs fleet --json` prints'},
  'changed.json': {shape: changedOutput, title: 'What `rungs changed --json` prints'},
  'log.json': {shape: logOutput, title: 'What `rungs log --json` prints'},
  'config.json': {shape: configOutput, title: 'What `rungs config check --json` prints'},
  'copies.json': {shape: copiesOutput, title: 'What `rungs config restore --json` prints'},
  'secrets.json': {shape: secretsOutput, title: 'What `rungs secrets --json` prints'},
  'rotation.json': {shape: rotationOutput, title: 'What `rungs secrets rotate NAME --print --json` prints'},
  'score.json': {shape: scoreShape, title: 'score.json, beside the ticket of a drill'},
  'journal-line.json': {
    shape: z.object({n: z.number().int().nonnegative(), prev: z.string(), event: eventShape()}),
    title: 'One line of journal.jsonl',
  },
} as const satisfies Readonly<Record<string, {readonly shape: z.ZodType; readonly title: string}>>;

/** The text of a schema, for those who write and not only for us: what may be added later is not forbidden. */
export function schemaText(name: keyof typeof outputs): string {
  const {shape, title} = outputs[name];
  return `${JSON.stringify({title, ...z.toJSONSchema(shape, {io: 'input', unrepresentable: 'any'})}, null, 2)}\n`;
}
