import {mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import {newPart} from '../../src/main/new-part.ts';

it('is what of a path does not exist yet', () => {
  const folder = mkdtempSync(join(tmpdir(), 'j53ZFY-'));
  expect(newPart(folder)).toBe('');
  expect(newPart(join(folder, 'Wn7kq2Zt/out'))).toBe('Wn7kq2Zt/out');
  expect(newPart('Wn7kq#2Zt')).toBe('Wn7kq#2Zt');
});
