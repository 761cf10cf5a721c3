import {Box, useApp, useInput, usePaste, useWindowSize} from 'ink';
import {type ReactNode, useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore} from 'react';
import {Choosing, Finding, Stopped} from './Before.tsx';
import {Boundary} from './Boundary.tsx';
import {keyName} from './names.ts';
import {press, pressed as pressedNow} from './press.ts';
import type {ConsoleStore} from './state.ts';
import type {Glyphs} from './theme.ts';
import {firstView, type View} from './view.ts';
import {Walk} from './Walk.tsx';

interface AppProps {
  readonly store: ConsoleStore;
  readonly glyphs: Glyphs;
  /** Gives the terminal back to the shell and returns when the responder does. */
  readonly onSuspend: () => Promise<void>;
  /** On while everything is drawn again, so that the terminal is not left for it. */
  readonly onRedraw: (on: boolean) => void;
}

/** The console, which ends with its reason where it cannot be drawn. */
export function App(props: AppProps): ReactNode {
  const {exit} = useApp();
  return (
    <Boundary onError={(error) => exit(error instanceof Error ? error : new Error(String(error)))}>
      <Stages {...props} />
    </Boundary>
  );
}

/** The one screen of the console: what stage it is in, and the one place where keys arrive. */
function Stages({store, glyphs, onSuspend, onRedraw}: AppProps): ReactNode {
  const state = useSyncExternalStore(store.subscribe, store.get);
  const {columns, rows} = useWindowSize();
  const [view, setView] = useState(firstView);
  // Several keys can come before the next render; each must find what the one before it left.
  const latest = useRef(view);
  // What was typed while the gateway is looked for counts once the walk is there; a list that comes instead was not meant.
  const early = useRef<readonly string[]>([]);
  const [chosen, setChosen] = useState(0);
  const {suspendTerminal} = useApp();
  const {stage} = state;
  const redraw = () => {
    onRedraw(true);
    // It refuses while the console is suspended, and coming back draws everything anyway.
    suspendTerminal(async () => {})
      .catch(() => {})
      .finally(() => onRedraw(false));
  };
  useEffect(() => {
    if (state.redraws > 0) redraw();
  }, [state.redraws]);

  const show = (next: View) => {
    latest.current = next;
    setView(next);
  };
  const met = (before: View, after: View, name: string): string | null => {
    const things = [
      ...(before.mode.is === 'story' && after.mode.is === 'walk' ? ['opened'] : []),
      ...(after.pane === before.pane ? [] : [`pane:${after.pane}`]),
      // On a page or in a typed line the same key means something else.
      ...(before.mode.is === 'walk' ? [`key:${name === '?' ? 'question' : name}`] : []),
    ];
    return things.reduce<string | null>((said, thing) => said ?? store.tour(thing), null);
  };
  const walking = stage.is === 'walking' ? stage.session : null;
  const isNew = walking?.drill !== undefined && walking.resumed === 0 && store.replayKey === undefined;
  useLayoutEffect(() => {
    if (isNew) show({...latest.current, mode: {is: 'story'}, scroll: {...latest.current.scroll, page: 0}});
  }, [isNew]);
  const event =
    walking?.drill === undefined
      ? null
      : walking.drill.solvedAt !== null
        ? 'solved'
        : walking.judgement.findings.length > 0
          ? 'found'
          : null;
  useEffect(() => {
    const says = event === null || latest.current.mode.is !== 'walk' || latest.current.tour !== null ? null : store.tour(event);
    if (says !== null) show({...latest.current, tour: says});
  }, [event, view.mode.is, view.tour]);

  const onKey = (name: string) => {
    const held = early.current.length > 0 || (store.get().stage.is === 'finding' && name !== 'q' && name !== 'esc');
    if (held && name !== 'ctrl-c') {
      early.current = name === 'esc' ? [] : [...early.current, name];
    } else pressNow(name);
  };
  const pressNow = (name: string) => {
    // Of several keys in one turn, each must find what the one before it did to the session, too.
    const state = store.get();
    const {stage} = state;
    if (latest.current.mode.is === 'walk' && store.replayKey?.(name) === true) return;
    if (stage.is === 'walking') {
      const step = press(
        pressedNow(state, stage.session, latest.current, {columns, rows}, glyphs, store.ticket, store.acts(), store.story()),
        name,
      );
      show({...step.view, tour: met(latest.current, step.view, name)});
      for (const intent of step.intents) {
        if (intent.do === 'suspend') void suspendTerminal(onSuspend);
        else if (intent.do === 'redraw') redraw();
        else store.act(intent);
      }
    } else if (stage.is === 'stopped' && stage.drill && name === 'd') store.act({do: 'drill'});
    else if (name === 'q' || name === 'ctrl-c' || name === 'esc') store.act({do: 'leave'});
    else if (stage.is === 'choosing') {
      if (name === 'enter') store.choose(stage.gateways[Math.min(chosen, stage.gateways.length - 1)]!);
      else if (name === 'j' || name === 'down') setChosen(Math.min(stage.gateways.length - 1, chosen + 1));
      else if (name === 'k' || name === 'up') setChosen(Math.max(0, chosen - 1));
      else if (/^[1-9]$/.test(name) && stage.gateways[Number(name) - 1] !== undefined) store.choose(stage.gateways[Number(name) - 1]!);
    }
  };
  useLayoutEffect(() => {
    const names = early.current;
    early.current = [];
    if (stage.is === 'walking') for (const name of names) pressNow(name);
  }, [stage.is]);
  useInput((input, key) => {
    const name = keyName(input, key);
    // No key here is an alt key: over a slow line, escape and the key after it arrive as one.
    if (!name.startsWith('alt-')) return onKey(name);
    onKey('esc');
    onKey(name.slice('alt-'.length));
  });
  usePaste(
    (text) => {
      for (const c of text.replace(/\s+/g, ' ')) onKey(c);
    },
    {isActive: stage.is === 'walking' && view.mode.is !== 'walk'},
  );

  if (columns < 1 || rows < 1) return <Box />;
  return (
    <Box key={`${columns}x${rows}`} flexDirection="column" width={columns} height={rows} overflow="hidden">
      {stage.is === 'walking' ? (
        <Walk
          state={state}
          session={stage.session}
          view={view}
          columns={columns}
          rows={rows}
          glyphs={glyphs}
          ticket={store.ticket}
          acts={store.acts()}
          story={store.story()}
        />
      ) : stage.is === 'choosing' ? (
        <Choosing
          stage={stage}
          drill={state.drill}
          chosen={chosen}
          story={store.story()?.text ?? null}
          columns={columns}
          rows={rows}
          glyphs={glyphs}
        />
      ) : stage.is === 'stopped' ? (
        <Stopped stage={stage} drill={state.drill} columns={columns} rows={rows} glyphs={glyphs} />
      ) : (
        <Finding stage={stage} drill={state.drill} now={state.now} columns={columns} rows={rows} glyphs={glyphs} />
      )}
    </Box>
  );
}
