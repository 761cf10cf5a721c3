import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {createCleaner, withheld} from '../../../src/host/index.ts';
import {headIn, headOf, parseJournal, witnessIn} from '../../../src/journal/index.ts';
import {parseConfig} from '../../../src/probes/parse/config.ts';
import {parseDotenv, parseEnvFile, parseEnviron, parseShownEnvironment} from '../../../src/probes/parse/env-file.ts';
import {parseFileLine} from '../../../src/probes/parse/file-log.ts';
import {parseLsof, parsePs} from '../../../src/probes/parse/mac-processes.ts';
import {parseDmesgLine} from '../../../src/probes/parse/oom.ts';
import {parseCmdline, parseProcessStat, parseProcessStatus} from '../../../src/probes/parse/process.ts';
import {parseListening} from '../../../src/probes/parse/sockets.ts';
import {parseRunbook} from '../../../src/runbook/parse.ts';
import {looksSecret} from '../../../src/session/looks-secret.ts';
import {printWords} from '../../../src/steps/index.ts';
import {splitWords} from '../../../src/steps/split-words.ts';
import {parseInspect} from '../../../src/supervisors/container/inspected.ts';
import {parseContainers} from '../../../src/supervisors/container/listed.ts';
import {parseContainerLine} from '../../../src/supervisors/container/log.ts';
import {parsePlist} from '../../../src/supervisors/launchd/plist.ts';
import {parseDisabled, parseLaunchctlPrint} from '../../../src/supervisors/launchd/print.ts';
import {parseExecStart} from '../../../src/supervisors/systemd/exec-start.ts';
import {parseJournalLine} from '../../../src/supervisors/systemd/journal-entry.ts';
import {parseProperties, parsePropertyBlocks} from '../../../src/supervisors/systemd/properties.ts';
import {expand} from '../../../src/supervisors/systemd/specifiers.ts';
import {parseDuration, parseStamp} from '../../../src/supervisors/systemd/time.ts';
import {parseEnvironment, parseUnitFile} from '../../../src/supervisors/systemd/unit-file.ts';
import {splitBlanks, splitWords as unitWords} from '../../../src/supervisors/systemd/words-of.ts';
import {withoutPersonal} from '../../../src/ticket/personal/replace.ts';

/** Something that reads text which others wrote. It throws where it does not do what it must. */
export interface Target {
  readonly name: string;
  readonly seeds: readonly string[];
  run(text: string): void;
}

const root = new URL('../../../', import.meta.url).pathname;

function samples(folder: string, ends = /\.(?:txt|jsonl?|service|conf|plist)$/): readonly string[] {
  const path = join(root, 'test/samples', folder);
  return readdirSync(path)
    .filter((name) => ends.test(name))
    .map((name) => readFileSync(join(path, name), 'utf8').slice(0, 8000));
}

const lines = (folder: string) => samples(folder).flatMap((text) => text.split('\n').slice(0, 12));

/** Each of these reads the whole text; what it cannot read it has to say, not throw. */
function reads(name: string, seeds: readonly string[], ...readers: readonly ((text: string) => unknown)[]): Target {
  return {
    name,
    seeds,
    run(text) {
      for (const read of readers) read(text);
    },
  };
}

const secret = 'Zx81mQ7vLr2Kd9Tn4Wb6';
const place = '‡';
const cleaner = await createCleaner({key: Buffer.alloc(32, 7)}).tell(({value}) => value('FUZZED', secret));

/** What is known is gone, wherever it stands; what is clean stays as it is. */
const cleaning: Target = {
  name: 'cleaner',
  seeds: [
    `Authorization: Bearer ${place}`,
    `{"a":"${place}","b":["x\\n${place}"]}`,
    `https://u:${place}@example.org/?k=${place}#x`,
    `curl -H 'X-Api-Key: ${place}' --data "password=${place}"`,
    ...lines('log'),
    ...samples('unit'),
  ],
  run(text) {
    const cleaned = cleaner.clean(text.replaceAll(place, ` ${secret} `), 'fuzz');
    if (cleaned === withheld) throw new Error('it failed within, and the text is withheld');
    if (cleaned.includes(secret)) throw new Error(`the secret is still there: ${JSON.stringify(cleaned)}`);
    if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/.test(cleaned))
      throw new Error(`a control character is left: ${JSON.stringify(cleaned)}`);
  },
};

