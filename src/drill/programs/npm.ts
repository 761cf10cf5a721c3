import {putCommand, putPackage} from '../world/package.ts';
import type {Scene} from '../world/scene.ts';
import {complained, said, type Tool} from './call.ts';
import {plainWords} from './file-looks.ts';

/** `npm install -g openclaw@VERSION`, in the place of the host's own installation or below `--prefix`. */
export const npm: Tool = async (call) => {
  const {world, who, argv} = call;
  const [verb, name = ''] = plainWords(argv, ['--prefix']);
  const version = /^openclaw@(\d{4}\.\d{1,2}\.\d{1,2})$/.exec(name)?.[1];
  const global = argv.includes('-g') || argv.includes('--global');
  if (verb !== 'install' || version === undefined || !global)
    return complained('npm error In this drill there is one package: npm install -g openclaw@2026.9.6\n');
  const option = argv.indexOf('--prefix');
  const prefix = option > 0 ? (argv[option + 1] ?? '') : prefixOf(world.scene);
  await call.wait(14_000);
  if (who.uid !== 0 && world.scene.mac === null && !prefix.startsWith(`${world.scene.user.home}/`))
    return complained(`npm error code EACCES\nnpm error path ${prefix}/lib/node_modules\n`, 243);
  const root = `${prefix}/lib/node_modules/openclaw`;
  if (world.files.peek(root) !== null) world.files.remove(root, who, true);
  putPackage(world, root, version, who);
  putCommand(world, `${prefix}/bin/openclaw`, root, who);
  world.deeds.push({at: world.time.now(), argv, exit: 0});
  return said('\nchanged 1 package in 14s\n');
};

/** Where this host's npm puts what is global. */
function prefixOf({layout, user, mac, packageRoot}: Scene): string {
  if (mac !== null && packageRoot.endsWith(inPrefix)) return packageRoot.slice(0, -inPrefix.length);
  return layout === 'npm-home' ? `${user.home}/.npm-global` : '/usr/local';
}

const inPrefix = '/lib/node_modules/openclaw';
