export function lineMiddle(previous: string, next: string): string | undefined;
