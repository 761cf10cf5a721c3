import {join} from 'node:path';
import {rolldown} from 'rolldown';
import {ascii} from '../../src/build/ascii.mjs';
import {bundleOptions, root} from '../../src/build/options.mjs';

/** The far side as the build makes it. */
export async function farProgram(): Promise<Buffer> {
  const bundle = await rolldown({...bundleOptions, input: join(root, 'src/far/program.ts')});
  const {output} = await bundle.generate({format: 'cjs', minify: true, codeSplitting: false});
  await bundle.close();
  return Buffer.from(ascii(output[0].code));
}
