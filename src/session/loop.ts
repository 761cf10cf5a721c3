import type {
  CliValue,
  Command,
  Event,
  Facts,
  Host,
  Judgement,
  LogNews,
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
import {type Admission, type Answer, ask, type Request, redeem} from './gate/index.ts';
import {isOpenclaw} from './gate/openclaw.ts';
import {startJudging} from './judging.ts';
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
  judge(facts: Facts): Judgement;
  /** When the same readings would be judged otherwise although nothing has happened; null = never. */
  judgedOtherwiseAt(facts: Facts): number | null;
  /** The release whose rules judge. */
  readonly rules: string;
  /** The journal followed by one child; what its new lines say becomes part of the log. */
  readonly follow: {command(): Command; news(raw: readonly string[]): LogNews};
  answer(command: string, ran: Ran, at: number): CliValue['answers'][number];
  pick(rung: Rung, version: string | null): Variant | null;
  session(): Session;
  /** A typed command as it may be kept: a responder can type a secret. */
  cleanArgv(argv: readonly string[]): readonly string[];
  dispatch(event: Event): void;
}

export interface Loop {
  /** What the gate says to this request as things stand now. */
  ask(request: Request): Answer;
  /** Runs what the gate has admitted, once, and resolves with its number when it has ended; null = it was not run. */
  run(admission: Admission): Promise<RunId | null>;
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
  const running = new Map<RunId, AbortController>();
  let follower: LogFollower | null = null;
  /** A resumed session has its first touch already, but nothing runs before this console has looked for itself. */
  let looked = false;
  let paused = false;
  let wake: (() => void) | null = null;
  const settled: (() => void)[] = [];
  const judging = startJudging({...parts, ending: ending.signal, lookAgain: (name) => lookOnce(name, true)});

  const firstLook = (async () => {
    for (const group of parts.groups) {
      // Followed from before the log is looked at, so that no line falls between the two.
      if (group.includes('log')) follower = startFollowing();
      await Promise.all(group.map((name) => lookOnce(name)));
    }
    if (ending.signal.aborted) return;
    looked = true;
    parts.dispatch({type: 'first-touch', at: host.clock.now()});
    const {log} = parts.session().readings;
    follower?.handOn(log?.seen === true ? log.value.lines : []);
    judging.judgeNow();
    fetchAhead();
  })();
  for (const name of parts.groups.flat()) void keepLooking(name);

  return {
    ask: (request) => ask(parts.session(), request, parts.pick),
    run: runAdmitted,
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

  /** What is looked at again is an event even where nothing new was seen, because it is of now. */
  async function lookOnce(name: ReadingName, again = false): Promise<void> {
    const reading = await parts.look(name, {readings: parts.session().readings, deep: false});
    if (ending.signal.aborted) return;
    const key = parts.stableKey(name, reading);
    const same = shown.get(name) === key;
    if (same && !again) return;
    shown.set(name, key);
    parts.dispatch({type: 'looked', at: host.clock.now(), looked: {name, reading} as Looked, ...(same ? {same} : {})});
    if (same) return;
    if (looked) judging.settle();
    else judging.judgeNow();
    if (looked) fetchAhead();
  }

  function startFollowing(): LogFollower {
    return followLog({
      host,
      command: parts.follow.command(),
      news: parts.follow.news,
      dispatch(event) {
        parts.dispatch(event);
        // What the kernel says of a process that it killed stands in a log of its own.
        if (event.news.exits.some((exit) => exit.how === 'killed')) void lookOnce('log');
        judging.settle();
      },
    });
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
      if ('admission' in ready) void runAdmitted(ready.admission);
      else parts.dispatch({type: 'rung-withheld', at: host.clock.now(), rung: ready.id, reason: ready.reason});
    }
    if (running.size === 0) {
      for (const resolve of settled.splice(0)) resolve();
    }
  }

  function ahead(): Ahead | null {
    // In a resumed session a run can end before the first look; what is admitted then only waits for it, and would be asked for again at once.
    return ending.signal.aborted || !looked ? null : nextAhead(parts.session(), parts.pick);
  }

  /** Whoever asks: nothing runs that the gate has not admitted, and what it admitted is looked at once more before it runs. */
  async function runAdmitted(admission: Admission): Promise<RunId | null> {
    if (!redeem(admission, parts.session().id)) return null;
    // What was seen by an earlier console says nothing of the host now.
    if (!looked && admission.commands.some((argv) => isOpenclaw(parts.session().gateway, argv))) await firstLook;
    if (ending.signal.aborted) return null;
    const {request} = admission;
    const now = ask(parts.session(), request, parts.pick);
    if (now.is === 'withhold' || (now.is === 'arm' && !admission.armed)) {
      const reason = now.is === 'withhold' ? now.reason : 'it may change this host by now';
      if (request.kind !== 'rung') parts.dispatch({type: 'own-withheld', at: host.clock.now(), ...whereAndWhat(request.argv), reason});
      else if (now.is === 'arm' || !now.passing) parts.dispatch({type: 'rung-withheld', at: host.clock.now(), rung: request.id, reason});
      return null;
    }
    return request.kind === 'rung' ? runRung(request.id, admission) : runOwn(request.argv, admission.armed);
  }

  async function runRung(rung: string, {commands, variant, armed}: Admission): Promise<RunId> {
    const run = nextRun();
    if (variant === null || commands.length === 0) {
      parts.dispatch({type: 'rung-ended', at: host.clock.now(), run, rung, runs: []});
      return run;
    }
    parts.dispatch({type: 'rung-started', at: host.clock.now(), run, rung, variant});
    const runs: Look<Ran>[] = [];
    await whileRunning(run, async (signal) => {
      for (const argv of commands) runs.push(await runHere(argv, armed, signal));
    });
    if (ending.signal.aborted) return run;
    parts.dispatch({type: 'rung-ended', at: host.clock.now(), run, rung, runs});
    fetchAhead();
    return run;
  }

  async function runOwn(argv: readonly string[], armed: boolean): Promise<RunId> {
    const run = nextRun();
    parts.dispatch({type: 'own-started', at: host.clock.now(), run, ...whereAndWhat(argv), armed});
    const result = await whileRunning(run, (signal) => runHere(argv, armed, signal));
    if (ending.signal.aborted) return run;
    parts.dispatch({type: 'own-ended', at: host.clock.now(), run, result});
    fetchAhead();
    return run;
  }

  /** On which rung the responder is, and the command as it may be kept. */
  function whereAndWhat(argv: readonly string[]): {readonly rung: string; readonly argv: readonly string[]} {
    const session = parts.session();
    return {rung: session.rungs[session.at]?.id ?? '', argv: parts.cleanArgv(argv)};
  }

  async function whileRunning<T>(run: RunId, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    running.set(run, controller);
    try {
      return await work(controller.signal);
    } finally {
      running.delete(run);
    }
  }

  /** The event that starts a run is dispatched at once, so the session knows the number before another one is asked for. */
  function nextRun(): RunId {
    return parts.session().lastRun + 1;
  }

  async function runHere(argv: readonly string[], armed: boolean, signal: AbortSignal): Promise<Look<Ran>> {
    // A look leaves nothing behind; a change may be there to start something, in the surroundings that its owner would give it.
    const command: Command = {...commandFor(parts.session(), argv, signal), ...(armed ? {mayLeave: true, scratch: false} : {})};
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
