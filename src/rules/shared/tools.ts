import type {Facts, Step} from '../../model/index.ts';
import {look, lookFor, path} from '../../steps/index.ts';
import {asRoot, isMac} from './commands.ts';

/** The machine's own programs, which differ between Linux and macOS, whoever starts the gateway. */
export function whoListens(facts: Facts): Step {
  const {port} = facts.gateway;
  return asRoot(facts, isMac(facts) ? look`lsof -nP -iTCP:${port} -sTCP:LISTEN` : look`ss -Hltnp 'sport = :${port}'`);
}

export function biggestProcesses(facts: Facts): Step {
  return isMac(facts)
    ? lookFor('the largest first')`ps -axm -o pid,user,rss,command`
    : lookFor('the largest last')`ps -eo pid,user,rss,args --sort=rss`;
}

export function memoryLeft(facts: Facts): Step {
  return isMac(facts) ? look`vm_stat` : look`free -m`;
}

export function processState(facts: Facts, pid: number): Step {
  return isMac(facts) ? look`ps -o pid,stat,wchan,pcpu,rss,etime -p ${pid}` : look`ps -o pid,stat,wchan:20,pcpu,rss,etime -p ${pid}`;
}

export function largeFolders(facts: Facts, mount: string): Step {
  return asRoot(facts, lookFor('folders over 200 MB')`du -xh -d 2 -t 200M ${path(mount)}`);
}

export function crowdedFolders(facts: Facts, mount: string): Step {
  return asRoot(facts, lookFor('folders with over 10000 files')`du --inodes -x -d 3 -t 10000 ${path(mount)}`);
}

export function clockSource(facts: Facts): readonly Step[] {
  return isMac(facts)
    ? [look`sntp time.apple.com`]
    : [look`timedatectl timesync-status`, lookFor('where chrony keeps it')`chronyc tracking`];
}

export function nameLookup(facts: Facts): readonly Step[] {
  if (isMac(facts)) return [look`dscacheutil -q host -a name api.telegram.org`, look`scutil --dns`, look`netstat -rn`];
  return [look`getent hosts api.telegram.org`, look`resolvectl status`, look`cat /etc/resolv.conf`, look`ip route`];
}
