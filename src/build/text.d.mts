import type {Plugin} from 'vite';

export function textFiles(): Plugin;
