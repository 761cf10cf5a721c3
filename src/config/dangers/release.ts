import {compareVersions} from '../../openclaw/versions.ts';
import type {Danger, Pattern} from '../danger.ts';
import {valueAt} from './value-at.ts';

/** Written by, or for, another release than the one that reads it. */
export const release: Pattern = ({config, version}) => {
  const touched = valueAt(config, 'meta', 'lastTouchedVersion');
  const newer = typeof touched === 'string' && version !== null && (compareVersions(touched, version) ?? 0) > 0;
  const moves = moved.filter(
    ({path, since}) => valueAt(config, ...path) !== undefined && (version === null || (compareVersions(version, since) ?? -1) >= 0),
  );
  return [
    ...(newer
      ? [
          {
            pattern: 'other-release',
            at: ['meta', 'lastTouchedVersion'],
            because: `OpenClaw ${touched} wrote this file last and ${version} is to read it: releases since 2026.9 refuse to start so`,
          },
        ]
      : []),
    ...moves.map(({path, to, since}): Danger => ({pattern: 'other-release', at: path, because: `since OpenClaw ${since} ${to}`})),
  ];
};

const moved = [
  {path: ['meta', 'lastTouchedAt'], since: '2026.9.6', to: 'this key is refused: an older release wrote it'},
  {path: ['agents', 'list'], since: '2026.9.6', to: 'it is agents.entries, by name'},
  {path: ['memorySearch'], since: '2026.9.6', to: 'it is memory.search'},
  {path: ['agents', 'defaults', 'memorySearch'], since: '2026.9.6', to: 'it is memory.search'},
  {path: ['messages', 'tts'], since: '2026.9.6', to: 'it is tts at the top'},
  {path: ['session', 'typingMode'], since: '2026.9.6', to: 'it is agents.defaults.typingMode'},
  {path: ['routing'], since: '2026.4.14', to: 'what was in it stands in channels and messages'},
] as const;
