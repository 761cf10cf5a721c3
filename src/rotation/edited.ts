/** A text with one credential set or taken out, or why it cannot be had. */
export type Edited = {readonly ok: true; readonly text: string} | {readonly ok: false; readonly problem: string};

/** Who reads a file of variables: each has a grammar of its own, and some files have both readers. */
export type Reader = 'systemd' | 'dotenv';
