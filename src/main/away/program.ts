import {serve} from '../../far/index.ts';
import {localHost} from '../../host/index.ts';
import {openOverThere} from '../open-gateway.ts';

// What is carried to another machine: this file is bundled by itself, streamed to a Node there, and lives there as long as its standard
// input is open. It learns what is secret before it answers anything, so that no plain value crosses the line.
serve(localHost(), process.stdin, process.stdout, () => process.exit(), openOverThere);
for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit());
