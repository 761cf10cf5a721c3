import type {CliValue, Command, Event, Host, Look, Looked, Ran, Reading, ReadingName, RunId} from '../model/index.ts';
import {knownOnSome} from '../openclaw/commands.ts';
import {type Ahead, nextAhead} from './ahead.ts';
import {commandFor} from './command.ts';
import {followLog, type LogFollower} from './follow.ts';
import {type Admission, type Answer, ask, isMend, type MendRequest, type Request, redeem} from './gate/index.ts';
import {isOpenclaw} from './gate/openclaw.ts';
import {type JudgingOfNow, startJudging} from './judging.ts';
import type {Loop, LoopParts} from './loop-parts.ts';
import {runMend} from './mend.ts';
import {watchUndo} from './mend-armed.ts';
import type {MendParts} from './mend-parts.ts';
import {Pause} from './pause.ts';
import {slots} from './slots.ts';

export function startLoop(parts: LoopParts): Loop {
  const loop = new HostLoop(parts);
  loop.start();
  return loop;
}

class HostLoop implements Loop {
  readonly #parts: LoopParts;
  readonly #host: Host;
  readonly #ending = new AbortController();
  readonly #shown = new Map<ReadingName, string>();
  readonly #running = new Map<RunId, AbortController>();
  readonly #settled: (() => void)[] = [];
  readonly #judging: JudgingOfNow;
  #follower: LogFollower | null = null;
  /** A resumed session has its first touch already, but nothing runs before this console has looked for itself. */
  #looked = false;
  readonly #pause = new Pause();
  #firstLook: Promise<void> = Promise.resolve();
  #again: Promise<void> | null = null;
  #afterwards: Promise<unknown> = Promise.resolve();

  constructor(parts: LoopParts) {
    this.#parts = parts;
    this.#host = parts.host;
    this.#judging = startJudging({...parts, ending: this.#ending.signal, lookAgain: (name) => this.#lookOnce(name, true)});
  }

