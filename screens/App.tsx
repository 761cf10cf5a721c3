import {Box, useApp, useInput, usePaste, useWindowSize} from 'ink';
import {type ReactNode, useLayoutEffect, useState, useSyncExternalStore} from 'react';
import {Choosing, Finding, Stopped} from './Before.tsx';
import {createControls, type Shown, type Size} from './controls.ts';
import {Drawn} from './Drawn.tsx';
import {keyName} from './names.ts';
import type {ConsoleState, ConsoleStore} from './state.ts';
import type {Glyphs, ThemeName} from './theme.ts';
import {Walk} from './Walk.tsx';

interface AppProps {
  readonly store: ConsoleStore;
  readonly glyphs: Glyphs;
  readonly theme: ThemeName;
  /** Gives the terminal back to the shell and returns when the responder does. */
  readonly onSuspend: () => Promise<void>;
  /** On while everything is drawn again, so that the terminal is not left for it. */
  readonly onRedraw: (on: boolean) => void;
}

/** The console. */
export function App(props: AppProps): ReactNode {
  return (
    <Drawn theme={props.theme} glyphs={props.glyphs}>
      <OnTerminal {...props} />
    </Drawn>
  );
}

/** The one place where keys arrive and where the size of the terminal is known. */
function OnTerminal({store, glyphs, onSuspend, onRedraw}: AppProps): ReactNode {
  const {suspendTerminal} = useApp();
  const [controls] = useState(() =>
    createControls(store, glyphs, {
      suspend: () => void suspendTerminal(onSuspend),
      redraw() {
        onRedraw(true);
        // It refuses while the console is suspended, and coming back draws everything anyway.
        suspendTerminal(async () => {})
          .catch(() => {})
          .finally(() => onRedraw(false));
      },
    }),
  );
  useLayoutEffect(() => controls.follow(), [controls]);
  const state = useSyncExternalStore(store.subscribe, store.get);
  const shown = useSyncExternalStore(controls.subscribe, controls.get);
  const size = useWindowSize();
  useInput((input, key) => {
    const name = keyName(input, key);
    // No key here is an alt key: over a slow line, escape and the key after it arrive as one.
    const names = name.startsWith('alt-') ? ['esc', name.slice('alt-'.length)] : [name];
    for (const one of names) controls.key(one, size);
  });
  usePaste(
    (text) => {
      for (const c of text.replace(/\s+/g, ' ')) controls.key(c, size);
    },
    {isActive: state.stage.is === 'walking' && shown.view.mode.is !== 'walk'},
  );
  const {columns, rows} = size;
  if (columns < 1 || rows < 1) return <Box />;
  return (
    <Box key={`${columns}x${rows}`} flexDirection="column" width={columns} height={rows} overflow="hidden">
      <OnStage state={state} store={store} shown={shown} size={size} glyphs={glyphs} />
    </Box>
  );
}

interface OnStageProps extends Pick<AppProps, 'store' | 'glyphs'> {
  readonly state: ConsoleState;
  readonly shown: Shown;
  readonly size: Size;
}

/** What stands on the screen in each stage. */
function OnStage({state, store, shown: {view, chosen}, size, glyphs}: OnStageProps): ReactNode {
  const {stage, drill, now} = state;
  const place = {...size, drill, glyphs};
  switch (stage.is) {
    case 'walking':
      return (
        <Walk
          state={state}
          session={stage.session}
          view={view}
          {...size}
          glyphs={glyphs}
          ticket={store.ticket}
          library={store.library}
          suspects={store.suspects}
          acts={store.acts()}
          story={store.story()}
        />
      );
    case 'choosing':
      return <Choosing stage={stage} chosen={chosen} story={store.story()?.text ?? null} {...place} />;
    case 'stopped':
      return <Stopped stage={stage} {...place} />;
    case 'finding':
      return <Finding stage={stage} now={now} {...place} />;
  }
}
