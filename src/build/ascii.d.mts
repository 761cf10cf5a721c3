export function ascii(code: string): string;
