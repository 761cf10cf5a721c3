/** A program as it travels and as `boot` takes it. */
export async function packed(code: Buffer | string): Promise<Buffer> {
  // Most starts carry nothing anywhere.
  const {gzipSync} = await import('node:zlib');
  return gzipSync(code);
}

/**
 * What Node is started with over there. `node -` would read its program until the pipe ends, and then there is no pipe to talk over; so
 * these few words read as many bytes as the packed program has, run it, and leave the rest of the pipe to it. There is no quote in them
 * that a shell on the way could take for its own. The program finds itself in `module.program`, to carry itself further.
 * A second word is said first: whoever waits to send the program then knows that nobody else reads the pipe any more.
 */
export function bootArgv(node: string, programBytes: number): readonly string[] {
  return [node, '-e', boot, String(programBytes)];
}

export const boot = [
  'const {readSync,writeSync}=require(`fs`),size=+process.argv[1],mark=process.argv[2],program=Buffer.alloc(size);',
  'if(mark)writeSync(1,`\\n`+mark+`\\n`);',
  'for(let at=0;at<size;){let got=0;',
  'try{got=readSync(0,program,at,size-at)}catch(error){if(error.code!==`EAGAIN`)throw error;',
  'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)),0,0,5);continue}',
  'if(got===0)process.exit();at+=got}',
  'module.program=program;',
  'module._compile(require(`zlib`).gunzipSync(program).toString(`latin1`),`rungs-far-side`)',
].join('');
