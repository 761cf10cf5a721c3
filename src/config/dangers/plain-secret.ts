import {isHarmlessSetting} from '../../openclaw/harmless-settings.ts';
import type {Danger, Pattern} from '../danger.ts';

/** A secret as it is, where a reference could stand. */
export const plainSecret: Pattern = ({leaves}) =>
  leaves.flatMap(({at, value}): readonly Danger[] => {
    const name = String(at.at(-1));
    if (typeof value !== 'string' || value === '' || !secretName.test(name) || isHarmlessSetting(name) || isReference(value)) return [];
    return [
      {
        pattern: 'plain-secret',
        at,
        because:
          'the secret stands here as it is, and so in every copy, backup and diff of the file; a reference such as ${NAME} keeps it in one place',
      },
    ];
  });

const secretName = /(?:^|[a-z_])(?:token|secret|password|passphrase|api_?key|private_?key)$/i;

function isReference(value: string): boolean {
  return /^\$\{[^}]*\}$|^\$[A-Za-z_]\w*$/.test(value) || /^(?:\*{3,}|__OPENCLAW_REDACTED__)$/.test(value);
}
