import type {Files} from '../files.ts';
import type {Process} from '../processes.ts';

export interface NodeNeeds {
  readonly files: Files;
}

/** What is printed before an end that comes before OpenClaw's own log is open. */
export function moduleNotFound(entry: string, node: string): readonly string[] {
  return [
    'node:internal/modules/cjs/loader:1568',
    '  throw err;',
    '  ^',
    `Error: Cannot find module '${entry}'`,
    '    at Module._resolveFilename (node:internal/modules/cjs/loader:1564:15)',
    '    at Module._load (node:internal/modules/cjs/loader:1341:5)',
    '    at node:internal/main/run_main_module:33:47 {',
    "  code: 'MODULE_NOT_FOUND',",
    '  requireStack: []',
    '}',
    `Node.js v${node}`,
  ];
}

export function wrongNode(node: string, process: Process): readonly string[] {
  return [
    `openclaw: Node ${node}: node:sqlite is unavailable; use 24.16+/26.1+ or a build with the fix.`,
    `Detected: node ${node} (exec: ${process.exe}).`,
    `PATH searched: ${process.env.get('PATH') ?? ''}`,
  ];
}

export function heapLimit(process: Process, heapMb: number): readonly string[] {
  return [
    '<--- Last few GCs --->',
    `[${process.pid}:0x3e982000]      921 ms: Mark-Compact ${heapMb - 1}.0 (${heapMb + 2}.3) -> ${heapMb - 2}.3 (${heapMb + 4}.7) MB, pooled: 0 MB, 33.94 / 0.00 ms  (average mu = 0.310, current mu = 0.156) allocation failure; scavenge might not succeed`,
    'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory',
    '----- Native stack trace -----',
    ` 1: 0x931db0  [${process.exe}]`,
  ];
}

/** The version of the Node that a process was started with. */
export function nodeVersionOf(world: NodeNeeds, process: Pick<Process, 'exe'>): string {
  return /v(\d+\.\d+\.\d+)/.exec(world.files.peek(process.exe)?.text ?? '')?.[1] ?? '0.0.0';
}
