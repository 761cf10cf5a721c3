import {Box, useApp, useInput, usePaste, useWindowSize} from 'ink';
import {type ReactNode, useRef, useState, useSyncExternalStore} from 'react';
import type {FleetRow} from '../../src/fleet/index.ts';
import {Drawn} from '../Drawn.tsx';
import {Lines} from '../Lines.tsx';
import {keyName} from '../names.ts';
import type {Glyphs, ThemeName} from '../theme.ts';
import {fleetScreen} from './fleet-frame.ts';
import {type FleetStore, type FleetView, firstFleetView} from './fleet-state.ts';
import {pressFleet} from './press-fleet.ts';

interface FleetAppProps {
  readonly store: FleetStore;
  readonly glyphs: Glyphs;
  readonly theme: ThemeName;
}

/** Many hosts on the whole screen. */
export function FleetApp(props: FleetAppProps): ReactNode {
  return (
    <Drawn theme={props.theme} glyphs={props.glyphs}>
      <OnTerminal {...props} />
    </Drawn>
  );
}

function OnTerminal({store, glyphs}: FleetAppProps): ReactNode {
  const {suspendTerminal} = useApp();
  const state = useSyncExternalStore(store.subscribe, store.get);
  const [view, setView] = useState<FleetView>(firstFleetView);
  // Keys that come together are pressed one after the other, before anything is drawn between them.
  const pressed = useRef(view);
  const size = useWindowSize();
  const press = (name: string): void => {
    const now = store.get();
    const {extent} = fleetScreen(now, pressed.current, {...size, glyphs});
    const outcome = pressFleet(now, pressed.current, name, extent);
    pressed.current = outcome.view;
    setView(outcome.view);
    store.notice(null);
    if (outcome.does === 'leave') store.leave();
    else if (outcome.does === 'again') store.again();
    else if (outcome.does !== null) openConsole(outcome.does.console);
  };
  const openConsole = (row: FleetRow): void => {
    const why = store.refuses(row);
    if (why !== null) return store.notice(why);
    // It refuses while a console is open already.
    suspendTerminal(() => store.console(row)).catch((error: Error) => store.notice(error.message));
  };
  useInput((input, key) => {
    const name = keyName(input, key);
    for (const one of name.startsWith('alt-') ? ['esc', name.slice('alt-'.length)] : [name]) press(one);
  });
  usePaste(
    (text) => {
      for (const letter of text.replace(/\s+/g, ' ')) press(letter);
    },
    {isActive: view.isTyping},
  );
  const {columns, rows} = size;
  if (columns < 1 || rows < 1) return <Box />;
  const {lines} = fleetScreen(state, view, {...size, glyphs});
  return (
    <Box key={`${columns}x${rows}`} flexDirection="column" width={columns} height={rows} overflow="hidden">
      <Lines columns={columns} rows={rows} lines={lines} />
    </Box>
  );
}
