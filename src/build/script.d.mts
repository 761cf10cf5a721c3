/** A bundled program as the launcher runs it. */
export function asScript(code: string): string;
