import {restartService} from '../../world/service.ts';
import {type Fault, lead, nothing} from '../fault.ts';
import {isServing} from '../hands.ts';

export const listEdited: Fault = {
  name: 'list-edited',
  about:
    'On a Mac: somebody put a variable into the property list and kicked the job; launchd goes on with what it read when the job was loaded.',
  takes: nothing,
  leadMs: lead.silent,
  words: ['variable'],
  plant(world) {
    const {scene, files, launchd} = world;
    const {mac} = scene;
    const variable = 'NODE_OPTIONS';
    const list = mac === null ? null : files.peek(mac.plist);
    if (mac === null || launchd === null || list === null) return {cured: () => isServing(world), words: () => ({variable})};
    const pair = `<key>${variable}</key>\n      <string>--dns-result-order=ipv4first</string>`;
    files.write(mac.plist, list.text.replace(/(<key>EnvironmentVariables<\/key>\s*<dict>)/, `$1\n      ${pair}`), scene.user);
    restartService(world);
    const given = (): boolean => launchd.job(mac.domain, mac.label)?.job.variables.has(variable) === true;
    return {cured: () => isServing(world) && given(), words: () => ({variable})};
  },
};
