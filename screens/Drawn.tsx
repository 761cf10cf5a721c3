import {useApp} from 'ink';
import {type ReactNode, useState} from 'react';
import {Boundary} from './Boundary.tsx';
import {asciiLetters, LooksContext} from './LooksContext.ts';
import {asciiGlyphs, type Glyphs, looksOf, type ThemeName, themes} from './theme.ts';

interface DrawnProps {
  readonly theme: ThemeName;
  readonly glyphs: Glyphs;
  readonly children: ReactNode;
}

/** A whole screen in its theme and letters, which ends with its reason where it cannot be drawn. */
export function Drawn({theme, glyphs, children}: DrawnProps): ReactNode {
  const {exit} = useApp();
  const [drawing] = useState(() => ({
    looks: looksOf(themes[theme]),
    letters: glyphs === asciiGlyphs ? asciiLetters : (text: string) => text,
  }));
  return (
    <Boundary onError={(error) => exit(error instanceof Error ? error : new Error(String(error)))}>
      <LooksContext value={drawing}>{children}</LooksContext>
    </Boundary>
  );
}
