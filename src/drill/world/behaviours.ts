import {type BootNeeds, bootGateway} from './gateway/boot.ts';
import {isLauncher, launch} from './mac/launcher.ts';
import type {Process} from './processes.ts';
import {type RescueNeeds, runRescue} from './rescue.ts';
import type {Manager} from './systemd/manager.ts';

/** What the programs of a world find on their host. */
export interface ProgramNeeds extends BootNeeds, RescueNeeds {
  readonly managers: {readonly user: Manager; readonly system: Manager};
}

/** What a program does once it runs, by the mark on its file. A program without an entry here runs on and does nothing. */
export const programs: Readonly<Record<string, (world: ProgramNeeds, process: Process) => void>> = {
  node: startNode,
  python: startPython,
  rescue: runRescue,
};

/** Node runs the first .js file of its argv; a gateway is the only one that does something here. */
function startNode(world: ProgramNeeds, process: Process): void {
  const word = process.argv.slice(1).find((one) => !one.startsWith('-'));
  // A container's command names it from the folder in which it begins.
  const entry = word === undefined || word.startsWith('/') ? word : `${process.cwd}/${word}`;
  if (!entry?.endsWith('.js') || !process.argv.includes('gateway')) return;
  if (isLauncher(world, process)) launch(world, process, (child) => bootGateway(world, child, entry));
  else bootGateway(world, process, entry);
}

/** `python3 -m http.server PORT` answers every path with a page of its own. */
function startPython(world: ProgramNeeds, process: Process): void {
  const port = Number(process.argv.at(-1));
  if (!process.argv.includes('http.server') || !Number.isInteger(port)) return;
  world.processes.listen(process.pid, '127.0.0.1', port, () => ({status: 404, type: 'text/html;charset=utf-8', body: notFound}));
}

const notFound = `<!DOCTYPE HTML>
<html lang="en">
    <head>
        <meta charset="utf-8">
        <title>Error response</title>
    </head>
    <body>
        <h1>Error response</h1>
        <p>Error code: 404</p>
        <p>Message: File not found.</p>
        <p>Error code explanation: 404 - Nothing matches the given URI.</p>
    </body>
</html>
`;
