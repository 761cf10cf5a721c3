/** The same program with every character beyond ASCII written as an escape. */
export function ascii(code: string): string;
