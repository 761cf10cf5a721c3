import {hostname} from 'node:os';
import {join} from 'node:path';
import {render} from 'ink';
import {App} from '../../screens/App.tsx';
import type {ConsoleStage, ConsoleState, ConsoleStore} from '../../screens/state.ts';
import {asciiGlyphs, unicodeGlyphs} from '../../screens/theme.ts';
import type {Intent} from '../../screens/view.ts';
import type {Gateway, Runbook} from '../model/index.ts';
import {commandsOf} from '../session/acts.ts';
import {clipboardSequence, neverBlocking, oneKeyAtATime, onResizeSettled, restoreAtExit, takesUtf8} from '../terminal/index.ts';
import {describeBug} from './bug.ts';
import {printClosingWords} from './closing-words.ts';
import type {Drilling, WantedDrill} from './drilling.ts';
import {launcherHandle} from './launcher-handle.ts';
import type {Opened} from './open-gateway.ts';
import type {Options} from './options.ts';
import {placeOf} from './place-of.ts';
import {placeholderSession} from './placeholder-session.ts';
import type {Resume} from './resume.ts';
import {spareMemory} from './spare-memory.ts';
import {version} from './version.ts';
import type {Walking} from './walking.ts';

/** Everything on the screen changes at most this often; faster only costs CPU and bytes on a bad line. */
const maxFps = 20;
const minuteMs = 60_000;
const leaveLimitMs = 500;
const keepAfterMs = 4000;

