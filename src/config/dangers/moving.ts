import type {Danger, Pattern} from '../danger.ts';

/** A path with a release in it is gone after the next upgrade. */
export const moving: Pattern = ({leaves}) =>
  leaves.flatMap(({at, value}): readonly Danger[] => {
    const piece = typeof value === 'string' ? pieces.exec(value)?.[0] : undefined;
    return piece === undefined
      ? []
      : [
          {
            pattern: 'moving-path',
            at,
            because: `"${piece}" has a release in its name, so the next upgrade takes it away from under this path`,
          },
        ];
  });

/** Stores of pnpm, version managers of Node, Homebrew's cellar, releases unpacked beside one another, store paths of Nix. */
const pieces =
  /\/\.pnpm\/openclaw@[^/]+|\/\.nvm\/versions\/node\/v[^/]+|\/fnm\/node-versions\/v[^/]+|\/\.volta\/tools\/image\/[^/]+\/\d[^/]*|\/\.asdf\/installs\/nodejs\/\d[^/]*|\/mise\/installs\/node\/\d[^/]*|\/Cellar\/[^/]+\/\d[^/]*|\/openclaw-\d{4}\.\d+\.\d+[^/]*|\/nix\/store\/[a-z0-9]{32}-[^/]+/;
