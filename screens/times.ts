export function clock(at: number): string {
  return new Date(at).toISOString().slice(11, 19);
}

export function ageText(ms: number): string {
  if (ms < 60_000) return 'now';
  return ms < 3_600_000
    ? `${Math.floor(ms / 60_000)} min`
    : ms < 172_800_000
      ? `${Math.floor(ms / 3_600_000)} h`
      : `${Math.floor(ms / 86_400_000)} d`;
}