/** The console on the whole screen. Resolves with the exit code. */
export async function openConsole(options: Options, runbook: Runbook, resume: Resume | null, wanted: WantedDrill | null): Promise<number> {
  const isDrill = wanted !== null || resume?.session.drill !== undefined;
  const output = neverBlocking(process.stdout);
  const input = oneKeyAtATime(process.stdin as NodeJS.ReadStream & {fd: number});
  const restoring = restoreAtExit(() => process.stdin.setRawMode?.(false));

  const host = hostname().replace(/[^ -~]/g, '?');
  const known = resume?.session ?? placeholderSession(runbook, host, Date.now());
  // A host's name is text of the host, and the cleaner is not there yet.
  let state: ConsoleState = {
    stage: {
      is: 'finding',
      host,
      what: isDrill ? 'setting up a broken host in memory' : 'looking for gateways on this host',
      session: known,
    },
    drill: isDrill,
    now: Date.now(),
    busy: false,
    problem: null,
    redraws: 0,
    replay: null,
  };
  let walking = null as Walking | null;
  let drilling = null as Drilling | null;
  const told = new Set<string>();
  let leave: (code: number) => void = () => {};
  const left = new Promise<number>((resolve) => {
    leave = resolve;
  });
  const watchers = new Set<() => void>();
  const set = (change: Partial<ConsoleState>) => {
    state = {...state, ...change};
    for (const watcher of watchers) watcher();
  };
  const refresh = () => {
    if (walking === null) return;
    const session = walking.session();
    const busy = session.rungs.some((rung) => rung.status === 'running') || session.own.some((run) => run.result === null);
    if (drilling !== null && session.firstTouchAt !== null && session.drill?.solvedAt === null && drilling.running.solved())
      walking.dispatch({type: 'solved', at: drilling.host.clock.now()});
    else set({stage: {is: 'walking', session}, busy, problem: walking.problem()});
  };

  const store: ConsoleStore = {
    get: () => state,
    subscribe: (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    act: (intent) => act(intent),
    choose: (gateway) => void walk(gateway),
    ticket: () => walking?.ticket() ?? '',
    story: () =>
      drilling === null ? null : {title: `Drill: ${drilling.mark.title} (seed ${drilling.mark.seed})`, text: drilling.running.story},
    tour: (meets) => {
      const step = told.has(meets) ? undefined : drilling?.running.drill.tour.find((one) => one.meets === meets);
      told.add(meets);
      return step === undefined || drilling === null ? null : drilling.running.fill(step.says);
    },
    acts: () =>
      drilling !== null
        ? drilling.running.acts().map(({argv, effect, word, done}) => ({
            shown: argv.join(' '),
            argv,
            effect: `${effect}${done ? ' (done once)' : ''}`,
            word: word ?? '',
          }))
        : walking === null
          ? []
          : commandsOf(walking.session().judgement.findings).map(({shown, effect}) => ({shown, effect, argv: null, word: ''})),
  };

  const instance = render(
    <App store={store} glyphs={takesUtf8(process.env) ? unicodeGlyphs : asciiGlyphs} onSuspend={suspended} onRedraw={output.stay} />,
    {
      stdout: output,
      stdin: input,
      stderr: process.stderr,
      alternateScreen: true,
      incrementalRendering: true,
      exitOnCtrlC: false,
      patchConsole: false,
      // Ink takes any CI variable, even an empty one, for "no terminal".
      interactive: true,
      maxFps,
    },
  );
  const minute = setInterval(() => {
    if (walking !== null && !output.stalled()) set({now: opened.host.clock.now()});
  }, minuteMs);
  const stall = setInterval(() => {
    if (output.stalled()) walking?.loop.pause();
    else walking?.loop.resume();
  }, 1000);
  onResizeSettled(() => set({redraws: state.redraws + 1}));
  // Ink raises a signal again at once when nobody else listens, before the screen is left: so this stays on.
  const end = (signal: NodeJS.Signals, number: number) =>
    process.on(signal, () => {
      walking?.close(signal);
      leave(128 + number);
    });
  // A limit on the size of files then fails the write, which is said, instead of ending the console.
  process.on('SIGXFSZ', () => {});
  end('SIGTERM', 15);
  end('SIGINT', 2);
  end('SIGHUP', 1);

  let failure: unknown = null;
  const broken = (error: unknown) => {
    failure = error;
    leave(70);
  };
  for (const kind of ['uncaughtException', 'unhandledRejection'] as const)
    process.on(kind, (error: unknown) => {
      failure ??= error;
      leave(70);
    });
  // A render error ends Ink's promise only; it must end the console with its reason and its own exit code.
  instance.waitUntilExit().then(() => leave(0), broken);
  // The frame is on its way before the rooms that look, judge and keep are evaluated.
  await new Promise((resolve) => setImmediate(resolve));
  const {find, hold, learn, newSessionId, openLocal, sessionsFolder, startWalking} = await behindTheScreen().catch((error: unknown) => {
    instance.unmount();
    throw error;
  });
  if (isDrill)
    drilling = await (await import('./drilling.ts')).openDrill(
      wanted ?? {name: '', seed: undefined},
      resume?.session ?? null,
      options.speed,
    );
  let opened: Opened = drilling ?? openLocal();
  set({now: opened.host.clock.now()});
  if (resume === null) void begin().catch(broken);
  else
    void learn(opened, resume.session.gateway)
      .then(() => startOn(resume.session.gateway, resume))
      .catch(broken);

  const code = await left;
  clearInterval(minute);
  clearInterval(stall);
  walking?.close(failure === null ? 'left by the responder' : 'ended by an error of ours');
  instance.unmount();
  // A stalled line gets no more than this; the way out then restores what it can.
  await Promise.race([
    instance
      .waitUntilExit()
      .catch(() => {})
      .then(() => new Promise<void>((resolve) => output.end(resolve)))
      .then(restoring.done),
    new Promise((resolve) => setTimeout(resolve, leaveLimitMs)),
  ]);
  // A thread that waits in write(2) would be joined at exit, for as long as the line is stalled; a signal does not wait.
  if (output.stalled()) {
    process.removeAllListeners('SIGTERM');
    process.kill(process.pid, 'SIGTERM');
  }
  const debriefed =
    drilling === null || walking === null || walking.session().firstTouchAt === null
      ? null
      : (await import('./drill-results.ts')).writeDebrief(walking.folder, drilling.running, walking.session());
  return printClosingWords(code, debriefed, failure === null ? null : await describeBug(failure), walking);

  async function begin(): Promise<void> {
    // A drill has one gateway; what was asked of the real host does not apply to it.
    const found = await find(opened, drilling === null ? options : {...options, profile: undefined, port: undefined, openclaw: undefined});
    if (found.gateways.length === 1) return walk(found.gateways[0]!);
    if (found.gateways.length > 1)
      return set({stage: {is: 'choosing', host: opened.facts.name, gateways: found.gateways, denied: found.denied}});
    set({
      stage: {
        is: 'stopped',
        host: opened.facts.name,
        sentence: found.problem ?? 'no gateway was found on this host',
        more: found.denied,
        drill: true,
      } satisfies ConsoleStage,
    });
  }

  /** The one key that a host without a gateway offers. */
  async function practise(): Promise<void> {
    drilling = await (await import('./drilling.ts')).openDrill({name: 'first-ladder', seed: undefined}, null, options.speed);
    opened = drilling;
    set({drill: true});
    await begin();
  }

  async function walk(gateway: Gateway): Promise<void> {
    set({
      stage: {
        is: 'finding',
        host: opened.facts.name,
        what: `looking at ${gateway.profile} :${gateway.port} of ${gateway.user.name}`,
        session: known,
      },
    });
    await learn(opened, gateway);
    startOn(gateway, null);
  }

  function startOn(gateway: Gateway, again: Resume | null): void {
    const id = again?.session.id ?? newSessionId(opened.host.clock.now(), Math.random);
    const folder = again?.folder ?? join(sessionsFolder(options.out), id);
    const held = hold(folder, {pid: process.pid, who: opened.responder});
    if ('heldBy' in held)
      return set({
        stage: {
          is: 'stopped',
          host: opened.facts.name,
          sentence: `session ${id} is open in ${held.heldBy}`,
          more: ['Leave it there first, or start a session of your own.'],
          drill: false,
        },
      });
    walking = startWalking({
      host: opened.host,
      folder,
      held,
      cleaner: opened.cleaner,
      start:
        again === null
          ? {
              how: 'new',
              id,
              version,
              host: opened.facts,
              responder: opened.responder,
              gateway,
              runbook,
              ...(drilling === null ? {} : {drill: drilling.mark}),
            }
          : {how: 'resumed', events: again.events, lastHash: again.lastHash, count: again.count, responder: opened.responder},
    });
    walking.subscribe(refresh);
    refresh();
    // By then most of what a start needs has run once.
    setTimeout(() => void launcherHandle.keepCompiled().finally(spareMemory), keepAfterMs).unref();
  }

  function act(intent: Intent): void {
    if (intent.do === 'leave') {
      leave(0);
      return;
    }
    if (intent.do === 'drill') {
      void practise().catch(broken);
      return;
    }
    if (walking === null) return;
    const session = walking.session();
    const at = opened.host.clock.now();
    const rung = session.rungs[session.at]?.id ?? '';
    switch (intent.do) {
      case 'run-rung':
        walking.loop.runRung(intent.id, intent.armed);
        break;
      case 'run-own':
        walking.loop.runOwn(intent.argv, intent.armed);
        break;
      case 'go':
        walking.dispatch({type: 'moved', at, to: intent.to});
        break;
      case 'skip':
        walking.dispatch({type: 'skipped', at, rung, reason: opened.cleaner.clean(intent.reason, 'responder')});
        if (session.at < session.rungs.length - 1) walking.dispatch({type: 'moved', at, to: session.at + 1});
        break;
      case 'note':
        walking.dispatch({type: 'noted', at, rung, text: opened.cleaner.clean(intent.text, 'responder')});
        break;
      case 'copy':
        output.write(clipboardSequence(intent.text, process.env).bytes);
        break;
      case 'elsewhere':
        walking.moveTo(placeOf(intent.folder, session.id));
        break;
      case 'interrupt':
        walking.loop.interrupt();
        break;
      case 'hint': {
        const text = drilling?.running.hint() ?? null;
        if (text !== null) walking.dispatch({type: 'hinted', at, text});
        break;
      }
    }
  }

  /** Stops this process as the shell's Ctrl-Z would, and comes back with `fg`. */
  async function suspended(): Promise<void> {
    walking?.loop.pause();
    const alive = setInterval(() => {}, minuteMs);
    const continued = new Promise<void>((resolve) => {
      process.once('SIGCONT', () => resolve());
    });
    process.kill(0, 'SIGTSTP');
    await continued;
    clearInterval(alive);
    walking?.loop.resume();
  }
}

async function behindTheScreen() {
  const [journal, opening, walking] = await Promise.all([
    import('../journal/index.ts'),
    import('./open-gateway.ts'),
    import('./walking.ts'),
  ]);
  return {...journal, ...opening, ...walking};
}
