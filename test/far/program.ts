import {join} from 'node:path';
import {rolldown} from 'rolldown';
import {ascii} from '../../src/build/ascii.mjs';
import {bundleOptions, root} from '../../src/build/options.mjs';
import {packed} from '../../src/far/index.ts';

/** The far side as the build makes it and as it travels. */
export async function farProgram(): Promise<Buffer> {
  return packed(await bundled('src/far/program.ts'));
}

/** What is carried to another machine. */
export async function awayProgram(): Promise<Buffer> {
  return packed(await bundled('src/main/away/program.ts'));
}

async function bundled(input: string): Promise<string> {
  const bundle = await rolldown({...bundleOptions, input: join(root, input)});
  const {output} = await bundle.generate({format: 'cjs', minify: true, codeSplitting: false});
  await bundle.close();
  return ascii(output[0].code);
}
