/** How a rotation ended, as the exit code says it. */
export const codes = {rotated: 0, unchanged: 1, 'taken back': 2, 'not proved': 3, 'old still opens': 4} as const;
export type Ended = keyof typeof codes;
