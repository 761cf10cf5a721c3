import type {Facts, Step} from '../model/index.ts';
import {refusalOfNode} from '../openclaw/answers.ts';
import {look, path, say} from '../steps/index.ts';
import {openclaw, steps, walk} from './shared/commands.ts';
import {clear, holds, maybe, rule, unknown, whyUnseen} from './shared/rule.ts';
import {quote} from './shared/words.ts';

export const cliUnusable = rule({
  code: 'cli-unusable',
  title: 'The openclaw command cannot run under the Node that it finds',
  severity: 'note',
  behind: ['node-mismatch'],
  needs: [],
  judge(_, facts) {
    const cli = maybe(facts, 'cli');
    const command = commandOf(facts);
    // Without a command nobody asked it anything; with one, a look that has not asked it yet proves nothing.
    if (cli === null) return command === null || facts.readings.cli === undefined ? clear : unknown(whyUnseen(facts, 'cli'));
    const refusals = cli.answers.flatMap((answer) => {
      const line = refusalOfNode(answer);
      return line === null ? [] : [{answer, line}];
    });
    const [first] = refusals;
    if (first === undefined || refusals.length < cli.answers.length) return clear;
    const {path: file, nodeWanted} = command ?? {path: 'openclaw', nodeWanted: null};
    return holds({
      text:
        `${file} ended before it did anything, each time it was asked: "${quote(first.line)}". ` +
        `What only it can tell was not seen.${nodeWanted === null ? '' : ` It wants Node ${nodeWanted}.`}`,
      evidence: refusals.slice(0, 2).map(({answer, line}) => ({
        probe: 'cli' as const,
        line: `openclaw ${answer.command}: exit ${answer.exit}, ${quote(line)}`,
      })),
      next: steps(look`head -n 1 ${path(file)}`, look`node --version`, mend(facts, nodeWanted), walk('upgrade', 'Map')),
    });
  },
  explain: {
    means: 'Every openclaw command ends at once, because the Node that it is run under is missing or outside the range of the release.',
    why: 'The command names `node` and takes the first one on the PATH, which is another one than the service is started with.',
    misleads: 'The gateway may run and be well: it has its own Node. An error of `openclaw status` says nothing about it then.',
    next: (facts) => steps(look`node --version`, openclaw(facts)`--version`),
    page: 'install/node',
  },
});

function commandOf(facts: Facts): {readonly path: string; readonly nodeWanted: string | null} | null {
  const install = maybe(facts, 'install');
  if (install?.cli.seen) return install.cli.value;
  return facts.gateway.cliPath === null ? null : {path: facts.gateway.cliPath, nodeWanted: null};
}

/** The Node of the service fits where the gateway runs, so that one is worth naming. */
function mend(facts: Facts, nodeWanted: string | null): Step {
  const node = maybe(facts, 'install')?.unit?.node;
  const name = facts.gateway.user.name;
  return node?.exists === true
    ? say`put the Node of the service, ${node.path}, first on the PATH of ${name}, and run the command again`
    : say`put a Node that fits${nodeWanted === null ? '' : ` (${nodeWanted})`} first on the PATH of ${name}, and run the command again`;
}
