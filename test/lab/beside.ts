// Puts Rungs beside OpenClaw's own tools on the lab's faults: does a tool name the cause? It keeps what it measures in
// test/bench/results/beside, cell by cell, and makes the table of docs/verified.md anew from that.
//   node test/lab/beside.ts [VERSION] [--quick] [FAULT…]
// With --quick only `rungs check` is asked, which takes ten minutes for all of them and not an hour.
import {parseArgs} from 'node:util';
import {type Cell, keepBeside} from '../bench/measure/beside.ts';
import {writePages} from '../bench/measure/pages.ts';
import type {Fault} from './fault.ts';
import {type Lab, labUp} from './gateway.ts';
import {installReady, startReady, stop} from './hands.ts';
import {check, complaints} from './look.ts';
import {versions} from './openclaw.ts';
import {faultsOf} from './walk.ts';

/** A minute is what a responder waits for one answer; on some faults these commands never end by themselves. */
const limitMs = 60_000;

const commands = {
  'doctor --lint --json': ['openclaw', 'doctor', '--lint', '--json'],
  'gateway status --deep --json': ['openclaw', 'gateway', 'status', '--deep', '--json'],
  'status --all': ['openclaw', 'status', '--all'],
} as const;

type Command = keyof typeof commands;

interface Answer {
  readonly text: string;
  readonly tookMs: number;
  readonly ended: boolean;
}

const {values, positionals} = parseArgs({
  allowPositionals: true,
  options: {quick: {type: 'boolean', default: false}},
});
const names = values.quick ? [] : (Object.keys(commands) as Command[]);
const own = values.quick ? ['rungs check'] : ['rungs check', 'rungs check --deep'];
const version = versions.find((one) => one === positionals[0]) ?? versions[0];
const wanted = positionals.filter((one) => one !== version);
const chosen = faultsOf(version).filter((fault) => wanted.length === 0 || wanted.includes(fault.name));

let lab = await running();
try {
  const healthy = await askAll(lab);
  for (const fault of chosen) {
    try {
      const cells = await beside(lab, fault, healthy);
      keepBeside(version, fault.name, cells);
      console.error(fault.name, cells);
    } catch (error) {
      // A fault that could not be made or undone spoils its host, not the table.
      console.error(`${fault.name}: not measured: ${String(error).split('\n')[0]}`);
      await lab.down();
      lab = await running();
    }
  }
  writePages();
} finally {
  await lab.down();
}

async function running(): Promise<Lab> {
  const here = await labUp(version);
  await installReady(here);
  return here;
}

async function beside(here: Lab, fault: Fault, healthy: Readonly<Record<Command, Answer>>): Promise<Readonly<Record<string, Cell>>> {
  const {ActiveState: state} = await here.show('ActiveState');
  if (fault.from === 'running' && state !== 'active') await startReady(here);
  if (fault.from === 'stopped' && state !== 'inactive') await stop(here);
  await here.forget();
  await fault.make(here);
  try {
    // Rungs first: OpenClaw's commands write lines into the log that is evidence.
    const looks: Record<string, Cell> = {};
    for (const name of own) {
      const {report, tookMs} = await check(here, {deep: name.endsWith('--deep')});
      looks[name] = cell(complaints(fault, report).length === 0 ? 'yes' : 'no', tookMs);
    }
    const answers = await askAll(here);
    return {...Object.fromEntries(names.map((name) => [name, judged(fault, answers[name], healthy[name])])), ...looks};
  } finally {
    await fault.undo(here);
  }
}

/** One after the other, as a person types them; side by side they would take one another's cores. */
async function askAll(here: Lab): Promise<Record<Command, Answer>> {
  const answers: [Command, Answer][] = [];
  for (const name of names) {
    const said = await here.as([...commands[name]], {limitMs});
    // 124 is what `timeout` says when it had to end a command.
    answers.push([name, {text: `${said.stdout}\n${said.stderr}`, tookMs: said.tookMs, ended: said.exit !== 124 && said.exit !== 137}]);
  }
  return Object.fromEntries(answers) as Record<Command, Answer>;
}

function judged(fault: Fault, answer: Answer, healthy: Answer): Cell {
  if (!fault.named.test(answer.text)) return answer.ended ? cell('no', answer.tookMs) : cell('never ended', null);
  return cell(fault.named.test(healthy.text) ? 'noise' : 'yes', answer.tookMs);
}

function cell(named: Cell['named'], tookMs: number | null): Cell {
  return {at: new Date().toISOString().slice(0, 10), named, seconds: tookMs === null ? null : Math.round(tookMs / 100) / 10};
}
