import {files, home, type Lab, unit} from './gateway.ts';

/**
 * What a fault can have changed on the host, one line each: files with owner and mode, the contents that matter, mounts
 * and foreign processes. The same before a fault and after its undoing, or the undoing is not one.
 */
export async function traces(lab: Lab): Promise<readonly string[]> {
  const places = `${home}/.config/systemd ${files.config} ${files.dotenv} /etc/systemd/system /etc/hosts /usr/local/bin ${home} /srv /root`;
  const said = await lab.box.sh([
    'bash',
    '-c',
    `
    find ${places} -path ${files.state} -prune -o -printf '%p %M %u -> %l\\n' 2>/dev/null | sed 's/ -> $//' | grep -v '/\\.cache\\|/\\.local\\|/\\.npm' | sort -u
    stat -c '%n %A %U' ${files.state}
    cat /etc/hosts ${files.unit}
    grep -v '"lastTouched' ${files.config}
    grep -v ' /proc/\\| /sys/fs/cgroup' /proc/self/mounts
    systemctl show ${unit} --property=LoadState
    ps -eo user:20,args --no-headers | grep -E 'preview|BEGIN EXCLUSIVE|gateway run' | grep -v grep || true`,
  ]);
  return said.stdout.split('\n');
}
