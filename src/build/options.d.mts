import type {InputOptions} from 'rolldown';

export const root: string;
export const bundleOptions: InputOptions;
