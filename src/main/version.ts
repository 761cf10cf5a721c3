declare const RUNGS_VERSION: string | undefined;

/** Put in by the build; sources run by a test have none. */
export const version: string = typeof RUNGS_VERSION === 'string' ? RUNGS_VERSION : 'development';
