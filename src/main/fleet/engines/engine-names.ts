export const engineNames = ['ssh', 'clush', 'ansible'] as const;
export type EngineName = (typeof engineNames)[number];
