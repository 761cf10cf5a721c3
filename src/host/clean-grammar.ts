import type {Cleaner} from './cleaner/index.ts';
import {secretNameKind} from './cleaner/index.ts';

/** Files of the kernel that hold numbers and words of its own, in which no user's text stands. */
const kernelOnly = /^\/proc\/(?:net\/(?:tcp|udp)6?|stat|meminfo|uptime|loadavg|\d+\/(?:statm|net\/(?:tcp|udp)6?))$/;

/**
 * A secret can be the same as what a kernel file says, and to mark it there would take a listener off the screen. Such a file cannot
 * betray it: whoever knows the place of every number knows what may stand there.
 */
export function holdsNoText(path: string): boolean {
  return kernelOnly.test(path);
}

/** Whether a command prints properties, `Name=value` a line, of which only the values are anybody's text. */
export function printsProperties(argv: readonly string[]): boolean {
  return argv[0]?.split('/').at(-1) === 'systemctl' && argv.includes('show');
}

/** The lines of properties with their values cleaned one by one; the name and the sign behind it stay what they are. */
export function cleanProperties(text: string, clean: Cleaner['clean'], where: string): string {
  const whole = clean(text, where);
  if (whole === text) return text;
  return text
    .split('\n')
    .map((line) => {
      const [, name, value] = property.exec(line) ?? [];
      return name === undefined || value === undefined || secretNameKind(name) !== null
        ? clean(line, where)
        : `${name}=${clean(value, where)}`;
    })
    .join('\n');
}

const property = /^([A-Za-z][A-Za-z0-9]*)=(.*)$/;

/** What a process has open and has no name: a number of the kernel's, which tells whose listener it is. */
export function isKernelsName(path: string, target: string): boolean {
  return /^\/proc\/\d+\/fd\/\d+$/.test(path) && /^(?:(?:socket|pipe):\[\d+\]|anon_inode:\[?[a-z]+\]?)$/.test(target);
}