  start(): void {
    this.#firstLook = this.#lookFirst();
    for (const name of this.#all()) void this.#keepLooking(name);
  }

  get firstLook(): Promise<void> {
    return this.#firstLook;
  }

  ask(request: Request): Answer {
    return ask(this.#parts.session(), request, this.#parts.pick);
  }

  run(admission: Admission): Promise<RunId | null> {
    return this.#runAdmitted(admission);
  }

  interrupt(): boolean {
    for (const controller of this.#running.values()) controller.abort();
    return this.#running.size > 0;
  }

  lookAgain(): Promise<void> {
    this.#again ??= this.#lookAt(this.#all()).finally(() => {
      this.#again = null;
    });
    return this.#again;
  }

  pause(): void {
    this.#pause.begin();
  }

  resume(): void {
    this.#pause.end();
  }

  stop(): void {
    this.#ending.abort();
    this.#follower?.stop();
    for (const controller of this.#running.values()) controller.abort();
    this.#pause.end();
  }

  async idle(): Promise<void> {
    await this.#firstLook;
    await this.#afterwards;
    while (this.#running.size > 0 || this.#ahead() !== null) await new Promise<void>((resolve) => this.#settled.push(resolve));
  }

  async #lookFirst(): Promise<void> {
    for (const group of this.#parts.groups) {
      // Followed before the log is looked at, so that no line falls between.
      if (group.includes('log')) this.#follower = this.#startFollowing();
      await Promise.all(group.map((name) => this.#lookOnce(name)));
    }
    if (this.#ending.signal.aborted) return;
    this.#looked = true;
    this.#dispatch({type: 'first-touch', at: this.#host.clock.now()});
    const {log} = this.#parts.session().readings;
    this.#follower?.handOn(log?.seen === true ? log.value.lines : []);
    this.#judging.judgeNow();
    this.#fetchAhead();
    this.#lookAfterwards();
    watchUndo(this.#actParts(this.#ending.signal));
  }

  #actParts(signal: AbortSignal): Omit<MendParts, 'run'> {
    return {...this.#parts, signal, ending: this.#ending.signal, lookAgain: (names) => this.#lookAt(names)};
  }

  #all(): readonly ReadingName[] {
    return [...this.#parts.groups.flat(), ...this.#parts.afterwards];
  }

  #lookAfterwards(): void {
    this.#afterwards = Promise.all(this.#parts.afterwards.map((name) => this.#lookOnce(name)));
  }

  /** What is looked at again is an event even where nothing new was seen: it is of now. */
  async #lookOnce(name: ReadingName, again = false): Promise<void> {
    const reading = await this.#parts.look(name, {readings: this.#parts.session().readings, deep: false});
    if (this.#ending.signal.aborted) return;
    const key = this.#parts.stableKey(name, reading);
    const same = this.#shown.get(name) === key;
    if (same && !again) return;
    this.#shown.set(name, key);
    this.#dispatch({type: 'looked', at: this.#host.clock.now(), looked: {name, reading} as Looked, ...(same ? {same} : {})});
    if (same) return;
    if (this.#looked) this.#judging.settle();
    else this.#judging.judgeNow();
    if (this.#looked) this.#fetchAhead();
  }

  async #lookAt(names: readonly ReadingName[]): Promise<void> {
    await this.#firstLook;
    await Promise.all(names.map((name) => this.#lookOnce(name, true)));
    await this.#judging.settled();
  }

  #startFollowing(): LogFollower {
    return followLog({
      host: this.#host,
      command: this.#parts.follow.command(),
      news: this.#parts.follow.news,
      dispatch: (event) => {
        this.#dispatch(event);
        // What the kernel says of a process that it killed stands in a log of its own.
        if (event.news.exits.some((exit) => exit.how === 'killed')) void this.#lookOnce('log');
        this.#judging.settle();
      },
    });
  }

  async #keepLooking(name: ReadingName): Promise<void> {
    await this.#firstLook;
    for (let waitMs = this.#parts.everyMs(name); waitMs !== null && !this.#ending.signal.aborted; waitMs = this.#parts.everyMs(name)) {
      await this.#host.clock.sleep(waitMs, this.#ending.signal);
      if (name === 'log' && this.#follower?.alive() === true) continue;
      await this.#pause.over();
      if (!this.#ending.signal.aborted) await this.#lookOnce(name);
    }
  }

  /** Starts the read-only commands of rungs that have not run, as many at once as memory and cores allow. */
  #fetchAhead(): void {
    for (let ready = this.#ahead(); ready !== null && this.#running.size < slots(this.#parts.session().readings); ready = this.#ahead()) {
      if ('admission' in ready) void this.#runAdmitted(ready.admission);
      else this.#dispatch({type: 'rung-withheld', at: this.#host.clock.now(), rung: ready.id, reason: ready.reason});
    }
    if (this.#running.size === 0) {
      for (const resolve of this.#settled.splice(0)) resolve();
    }
  }

  #ahead(): Ahead | null {
    // In a resumed session a run can end before the first look; what is admitted then only waits, and would be asked for again.
    return this.#ending.signal.aborted || !this.#looked ? null : nextAhead(this.#parts.session(), this.#parts.pick);
  }

  /** Whoever asks: nothing runs that the gate has not admitted, and what it admitted is looked at once more before it runs. */
  async #runAdmitted(admission: Admission): Promise<RunId | null> {
    if (!redeem(admission, this.#parts.session().id)) return null;
    // What was seen by an earlier console says nothing of the host now.
    if (!this.#looked && admission.commands.some((argv) => isOpenclaw(this.#parts.session().gateway, argv))) await this.#firstLook;
    if (this.#ending.signal.aborted) return null;
    const {request} = admission;
    if (isMend(request)) return this.#runMend(request, admission);
    const now = ask(this.#parts.session(), request, this.#parts.pick);
    if (now.is === 'withhold' || (now.is === 'arm' && !admission.armed)) {
      const reason = now.is === 'withhold' ? now.reason : 'it may change this host by now';
      if (request.kind !== 'rung')
        this.#dispatch({type: 'own-withheld', at: this.#host.clock.now(), ...this.#whereAndWhat(request.argv), reason});
      else if (now.is === 'arm' || !now.passing)
        this.#dispatch({type: 'rung-withheld', at: this.#host.clock.now(), rung: request.id, reason});
      return null;
    }
    return request.kind === 'rung' ? this.#runRung(request.id, admission) : this.#runOwn(request.argv, admission.armed);
  }

  async #runRung(rung: string, {commands, variant, armed}: Admission): Promise<RunId> {
    const run = this.#nextRun();
    if (variant === null || commands.length === 0) {
      this.#dispatch({type: 'rung-ended', at: this.#host.clock.now(), run, rung, runs: []});
      return run;
    }
    this.#dispatch({type: 'rung-started', at: this.#host.clock.now(), run, rung, variant});
    const runs: Look<Ran>[] = [];
    await this.#whileRunning(run, async (signal) => {
      for (const argv of commands) runs.push(await this.#runHere(argv, armed, signal));
    });
    if (this.#ending.signal.aborted) return run;
    this.#dispatch({type: 'rung-ended', at: this.#host.clock.now(), run, rung, runs});
    this.#fetchAhead();
    return run;
  }

  async #runOwn(argv: readonly string[], armed: boolean): Promise<RunId> {
    const run = this.#nextRun();
    this.#dispatch({type: 'own-started', at: this.#host.clock.now(), run, ...this.#whereAndWhat(argv), armed});
    const result = await this.#whileRunning(run, (signal) => this.#runHere(argv, armed, signal));
    if (this.#ending.signal.aborted) return run;
    this.#dispatch({type: 'own-ended', at: this.#host.clock.now(), run, result});
    this.#fetchAhead();
    return run;
  }

  /** What it asks for is asked once more by the act itself, after it has looked at the host again. */
  async #runMend(request: MendRequest, {plan}: Admission): Promise<RunId | null> {
    if (plan === undefined) return null;
    const run = this.#nextRun();
    await this.#whileRunning(run, (signal) => runMend({...this.#actParts(signal), run}, request, plan));
    if (!this.#ending.signal.aborted) this.#fetchAhead();
    return run;
  }

  /** On which rung the responder is, and the command as it may be kept. */
  #whereAndWhat(argv: readonly string[]): {readonly rung: string; readonly argv: readonly string[]} {
    const session = this.#parts.session();
    return {rung: session.rungs[session.at]?.id ?? '', argv: this.#parts.cleanArgv(argv)};
  }

  async #whileRunning<T>(run: RunId, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    this.#running.set(run, controller);
    try {
      return await work(controller.signal);
    } finally {
      this.#running.delete(run);
    }
  }

  /** The event that starts a run is dispatched at once, so the session knows the number before another one is asked for. */
  #nextRun(): RunId {
    return this.#parts.session().lastRun + 1;
  }

  async #runHere(argv: readonly string[], armed: boolean, signal: AbortSignal): Promise<Look<Ran>> {
    // A look leaves nothing behind; a change may be there to start something, as its owner would.
    const command: Command = {...commandFor(this.#parts.session(), argv, signal), ...(armed ? {mayLeave: true, scratch: false} : {})};
    const at = this.#host.clock.now();
    const ran = await this.#host.run(command);
    if (ran.seen && argv[0] === 'openclaw' && knownOnSome(argv.slice(1)) !== null) this.#keepAnswer(argv.slice(1).join(' '), ran.value, at);
    return ran;
  }

  /** What a rung's command said is a reading too, so the rules can use it. */
  #keepAnswer(command: string, ran: Ran, at: number): void {
    if (this.#ending.signal.aborted) return;
    const before = this.#parts.session().readings.cli;
    const others = before?.seen === true ? before.value.answers.filter((answer) => answer.command !== command) : [];
    const reading: Reading<CliValue> = {
      seen: true,
      value: {answers: [...others, this.#parts.answer(command, ran, at)]},
      at,
      tookMs: ran.tookMs,
    };
    this.#dispatch({type: 'looked', at: this.#host.clock.now(), looked: {name: 'cli', reading}});
    void this.#lookOnce('capabilities');
  }

  #dispatch(event: Event): void {
    this.#parts.dispatch(event);
  }
}
