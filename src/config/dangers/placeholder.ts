import type {Danger, Pattern} from '../danger.ts';

/** What a tool showed in place of a secret, written back as if it were the secret. */
export const placeholder: Pattern = ({leaves}) =>
  leaves.flatMap(({at, value}): readonly Danger[] =>
    typeof value === 'string' && /^(?:\*{3,}|__OPENCLAW_REDACTED__|‹secret .*›|<redacted>|\[redacted\])$/i.test(value.trim())
      ? [
          {
            pattern: 'placeholder',
            at,
            because: 'this is what a tool shows in place of a secret, and not the secret: whatever uses it is refused',
          },
        ]
      : [],
  );
