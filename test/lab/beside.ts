// Puts Rungs beside OpenClaw's own tools on the lab's faults and writes a Markdown table: does a tool name the cause?
//   node test/lab/beside.ts [VERSION] [--quick] [--out FILE] [FAULT…]
// With --quick only `rungs check` is asked, which takes ten minutes for all of them and not an hour.
import {writeFileSync} from 'node:fs';
import {parseArgs} from 'node:util';
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
  options: {out: {type: 'string'}, quick: {type: 'boolean', default: false}},
});
const names = values.quick ? [] : (Object.keys(commands) as Command[]);
const own = values.quick ? ['rungs check'] : ['rungs check', 'rungs check --deep'];
const version = versions.find((one) => one === positionals[0]) ?? versions[0];
const wanted = positionals.filter((one) => one !== version);
const chosen = faultsOf(version).filter((fault) => wanted.length === 0 || wanted.includes(fault.name));

const head = [
  `OpenClaw ${version}. A cell says whether the answer names the cause, and how many seconds it took; "noise" = it says the`,
  'same on a healthy gateway, "never ended" = killed after a minute.',
  '',
  `| fault | ${[...names, ...own].map((name) => `\`${name}\``).join(' | ')} |`,
  `|---|${[...names, ...own].map(() => '---|').join('')}`,
];
const rows: string[] = [];
let lab = await running();
try {
  const healthy = await askAll(lab);
  for (const fault of chosen) {
    try {
      rows.push(await beside(lab, fault, healthy));
    } catch (error) {
      // A fault that could not be made or undone spoils its host, not the table.
      rows.push(`| \`${fault.name}\` | ${names.map(() => '–').join(' | ')} | not measured: ${String(error).split('\n')[0]} |`);
      await lab.down();
      lab = await running();
    }
    console.error(rows.at(-1));
    // A run that is ended early leaves what it has measured.
    if (values.out !== undefined) writeFileSync(values.out, `${[...head, ...rows].join('\n')}\n`);
  }
  if (values.out === undefined) process.stdout.write(`${[...head, ...rows].join('\n')}\n`);
} finally {
  await lab.down();
}

async function running(): Promise<Lab> {
  const here = await labUp(version);
  await installReady(here);
  return here;
}

async function beside(here: Lab, fault: Fault, healthy: Readonly<Record<Command, Answer>>): Promise<string> {
  const {ActiveState: state} = await here.show('ActiveState');
  if (fault.from === 'running' && state !== 'active') await startReady(here);
  if (fault.from === 'stopped' && state !== 'inactive') await stop(here);
  await here.forget();
  await fault.make(here);
  try {
    // Rungs first: OpenClaw's commands write lines into the log that is evidence.
    const looks: string[] = [];
    for (const name of own) {
      const {report, tookMs} = await check(here, {deep: name.endsWith('--deep')});
      looks.push(`${complaints(fault, report).length === 0 ? 'yes' : 'no'}, ${seconds(tookMs)}`);
    }
    const answers = await askAll(here);
    const cells = names.map((name) => cell(fault, answers[name], healthy[name]));
    return `| \`${fault.name}\` | ${[...cells, ...looks].join(' | ')} |`;
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

function cell(fault: Fault, answer: Answer, healthy: Answer): string {
  if (!fault.named.test(answer.text)) return answer.ended ? `no, ${seconds(answer.tookMs)}` : 'never ended';
  return fault.named.test(healthy.text) ? `noise, ${seconds(answer.tookMs)}` : `yes, ${seconds(answer.tookMs)}`;
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(1);
}
