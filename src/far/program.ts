import {localHost} from '../host/index.ts';
import {serve} from './serve.ts';

// The far side: this file is bundled by itself, streamed to a Node somewhere else, and lives there as long as its standard input is
// open. What it started ends with it.
serve(localHost(), process.stdin, process.stdout, () => process.exit());
for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit());
