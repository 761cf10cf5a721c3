// Makes recordings of a real host in the lab, against which the drill's host is held: node test/drill/record.ts [FAULT…]
// It needs what the lab needs; see test/lab/README.md. Without names it records the healthy host and every fault listed here.
// With --from FOLDER it takes what `rungs check --deep --json` printed there, one file a fault, and --as 2026.4.14 says of which release.
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import type {Readings} from '../../src/model/index.ts';
import {faults} from '../lab/faults/index.ts';
import {type Lab, labUp} from '../lab/gateway.ts';
import {installReady, startReady, stop} from '../lab/hands.ts';
import {check, type Report} from '../lab/look.ts';
import {contracts, newest, recordingName} from './contracts/index.ts';

const folder = new URL('recordings/', import.meta.url);
const {values, positionals: wanted} = parseArgs({allowPositionals: true, options: {from: {type: 'string'}, as: {type: 'string'}}});
const mine = contracts.filter((one) => (one.version ?? newest) === (values.as ?? newest));
// In the lab's order: what a fault leaves for the next start (a breaker that was tripped) must not stand in another's recording.
const asked = wanted.length > 0 ? wanted : [...(values.as === undefined ? ['healthy'] : []), ...mine.map((one) => one.fault)];
const place = (name: string): number => faults.findIndex((one) => one.name === name);
const names = [...asked].sort((a, b) => place(a) - place(b));

mkdirSync(folder, {recursive: true});
if (values.from !== undefined) for (const name of names) taken(join(values.from, `${name}.json`), name);
else await inLab();

async function inLab(): Promise<void> {
  const lab = await labUp(values.as === '2026.4.14' ? values.as : '2026.9.6');
  try {
    await installReady(lab);
    for (const name of names) await record(lab, name).catch((error: unknown) => console.log(`${name}: ${String(error).slice(0, 300)}`));
  } finally {
    await lab.down();
  }
}

/** One that stands already stays: the hosts of two recordings may differ in what no rule minds. */
function taken(path: string, name: string): void {
  if (!existsSync(path) || (wanted.length === 0 && existsSync(fileOf(name)))) return;
  keep(name, JSON.parse(readFileSync(path, 'utf8')) as Whole);
}

type Whole = Report & {readonly readings: Readings};

async function record(lab: Lab, name: string): Promise<void> {
  const fault = faults.find((one) => one.name === name);
  const {ActiveState: state} = await lab.show('ActiveState');
  if (fault?.from === 'stopped') await stop(lab);
  else if (state !== 'active') await startReady(lab);
  await lab.forget();
  try {
    await fault?.make(lab);
    const {report} = await check(lab, {deep: true});
    keep(name, report as Whole);
  } finally {
    await fault?.undo(lab);
  }
}

function keep(name: string, {verdict, findings, readings}: Whole): void {
  const kept = {verdict, codes: findings.map(({code, behind}) => ({code, behind})), readings: shortened(readings, name === 'healthy')};
  writeFileSync(fileOf(name), `${JSON.stringify(kept, null, 1)}\n`);
  console.log(`${name}: ${verdict} ${findings.map((one) => one.code).join(', ')}`);
}

function fileOf(name: string): URL {
  return new URL(`${recordingName({fault: name, ...(values.as === undefined ? {} : {version: values.as})})}.json`, folder);
}

/** The newest lines of the log are enough, and what the CLI said is kept for the healthy host only. */
function shortened(readings: Readings, whole: boolean): object {
  const {cli, log, ...others} = readings;
  const answers =
    cli?.seen === true
      ? cli.value.answers.map((answer) => (whole && !/skills|plugins/.test(answer.command) ? answer : {...answer, json: null}))
      : [];
  return {
    ...others,
    ...(log?.seen === true ? {log: {...log, value: {...log.value, lines: log.value.lines.slice(-10)}}} : {}),
    ...(cli?.seen === true ? {cli: {...cli, value: {answers}}} : {}),
  };
}
