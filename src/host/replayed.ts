import type {Command, Following, Host, Look, ReadHow, Verbs} from '../model/index.ts';
import {askEach} from './ask.ts';
import {systemClock} from './clock.ts';
import {dialCall, keyOf, type RecordingLine} from './recording.ts';
import {recordingLineSchema} from './recording-schema.ts';
import {unseen} from './unseen.ts';

/**
 * A host that answers from a recording: the same call gets its answers in their order, and the last one again and again. Its clock
 * began when the recording did. A line that is no part of a recording is refused with its place in the file.
 */
export function replayedHost(text: string, file: string): Host {
  const [first, ...lines] = parseRecording(text, file);
  const answers = answersOf(lines);
  const answer = <T>(type: RecordingLine['type'], call: unknown, what: string): Promise<Look<T>> => {
    const left = answers.get(keyOf(type, call));
    const next = left && left.length > 1 ? left.shift() : left?.[0];
    return Promise.resolve(next === undefined ? unseen('missing', `${what} was not recorded (${file}).`) : (next as Look<T>));
  };
  const startedAt = systemClock.now();

  const verbs: Verbs = {
    run: (command) => answer('run', commandCall(command), `The run of ${command.argv.join(' ')}`),
    read: (path, how: ReadHow) => answer('read', {path, from: how.from ?? 'head'}, `The text of ${path}`),
    list: (path) => answer('list', {path}, `The list of ${path}`),
    stat: (path) => answer('stat', {path}, `The look at ${path}`),
    link: (path) => answer('link', {path}, `The link ${path}`),
    dial: (call) => answer('dial', dialCall(call), `The call of ${call.host}`),
    vitals: () => answer('vitals', {}, 'A look at the vitals'),
  };
  return {
    ...verbs,
    kind: 'recorded',
    name: first.name,
    platform: first.platform,
    ask: askEach(verbs),
    follow: (command, onLine) => followAgain(lines, commandCall(command), onLine),
    clock: {now: () => first.at + systemClock.now() - startedAt, sleep: systemClock.sleep},
  };
}

type Opening = Extract<RecordingLine, {type: 'recording'}>;

function parseRecording(text: string, file: string): [Opening, ...RecordingLine[]] {
  const schema = recordingLineSchema();
  const lines = text.split('\n').flatMap((line, index) => (line.trim() === '' ? [] : [parseLine(line, schema, `${file}:${index + 1}`)]));
  const [first, ...others] = lines;
  if (first?.type !== 'recording') {
    throw new Error(`${file}:1: a recording begins with a line of type "recording"; this is another file, or its beginning is lost.`);
  }

  return [first, ...others];
}

function parseLine(line: string, schema: ReturnType<typeof recordingLineSchema>, place: string): RecordingLine {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    throw new Error(`${place}: expected one JSON object on this line; it is cut or damaged.`);
  }

  const parsed = schema.safeParse(json);
  if (parsed.success) {
    return parsed.data;
  }

  const [issue] = parsed.error.issues;
  throw new Error(`${place}: ${issue?.path.join('.') || 'the line'}: ${issue?.message ?? 'not a line of a recording'}.`);
}

function answersOf(lines: readonly RecordingLine[]): Map<string, Look<unknown>[]> {
  const answers = new Map<string, Look<unknown>[]>();
  for (const line of lines) {
    if ('answer' in line) {
      const key = keyOf(line.type, line.call);
      answers.set(key, [...(answers.get(key) ?? []), line.answer]);
    }
  }

  return answers;
}

function commandCall(command: Command): {argv: readonly string[]; as: string | null} {
  return {argv: command.argv, as: command.as?.name ?? null};
}

/** The recorded lines come at once, and then nothing more, until it is stopped or where the recording saw the end. */
function followAgain(
  lines: readonly RecordingLine[],
  call: {argv: readonly string[]; as: string | null},
  onLine: (line: string) => void,
): Following {
  const key = keyOf('follow', call);
  const own = lines.filter((line) => (line.type === 'line' || line.type === 'ended') && keyOf('follow', line.call) === key);
  const name = call.argv[0] ?? 'The command';
  let stopped = false;
  let stop = () => {
    stopped = true;
  };
  const ended = new Promise<string>((resolve) => {
    stop = () => {
      stopped = true;
      resolve(`${name} was stopped.`);
    };
    setImmediate(() => {
      for (const line of own) {
        if (!stopped && line.type === 'line') {
          onLine(line.line);
        } else if (line.type === 'ended') {
          resolve(line.why);
        }
      }

      if (own.length === 0) {
        resolve(`${name} was not followed in the recording.`);
      }
    });
  });
  return {stop: () => stop(), ended};
}
