/** What the launcher hands to the program; its parts stand in start.ts and compiled.ts. */
export interface Launcher {
  /** Keeps what V8 has compiled up to now for the next start; once, where it is worth it. */
  keepCompiled(): Promise<void>;
  /** Goes back to the shell's screen before a word for the shell is written, when the first line is still all there is. */
  leaveSplash(): void;
}

declare const launcher: Launcher | undefined;

/** Sources run by a test have no launcher. */
export const launcherHandle: Launcher = typeof launcher === 'object' ? launcher : {async keepCompiled() {}, leaveSplash() {}};
