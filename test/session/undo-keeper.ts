import type {Clock, Command, Host, Look, Ran} from '../../src/model/index.ts';

/** What a user's manager does with `systemd-run --on-active`: it keeps the commands, runs them when their time has come, and tells of it. */
export interface UndoKeeper {
  /** Null where the command is nothing for it. */
  answer(command: Command): Promise<Look<Ran>> | null;
  /** What was set, by name, with what became of it. */
  /** It cannot be reached. */
  refuses: boolean;
  readonly set: Map<string, {state: 'waits' | 'ran' | 'failed' | 'ended'; readonly commands: readonly (readonly string[])[]}>;
}

export function undoKeeper(host: Host, clock: Clock): UndoKeeper {
  const set: UndoKeeper['set'] = new Map();
  const stops = new Map<string, AbortController>();
  const said = (argv: readonly string[], stdout: string, exit = 0, stderr = ''): Promise<Look<Ran>> => {
    const captured = (text: string) => ({text, bytes: text.length, lines: 1, cut: null, sha256: null});
    const ran = {argv, ended: 'exit' as const, exit, signal: null, tookMs: 1, stdout: captured(stdout), stderr: captured(stderr)};
    return Promise.resolve({seen: true, value: ran});
  };
  const begin = (argv: readonly string[]): Promise<Look<Ran>> => {
    const optionOf = (name: string): string => argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3) ?? '';
    const name = optionOf('unit');
    if (keeper.refuses) return said(argv, '', 1, 'Failed to connect to bus: No such file or directory');
    if (name === '' || set.has(name))
      return said(argv, '', 1, `Failed to start transient timer unit: Unit ${name}.timer was already loaded`);
    const before = argv.flatMap((word) => (word.startsWith('--property=ExecStartPre=') ? [wordsIn(word.slice(24))] : []));
    const commands = [...before, argv.slice(argv.indexOf('--') + 1)].map(([env, ...words]) =>
      env === '/usr/bin/env' ? words : [env ?? ''],
    );
    const one = {state: 'waits' as 'waits' | 'ran' | 'failed' | 'ended', commands};
    const stop = new AbortController();
    set.set(name, one);
    stops.set(name, stop);
    void clock.sleep(Number.parseInt(optionOf('on-active'), 10) * 1000, stop.signal).then(async () => {
      if (stop.signal.aborted) return;
      one.state = 'ran';
      for (const words of commands) {
        const ran = await host.run({argv: words, limitMs: 60_000, keepBytes: 1000});
        if (!ran.seen || ran.value.exit !== 0) one.state = 'failed';
      }
    });
    return said(argv, `Running timer as unit: ${name}.timer\n`);
  };
  const show = (argv: readonly string[], name: string): Promise<Look<Ran>> => {
    const state = set.get(name)?.state;
    const of = {
      waits: ['active', 'inactive'],
      ran: ['inactive', 'active'],
      failed: ['inactive', 'failed'],
      ended: ['inactive', 'inactive'],
    }[state ?? 'ended'];
    return said(argv, `Id=${name}.timer\nActiveState=${of[0]}\nSubState=dead\n\nId=${name}.service\nActiveState=${of[1]}\nSubState=dead\n`);
  };
  const keeper: UndoKeeper = {
    refuses: false,
    set,
    answer({argv}) {
      const [program, ...words] = argv;
      const name = words.map((word) => /^(rungs-undo-[\w-]+)\.timer$/.exec(word)?.[1]).find((one) => one !== undefined);
      if (program === 'systemd-run') return begin(argv);
      if (program !== 'systemctl' || name === undefined) return null;
      if (words.includes('show')) return show(argv, name);
      const one = set.get(name);
      if (one?.state !== 'waits') return said(argv, '', 5, `Failed to stop ${name}.timer: Unit ${name}.timer not loaded.`);
      one.state = 'ended';
      stops.get(name)?.abort();
      return said(argv, '');
    },
  };
  return keeper;
}

/** The quoted words of a command line of a unit. */
function wordsIn(line: string): readonly string[] {
  return [...line.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, word = '']) => word.replaceAll(/\\(.)/g, '$1'));
}
