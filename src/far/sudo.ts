/**
 * How the program becomes root over there: not at all, only where sudo wants nothing, or with somebody who answers what sudo asks.
 */
export type Become = 'no' | 'unasked' | 'answered';

/**
 * The lines of the script that start our program through sudo, unless who is logged in is root already. Its questions come over standard
 * error and are answered over standard input (`-S`), which our program has afterwards: so nothing is asked behind a terminal that we do not
 * have, and `-k` with a command neither uses nor writes a timestamp, of whatever kind they are there. A sudo that insists on a terminal
 * (`requiretty`) gets one from `script`; what is said goes past it, through our own pipes. sudo speaks English then, so that it is understood.
 */
export function throughSudo(
  become: Become,
  start: {readonly boot: string; readonly programBytes: number; readonly mark: string},
  pipes: Pipes,
): string {
  if (become === 'no') return '';
  const answered = become === 'answered' ? `how='-k -S'; say 'sudo asks'` : 'refuse wants';
  return `[ "$(id -u)" = 0 ] || {
  refuse() { say "sudo $1 $(printf '%s' "$said" | tail -n 1)"; exit 0; }
  said= how=-n terminal=
  LC_ALL=C; SHELL=/bin/sh; boot='${start.boot}'; size=${start.programBytes}; mark="${start.mark}"
  export LC_ALL SHELL boot size mark how node
  command -v sudo >/dev/null 2>&1 || refuse missing
  say "node $node"
  said=$(sudo -n true 2>&1 </dev/null) || case $said in
    *'must have a tty'*)
      script --version 2>/dev/null | grep -q util-linux || refuse terminal
      terminal=1
      script -qec 'sudo -n true' /dev/null </dev/null >/dev/null 2>&1 || { ${answered}; }
      ;;
    *) ${answered} ;;
  esac
  as_root() {
    [ -n "$terminal" ] || { ${pipes.hand}sudo $how -- "$node" -e "$boot" "$size" "$mark"; return; }
    ${pipes.hand}script -qec 'exec sudo $how -- "$node" -e "$boot" "$size" "$mark" <&3 >&4 2>&5' /dev/null 3<&0 4>&1 5>&2 </dev/null >/dev/null
  }
  ${pipes.feed}as_root
  exit
}
`;
}

/** How our program gets its bytes: what stands before the command that is started, and the word that hands the pipe over to it. */
export interface Pipes {
  readonly feed: string;
  readonly hand: string;
}
