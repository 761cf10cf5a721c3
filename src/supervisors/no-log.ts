import type {SupervisorLog} from './supervisor.ts';

/** Of a supervisor that keeps no log of its own, or one that is not read yet. */
export const noLog: SupervisorLog = {read: async () => [], kernel: () => null, follow: () => null, entry: () => null};
