import type {
  CliValue,
  Command,
  Event,
  Host,
  LogLine,
  Look,
  Looked,
  Ran,
  Reading,
  ReadingName,
  Readings,
  ReadingValues,
  Rung,
  RunId,
  Session,
  Variant,
} from '../model/index.ts';
import {knownCommand} from '../openclaw/commands.ts';
import {type Ahead, nextAhead} from './ahead.ts';
import {commandFor} from './command.ts';
import {followLog, type LogFollower} from './follow.ts';
import {gate} from './gate.ts';
import {slots} from './slots.ts';

/** What the loop is given: how to look, how to run, and where events go. */
export interface LoopParts {
  readonly host: Host;
  /** Live probes in the groups in which they are first looked at: a later group builds on the earlier ones. */
  readonly groups: readonly (readonly ReadingName[])[];
  /** Milliseconds between two looks; null = never by itself. */
  everyMs(name: ReadingName): number | null;
  look(name: ReadingName, known: {readings: Readings; deep: boolean}): Promise<Reading<ReadingValues[ReadingName]>>;
  /** What matters in a reading; a look that changes nothing here is no event. */
  stableKey(name: ReadingName, reading: Reading<ReadingValues[ReadingName]>): string;
  /** Whether these readings, the same as those of the session but of now, would be judged otherwise: a start gets a minute, a line of the log is forgotten. */
  aged(readings: Readings): boolean;
  /** The journal followed by one child; each new line becomes part of the log. */
  readonly follow: {command(): Command; parse(line: string): LogLine | null};
  answer(command: string, ran: Ran, at: number): CliValue['answers'][number];
  pick(rung: Rung, version: string | null): Variant | null;
  session(): Session;
  /** A typed command as it may be kept: a responder can type a secret. */
  cleanArgv(argv: readonly string[]): readonly string[];
  dispatch(event: Event): void;
}

export interface Loop {
  /** Runs one rung now, whatever fetched it ahead; armed = the responder has seen the argv and agreed. */
  runRung(id: string, armed: boolean): void;
  runOwn(argv: readonly string[], armed: boolean): void;
  /** Ends the responder's running commands; background looks go on. */
  interrupt(): boolean;
  pause(): void;
  resume(): void;
  stop(): void;
  /** Resolves when the first look is complete, so that a caller without a screen can wait for it. */
  readonly firstLook: Promise<void>;
  /** Resolves when nothing is running and nothing more is to be fetched ahead. */
  idle(): Promise<void>;
}

