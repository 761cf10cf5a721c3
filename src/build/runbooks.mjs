import {readdir, readFile} from 'node:fs/promises';

const ahead = /[\\/]src[\\/]runbook[\\/]parsed-ahead\.ts$/;

/**
 * The runbooks that ship are parsed once, here: reading their Markdown costs 60 ms of processor time at every start, and a mistake
 * in one of them is worth a failed build. A responder's own file is parsed where it is read.
 */
export const runbooksParsedAhead = (root) => ({
  name: 'runbooks-parsed-ahead',
  load: {
    filter: {id: ahead},
    async handler() {
      const {parseRunbook} = await import(`${root}src/runbook/parse.ts`);
      const {rules} = await import(`${root}src/rules/index.ts`);
      const codes = new Set(rules.map((rule) => rule.code));
      const runbooks = {};
      for (const file of (await readdir(`${root}runbooks`)).filter((name) => name.endsWith('.md')).sort()) {
        const parsed = parseRunbook(await readFile(`${root}runbooks/${file}`, 'utf8'), `runbooks/${file}`, {codes});
        if (!parsed.ok) throw new Error(parsed.problems.join('\n'));
        runbooks[file.slice(0, -'.md'.length)] = parsed.runbook;
      }
      // V8 reads JSON in a tenth of the time that it takes for the same words as a program.
      return {moduleType: 'js', code: `export const parsedAhead = JSON.parse(${JSON.stringify(JSON.stringify(runbooks))});`};
    },
  },
});
