import {hostname} from 'node:os';
import type {Platform} from '../model/index.ts';
import {ownPath, ownUser} from './environment.ts';

/** The machine that this process runs on, and who runs it. Of any other machine its host tells. */
export function localPlatform(): Platform {
  return {os: process.platform, user: ownUser(), path: ownPath().split(':')};
}

export function localName(): string {
  return hostname();
}
