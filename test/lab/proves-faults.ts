import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {type Version, versions} from './openclaw.ts';
import {faultsOf, type Walk, type Walked, walkUp} from './walk.ts';

/** One test a fault: Rungs names the cause first, with its evidence, and is content again when it is gone. */
export function provesFaults(version: Version): void {
  describe.skipIf(!versions.includes(version))(`OpenClaw ${version}`, () => {
    let walk: Walk;
    const walked: Walked[] = [];
    beforeAll(async () => {
      walk = await walkUp(version);
    });
    afterAll(async () => {
      await walk?.down();
      console.log(table(walked));
    });

    test.for(faultsOf(version).filter(({name}) => wanted.length === 0 || wanted.includes(name)))('$name: $note', async (fault) => {
      const result = await walk.go(fault);
      walked.push(result);
      keep(version, result);
      expect(result.complaints).toEqual([]);
    });
  });
}

/** With RUNGS_LAB_FAULTS=NAME,NAME only those are made: a gate has not the half hour that all of them take. */
const wanted = (process.env['RUNGS_LAB_FAULTS'] ?? '').split(',').filter((name) => name !== '');

/** With RUNGS_LAB_KEEP=DIRECTORY the object of each look is kept, readings and all: recordings of real faults. */
function keep(version: Version, {fault, look}: Walked): void {
  const directory = process.env['RUNGS_LAB_KEEP'];
  if (directory === undefined || look === null) return;
  mkdirSync(join(directory, version), {recursive: true});
  writeFileSync(join(directory, version, `${fault.name}.json`), look.stdout);
}

/** What it cost, for whoever wants to make the lab faster. */
function table(walked: readonly Walked[]): string {
  const seconds = (ms: number): string => (ms / 1000).toFixed(1).padStart(6);
  const lines = walked.map((one) => `${one.fault.name.padEnd(26)}${seconds(one.makeMs)}${seconds(one.checkMs)}${seconds(one.undoMs)}`);
  return ['seconds to                  make check  undo', ...lines].join('\n');
}