export function startLoop(parts: LoopParts): Loop {
  const {host} = parts;
  const ending = new AbortController();
  const shown = new Map<ReadingName, string>();
  /** Looks that brought nothing new; they are events once time itself has made a difference. */
  const unchanged = new Map<ReadingName, Looked>();
  const running = new Map<string, AbortController>();
  let follower: LogFollower | null = null;
  /** A resumed session has its first touch already, but nothing runs before this console has looked for itself. */
  let looked = false;
  let paused = false;
  let wake: (() => void) | null = null;
  const settled: (() => void)[] = [];

  const firstLook = (async () => {
    for (const group of parts.groups) await Promise.all(group.map((name) => lookOnce(name)));
    if (ending.signal.aborted) return;
    looked = true;
    parts.dispatch({type: 'first-touch', at: host.clock.now()});
    follower = followLog({
      host,
      command: parts.follow.command(),
      parse: parts.follow.parse,
      dispatch: parts.dispatch,
      settled: () => void lookOnce('log'),
    });
    fetchAhead();
  })();
  for (const name of parts.groups.flat()) void keepLooking(name);

  return {
    runRung: (id, armed) => void runRung(id, armed),
    runOwn: (argv, armed) => void runOwn(argv, armed),
    interrupt() {
      for (const controller of running.values()) controller.abort();
      return running.size > 0;
    },
    pause() {
      paused = true;
    },
    resume() {
      paused = false;
      wake?.();
    },
    stop() {
      ending.abort();
      follower?.stop();
      for (const controller of running.values()) controller.abort();
      wake?.();
    },
    firstLook,
    async idle() {
      await firstLook;
      while (running.size > 0 || ahead() !== null) await new Promise<void>((resolve) => settled.push(resolve));
    },
  };

  async function lookOnce(name: ReadingName): Promise<void> {
    const reading = await parts.look(name, {readings: parts.session().readings, deep: false});
    if (ending.signal.aborted) return;
    const key = parts.stableKey(name, reading);
    const now = {name, reading} as Looked;
    if (shown.get(name) === key) {
      unchanged.set(name, now);
      if (name === 'http' && looked) judgeAgain();
      return;
    }
    shown.set(name, key);
    unchanged.delete(name);
    parts.dispatch({type: 'looked', at: host.clock.now(), looked: now});
    if (looked) fetchAhead();
  }

  /** Nothing new was seen and yet it can mean something else by now. */
  function judgeAgain(): void {
    const fresh = [...unchanged.values()];
    const readings: Readings = {...parts.session().readings, ...Object.fromEntries(fresh.map((one) => [one.name, one.reading]))};
    if (!parts.aged(readings)) return;
    unchanged.clear();
    for (const one of fresh) parts.dispatch({type: 'looked', at: host.clock.now(), looked: one});
  }

  async function keepLooking(name: ReadingName): Promise<void> {
    const everyMs = parts.everyMs(name);
    if (everyMs === null) return;
    await firstLook;
    while (!ending.signal.aborted) {
      await host.clock.sleep(everyMs, ending.signal);
      if (name === 'log' && follower?.alive() === true) continue;
      while (paused && !ending.signal.aborted)
        await new Promise<void>((resolve) => {
          wake = chain(wake, resolve);
        });
      if (!ending.signal.aborted) await lookOnce(name);
    }
  }

  /** Starts the read-only commands of rungs that have not run, as many at once as memory and cores allow. */
  function fetchAhead(): void {
    for (let ready = ahead(); ready !== null && running.size < slots(parts.session().readings); ready = ahead()) {
      if (ready.reason === null) void runRung(ready.id, false);
      else parts.dispatch({type: 'rung-withheld', at: host.clock.now(), rung: ready.id, reason: ready.reason});
    }
    if (running.size === 0) {
      for (const resolve of settled.splice(0)) resolve();
    }
  }

  function ahead(): Ahead | null {
    return ending.signal.aborted ? null : nextAhead(parts.session(), new Set(running.keys()), parts.pick);
  }

  async function runRung(id: string, armed: boolean): Promise<void> {
    const session = parts.session();
    const rung = session.runbook.rungs.find((candidate) => candidate.id === id);
    if (rung === undefined || running.has(id)) return;
    const found = gate(session, rung, parts.pick);
    if (found.may === 'withhold') return parts.dispatch({type: 'rung-withheld', at: host.clock.now(), rung: id, reason: found.reason});
    if (found.may === 'person') return parts.dispatch({type: 'rung-ended', at: host.clock.now(), run: nextRun(), rung: id, runs: []});
    if (found.may === 'wait' || (found.armed && !armed)) return;
    const controller = new AbortController();
    running.set(id, controller);
    const number = nextRun();
    parts.dispatch({type: 'rung-started', at: host.clock.now(), run: number, rung: id, variant: found.variant});
    const runs: Look<Ran>[] = [];
    for (const argv of found.variant.commands) runs.push(await run(argv, controller.signal));
    running.delete(id);
    if (ending.signal.aborted) return;
    parts.dispatch({type: 'rung-ended', at: host.clock.now(), run: number, rung: id, runs});
    fetchAhead();
  }

  async function runOwn(argv: readonly string[], armed: boolean): Promise<void> {
    const controller = new AbortController();
    const number = nextRun();
    const id = `own ${number}`;
    running.set(id, controller);
    parts.dispatch({
      type: 'own-started',
      at: host.clock.now(),
      run: number,
      rung: parts.session().rungs[parts.session().at]?.id ?? '',
      argv: parts.cleanArgv(argv),
      armed,
    });
    const result = await run(argv, controller.signal);
    running.delete(id);
    if (ending.signal.aborted) return;
    parts.dispatch({type: 'own-ended', at: host.clock.now(), run: number, result});
    fetchAhead();
  }

  /** The event that starts a run is dispatched at once, so the session knows the number before another one is asked for. */
  function nextRun(): RunId {
    return parts.session().lastRun + 1;
  }

  async function run(argv: readonly string[], signal: AbortSignal): Promise<Look<Ran>> {
    const command: Command = commandFor(parts.session(), argv, signal);
    const at = host.clock.now();
    const ran = await host.run(command);
    if (ran.seen && argv[0] === 'openclaw' && knownCommand(argv.slice(1)) !== null) keepAnswer(argv.slice(1).join(' '), ran.value, at);
    return ran;
  }

  /** What a rung's command said is a reading too, so the rules can use it. */
  function keepAnswer(command: string, ran: Ran, at: number): void {
    if (ending.signal.aborted) return;
    const before = parts.session().readings.cli;
    const others = before?.seen === true ? before.value.answers.filter((answer) => answer.command !== command) : [];
    const reading: Reading<CliValue> = {seen: true, value: {answers: [...others, parts.answer(command, ran, at)]}, at, tookMs: ran.tookMs};
    parts.dispatch({type: 'looked', at: host.clock.now(), looked: {name: 'cli', reading}});
    void lookOnce('capabilities');
  }
}

function chain(first: (() => void) | null, second: () => void): () => void {
  return () => {
    first?.();
    second();
  };
}
