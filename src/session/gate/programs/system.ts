import type {OnlyReading} from '../arguments.ts';

const about = '--help --version -V';

/** Programs that say how the machine stands: processes, users, memory, sockets, names. */
export const systemReaders: Readonly<Record<string, OnlyReading>> = {
  // A word without the plus sign sets the clock, and so does -s.
  date: {
    options: `-d= -f= -I[=] -R -r= -u --date= --debug --file= --iso-8601[=] --resolution --rfc-email --rfc-2822 --rfc-3339= --reference= --utc --universal --help --version`,
    words: /^\+/,
  },
  // Not --sync, which flushes every disk.
  df: {
    options: `-a -B= -h -H -i -k -l -P -t= -T -x= -v --all --block-size= --human-readable --si --inodes --local --no-sync --output[=] --portability --total --type= --print-type --exclude-type= --help --version`,
  },
  dig: {options: '-4 -6 -b= -c= -i -m -p= -q= -r -t= -u -v -x= -h'},
  free: {
    options: `-b -k -m -g -h -l -L -t -v -s= -c= -w --bytes --kilo --mega --giga --tera --peta --kibi --mebi --gibi --tebi --pebi --human --si --lohi --line --total --committed --seconds= --count= --wide ${about}`,
  },
  getent: {options: `-A -i -s= --no-addrconfig --no-idn --service= -? --usage ${about}`},
  groups: {options: '--help --version'},
  host: {options: '-4 -6 -a -A -C -c= -d -i -m= -N= -p= -r -R= -s -t= -T -U -v -V -w -W='},
  // A word sets the name, and so does -F.
  hostname: {
    options: `-a -A -d -f -i -I -s -y --alias --all-fqdns --domain --fqdn --long --ip-address --all-ip-addresses --short --yp --nis --help --version -V -h`,
    words: 'none',
  },
  id: {options: '-a -Z -g -G -n -r -u -z --context --group --groups --name --real --user --zero --help --version'},
  last: {
    options: `-a -d -f= -F -i -n= -R -s= -t= -p= -w -x -# --hostlast --dns --file= --fulltimes --ip --limit= --nohostname --since= --until= --present= --fullnames --system --time-format= --help --version -h -V`,
  },
  // Not -D, which can write a cache file; of what begins with a plus sign only names, links and directories.
  lsof: {
    options:
      '-a -b -c= -d= -E -F[=] -g[=] -i[=] -K[=] -l -L[=] -n -N -O -o[=] -p= -P -Q -R -S[=] -s[=] -t -T[=] -U -u= -v -V -w -X -x[=] -Z[=] -h -?',
    words: /^(?!\+)|^\+[cdDEfLw]/,
  },
  nproc: {options: '--all --ignore= --help --version'},
  nslookup: {options: ''},
  pgrep: {
    options: `-d= -l -a -v -w -c -f -g= -G= -i -n -o -O= -P= -s= -t= -u= -U= -x -F= -L -r= -A --delimiter= --list-name --list-full --inverse --lightweight --count --full --pgroup= --group= --ignore-case --newest --oldest --older= --parent= --session= --terminal= --euid= --uid= --exact --pidfile= --logpidfile --runstates= --ignore-ancestors --cgroup= --ns= --nslist= --env= ${about} -h`,
  },
  // Not -convert, -insert and the like, which write.
  plutil: {options: '-p'},
  // Not set or schedule, which are words; -g takes one of its own names.
  pmset: {options: '-g', words: /^(?:log|stats|assertions|batt|custom|cap|sched|therm|everything|live)$/},
  printenv: {options: '-0 --null --help --version'},
  ps: {
    options: `-A -e -a -d -N -C= -G= -g= -p= -q= -s= -t= -u= -U= -F -f -H -j -l -M -O= -o= -P -y -L -m -T -c -w -x -Z -V -n= --deselect --Group= --group=
      --pid= --ppid= --quick-pid= --sid= --tty= --user= --User= --forest --format= --context --headers --no-headers --no-heading --cols=
      --columns= --width= --rows= --lines= --cumulative --sort= --signames --info --help[=] --version`,
  },
  pwd: {options: '-L -P --logical --physical --help --version'},
  // Not -K, which closes connections, -D, which writes a file, and -N, which enters another network.
  ss: {
    options: `-h -V -n -r -a -l -o -e -m -p -T -i -s -b -Z -z -4 -6 -0 -t -M -S -u -d -w -x -f= -H -O -A= -F= --help --version --numeric
      --resolve --all --listening --options --extended --memory --processes --threads --info --tipcinfo --summary --tos --cgroup --bpf
      --context --contexts --ipv4 --ipv6 --packet --tcp --mptcp --sctp --udp --dccp --raw --unix --tipc --vsock --xdp --family=
      --no-header --oneline --inet-sockopt --query= --socket= --filter=`,
  },
  sw_vers: {options: '-productName -productVersion -buildVersion --productName --productVersion --buildVersion'},
  // Not -w, and no word that sets a value.
  sysctl: {options: '-a -n -b -h -o -x', words: /^[\w.]+$/},
  true: {options: '--help --version'},
  uname: {
    options: `-a -s -n -r -v -m -p -i -o --all --kernel-name --nodename --kernel-release --kernel-version --machine --processor --hardware-platform --operating-system --help --version`,
  },
  uptime: {options: `-p -s -h --pretty --since ${about}`},
  vm_stat: {options: '', words: /^\d+$/},
  vmstat: {
    options: `-a -f -m -n -s -d -D -p= -S= -w -t -y -h --active --forks --slabs --one-header --stats --disk --disk-sum --partition= --unit= --wide --timestamp --no-first ${about}`,
    words: /^\d+$/,
  },
  w: {options: `-h -u -s -f -o -i -p --no-header --no-current --short --from --old-style --ip-addr --pids ${about}`},
  which: {options: '-a -s'},
  who: {
    options: `-a -b -d -H -l -m -p -q -r -s -t -T -w -u --all --boot --dead --heading --ips --login --lookup --process --count --runlevel --short --time --mesg --users --message --writable --help --version`,
  },
  whoami: {options: '--help --version'},
};
