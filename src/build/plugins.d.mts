import type {Plugin} from 'vite';

export function inkTableEsm(): Plugin;
export function textFiles(): Plugin;
export function inkFast(): Plugin;
