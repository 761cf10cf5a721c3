import type {Runbook} from '../model/index.ts';

/** The built-in runbooks as the build parsed them, by name. Empty in the sources, which parse the page when it is walked. */
export const parsedAhead: Readonly<Record<string, Runbook>> = {};
