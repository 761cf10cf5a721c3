import type {CliAnswer, Ran} from '../model/index.ts';
import {parseJson} from './parse/json.ts';

/** What a person needs of standard error; it is full of repeated connection attempts. */
const stderrLinesMax = 12;
const stderrCharsMax = 4_000;

/** An answer of the OpenClaw CLI: the JSON document of standard output where there is one, and the end of standard error. */
export function cliAnswer(command: string, ran: Ran, at: number): CliAnswer {
  return {
    command: command.replace(/^openclaw\s+/, ''),
    at,
    tookMs: ran.tookMs,
    exit: ran.exit,
    ended: ran.ended,
    json: document(ran.stdout.text),
    stderr: ran.stderr.text.trimEnd().split('\n').slice(-stderrLinesMax).join('\n').slice(-stderrCharsMax),
  };
}

/** Standard output is one document; a banner or a warning in front of it is passed over. */
function document(text: string): unknown {
  const whole = parseJson(text);
  if (whole !== undefined) return whole;
  const start = /^[{[]/m.exec(text)?.index;
  return start === undefined ? null : (parseJson(text.slice(start)) ?? null);
}
