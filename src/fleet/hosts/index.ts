export {hostsOfAnsible} from './ansible.ts';
export {type Chosen, eachOnce, fits, fittingNothing, isPattern, matching} from './choose.ts';
export {type FleetHost, namedHost, shown} from './fleet-host.ts';
export {hostsInList} from './list-text.ts';
export {linesOfSshConfig, type SshLine} from './ssh-config.ts';
export {sshWords} from './ssh-words.ts';
export {hostsOfTailscale} from './tailscale.ts';
