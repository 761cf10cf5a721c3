import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import type {Answer, Recorded} from '../../src/drill/openclaw/recorded.ts';
import {answerDifferences} from './answers.ts';
import {contracts, newest} from './contracts/index.ts';
import {benchIn, type Names} from './held.ts';
import {answerName, commandsIn, recordedStates} from './recorded-states.ts';
import type {Bench} from './solving.ts';

function recordingOf(state: string, release: string): Recorded {
  const path = state === 'healthy' ? `../../src/drill/openclaw/recorded/${release}.json` : `recordings/cli/${state}.${release}.json`;
  return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as Recorded;
}

/** Its host has the usual port, as the lab's has. */
const seed = 5;

const cases = recordedStates.flatMap(({name, releases}) => releases.map((release) => ({state: name, release})));

describe("the drill's command line beside the real one", () => {
  it.each(cases)('answers every command as $release does when the host is $state', async ({state, release}) => {
    const {answers} = recordingOf(state, release);
    expect(Object.keys(answers).toSorted()).toEqual(commandsIn(state).map(answerName).toSorted());
    const contract = contracts.find((one) => one.fault === state && (one.version ?? newest) === release);
    for (const command of commandsIn(state)) {
      const bench = await benchIn(contract ?? {fault: state, drill: null, version: release}, seed);
      const ours = await answer(bench, command);
      const where = `${release} ${state} ${answerName(command)}`;
      expect(answerDifferences(where, ours, answers[answerName(command)] as Answer, namesOf(bench)), command).toEqual([]);
    }
  });
});

/** What is told by the same word on every host. */
function namesOf({running}: Bench): Names {
  const {fill} = running;
  return {
    [fill('{package}')]: 'PACKAGE',
    [fill('{node}')]: 'NODE',
    [fill('{cli}')]: 'CLI',
    [fill('{home}')]: '~',
    [fill('{model}')]: 'MODEL',
    [fill('{model}').split('/')[1] ?? '']: 'MODEL',
    [fill('{bot}')]: 'BOT',
  };
}

async function answer({host}: Bench, command: string): Promise<Answer> {
  const ran = await host.run({argv: ['openclaw', ...command.split(' ')], limitMs: 60_000, keepBytes: 1_000_000});
  if (!ran.seen) throw new Error(ran.detail);
  const {exit, tookMs, stdout, stderr} = ran.value;
  return {exit, tookMs, stdout: parsed(stdout.text), stderr: stderr.text};
}

/** As the recorder reads what a real command printed. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    try {
      return text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown);
    } catch {
      return text;
    }
  }
}
