/** The panes in the order of their number keys. */
export const paneNames = ['ladder', 'rung', 'output', 'findings', 'supervisor', 'ports', 'capabilities', 'unit', 'log'] as const;

export type PaneName = (typeof paneNames)[number];
