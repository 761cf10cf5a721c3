import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {rolldown} from 'rolldown';
import {bundleOptionsWith} from '../../../src/build/options.mjs';
import {type Patch, patches} from '../../../src/build/patches/index.mjs';
import type * as Stage from '../stage/index.ts';
import {newHome, root} from './shipped.ts';

// Colours are bytes too; the library looks at this once, when it is loaded.
process.env['FORCE_COLOR'] = '3';

/** The screens bundled exactly as the shipped program is, to be driven in this process. */
export async function staged(applied: readonly Patch[] = patches): Promise<typeof Stage> {
  const bundle = await rolldown({...bundleOptionsWith(applied), input: join(root, 'test/bench/stage/index.ts')});
  const {output} = await bundle.generate({format: 'esm', minify: true, codeSplitting: false});
  await bundle.close();
  const file = join(newHome(), 'stage.mjs');
  writeFileSync(file, output[0].code);
  return (await import(pathToFileURL(file).href)) as typeof Stage;
}
