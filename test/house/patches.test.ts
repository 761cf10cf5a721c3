import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {patched, patches} from '../../src/build/patches/index.mjs';
import {root} from './sources.ts';

/** Where the package lies of which this release is patched: some are installed beneath those who need them. */
function installed(name: string, version: string): string {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {packages: Record<string, {version?: string}>};
  const places = Object.entries(lock.packages).filter(([path, one]) => path.endsWith(`node_modules/${name}`) && one.version === version);
  return places[0]?.[0] ?? `no ${name} ${version} is installed: look whether upstream has changed what the patch is for`;
}

describe.each(patches.map((patch) => [patch.name, patch] as const))('%s', (_, patch) => {
  it('was written for the release that is installed, and changes it', () => {
    const code = readFileSync(join(root, installed(patch.package, patch.version), patch.file), 'utf8');
    expect(patched(patch, code)).not.toBe(code);
  });

  it('says what is wrong, and where upstream knows of it', () => {
    expect(patch.because.length).toBeGreaterThan(20);
    expect(patch.upstream ?? 'https://github.com/').toMatch(/^https:\/\/github\.com\//);
  });

  it('stops the build when upstream has moved', () => {
    if (patch.package === 'ink-table') return;
    expect(() => patched(patch, 'export default null;')).toThrow('no longer contains');
  });
});