/** A command that may be pasted is read back as the words that it is of. */
const quoting: Target = {
  name: 'quoting',
  seeds: ['ls\n-la\n/tmp/a b', "echo\n$(id)\n`id`\n'", 'x\n~\n=y\n%1\n!!', 'a\n\u202Eb\n{a,b}\n*'],
  run(text) {
    const argv = text.split('\n').filter((word) => word !== '');
    if (argv.length === 0) return;
    const printed = printWords(argv);
    if (printed.startsWith('# no command')) return;
    const read = splitWords(printed);
    if ('problem' in read || JSON.stringify(read) !== JSON.stringify(argv))
      throw new Error(`${JSON.stringify(argv)} was printed as ${printed} and is read as ${JSON.stringify(read)}`);
  },
};

/** Whatever stands in a file, what is read of it is a chain whose parts add up. */
const journal: Target = {
  name: 'journal',
  seeds: [
    journalOf(['{"type":"moved","at":1,"to":0}', '{"type":"noted","at":2,"rung":"status","text":"x"}']),
    `{"n":0,"withdrawn":"${'a'.repeat(64)}"}\n`,
    '{"n":0,"prev":"","event":{"type":"withdrawn","at":1,"replaced":[{"n":0,"hash":"x","event":{"type":"moved","at":1,"to":0}}]}}\n',
    headOf({count: 3, lastHash: 'a'.repeat(64), marks: [{n: 0, hash: 'b'.repeat(16)}]}),
    `\n## Journal\n\n- last hash: \`${'a'.repeat(64)}\`\n- events: 3, 0 is \`${'b'.repeat(16)}\`\n`,
  ],
  run(text) {
    const read = parseJournal(text);
    if (read.events.length > text.split('\n').length) throw new Error('there are more events than lines');
    witnessIn(text);
    const head = headIn(text);
    if (head !== null && headOf(head) !== text) throw new Error('a head is read otherwise than it was written');
  },
};

function journalOf(events: readonly string[]): string {
  return events.map((event, n) => `{"n":${n},"prev":"","event":${event}}\n`).join('');
}

export const targets: readonly Target[] = [
  cleaning,
  quoting,
  journal,
  reads(
    'unit',
    [...samples('unit'), 'A="b c" \'d\'', '{ path=/usr/bin/node ; argv[]=node x ; ignore_errors=no }', '%h/%i%%'],
    (text) => parseUnitFile(text).map(({value}) => [unitWords(value ?? ''), parseEnvironment(value ?? '')]),
    parseEnvironment,
    unitWords,
    splitBlanks,
    (text) => expand(text, new Map([['h', '/home/ops']])),
    parseExecStart,
    parseDuration,
    parseStamp,
  ),
  reads('properties', samples('supervisor'), parseProperties, parsePropertyBlocks),
  reads(
    'env-file',
    ['A=b\n# c\nexport D="e\\nf"\nG=\'h', 'A="b\nc"\nD=e \\\n f'],
    parseEnvFile,
    parseDotenv,
    parseEnviron,
    parseShownEnvironment,
  ),
  reads('launchd', samples('launchd'), parsePlist, parseLaunchctlPrint, (text) => parseDisabled(text, 'ai.openclaw.gateway')),
  reads('config', ['{a:1,\'b\':[0x1,+.5,],// c\n/* d */ e:{"f":null}}', '{"gateway":{"port":18789,"auth":{"mode":"token"}}}'], parseConfig),
  reads(
    'sockets',
    [
      ...samples('ports'),
      'LISTEN 0 511 127.0.0.1:18789 0.0.0.0:* users:(("node",pid=1,fd=2))',
      'p1\ncnode\nf2\nn127.0.0.1:18789\nTST=LISTEN',
    ],
    parseListening,
    parseLsof,
    parsePs,
    parseCmdline,
    parseProcessStat,
    parseProcessStatus,
  ),
  reads('log', [...samples('log'), ...lines('log')], (text) =>
    text.split('\n').map((line) => [parseJournalLine(line), parseFileLine(line), parseDmesgLine(line, 0), parseContainerLine(line)]),
  ),
  reads('container', samples('engines'), parseInspect, parseContainers),
  reads('runbook', [readFileSync(join(root, 'runbooks/ladder.md'), 'utf8').slice(0, 3000)], (text) =>
    parseRunbook(text.slice(0, 8192), 'fuzz.md'),
  ),
  reads(
    'personal',
    ['allowFrom: [123456789, "@ana"]', 'call +49 151 1234 5678, ana@example.org', 'chat_id=-1001234567890 telegram:direct:5123456789'],
    (text) => withoutPersonal(text, () => 'X'),
    looksSecret,
  ),
];
