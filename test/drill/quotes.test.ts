import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {faults} from '../lab/faults/index.ts';
import {contracts, recordingName} from './contracts/index.ts';
import {judgedReal, type Real} from './held.ts';

/** What the root of a recorded host says: its text, then its evidence. */
const roots = contracts.map((contract) => {
  const name = recordingName(contract);
  const real = JSON.parse(readFileSync(new URL(`recordings/${name}.json`, import.meta.url), 'utf8')) as Real;
  const root = judgedReal(real).findings[0];
  return {name, fault: contract.fault, words: [root?.text ?? '', ...(root?.evidence ?? []).map((one) => one.line)].join('\n')};
});

describe('what the lab wants quoted of a fault', () => {
  it.each(roots)('stands in what is said of $name, and in what is said of no other fault', ({fault: name, words}) => {
    const fault = faults.find((one) => one.name === name);
    if (!fault) throw new Error(`The lab has no fault ${name}.`);
    expect(words).toMatch(fault.quotes);
    // Made in the same way and only refused later, it is the same fault to the eye.
    const alike = name === 'config-newer' ? ['config-newer-refused'] : [];
    const others = roots.filter((one) => one.fault !== name && !alike.includes(one.fault) && fault.quotes.test(one.words));
    expect(others.map((one) => one.name)).toEqual([]);
  });
});
