// Makes recordings of a real host in the lab, against which the drill's host is held: node test/drill/record.ts [FAULT…]
// It needs what the lab needs; see test/lab/README.md. Without names it records the healthy host and every fault listed here.
import {mkdirSync, writeFileSync} from 'node:fs';
import type {Readings} from '../../src/model/index.ts';
import {faults} from '../lab/faults/index.ts';
import {labUp} from '../lab/gateway.ts';
import {installReady, startReady, stop} from '../lab/hands.ts';
import {check} from '../lab/look.ts';
import {contracts} from './contracts.ts';

const folder = new URL('recordings/', import.meta.url);
const wanted = process.argv.slice(2);
const names = wanted.length > 0 ? wanted : ['healthy', ...contracts.map(one => one.fault)];

mkdirSync(folder, {recursive: true});
const lab = await labUp('2026.9.6');
try {
  await installReady(lab);
  for (const name of names) await record(name).catch((error: unknown) => console.log(`${name}: ${String(error).slice(0, 300)}`));
} finally {
  await lab.down();
}

async function record(name: string): Promise<void> {
  const fault = faults.find(one => one.name === name);
  const {ActiveState: state} = await lab.show('ActiveState');
  if (fault?.from === 'stopped') await stop(lab);
  else if (state !== 'active') await startReady(lab);
  await lab.forget();
  try {
    await fault?.make(lab);
    const {report} = await check(lab, {deep: true});
    const {verdict, findings, readings} = report as typeof report & {readonly readings: Readings};
    const kept = {verdict, codes: findings.map(({code, behind}) => ({code, behind})), readings: shortened(readings, name === 'healthy')};
    writeFileSync(new URL(`${name}.json`, folder), `${JSON.stringify(kept, null, 1)}\n`);
    console.log(`${name}: ${verdict} ${findings.map(one => one.code).join(', ')}`);
  } finally {
    await fault?.undo(lab);
  }
}

/** The newest lines of the log are enough, and what the CLI said is kept for the healthy host only. */
function shortened(readings: Readings, whole: boolean): object {
  const {cli, log, ...others} = readings;
  const answers =
    cli?.seen === true
      ? cli.value.answers.map(answer => (whole && !/skills|plugins/.test(answer.command) ? answer : {...answer, json: null}))
      : [];
  return {
    ...others,
    ...(log?.seen === true ? {log: {...log, value: {...log.value, lines: log.value.lines.slice(-10)}}} : {}),
    ...(cli?.seen === true ? {cli: {...cli, value: {answers}}} : {}),
  };
}
