import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

/**
 * What the licences of the bundled packages ask for: each package that something of is in the program, with its text. A package that
 * says nothing of its licence stops the build.
 * @param {readonly string[]} files The paths of everything that was bundled.
 */
export function thirdPartyNotices(files) {
  const packages = new Map();
  for (const folder of new Set(files.map(packageFolder))) {
    if (folder === null) continue;
    const {name, version, license} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const text = licenceText(folder);
    if (license === undefined && text === null) throw new Error(`notices: ${name} ${version} says nothing of its licence`);
    packages.set(`${name} ${version}`, {license: license ?? 'see below', text});
  }
  const all = [...packages].sort(([one], [other]) => (one < other ? -1 : 1));
  const sections = all.map(([name, {license, text}]) => `${name} (${license})\n\n${text ?? 'The package holds no text of this licence.'}`);
  return `${head}\n\n${sections.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

const head = 'Rungs contains parts of the following packages.';

function packageFolder(file) {
  return /^\0?(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(file)?.[1] ?? null;
}

function licenceText(folder) {
  const name = readdirSync(folder).find((one) => /^(?:licen[cs]e|copying)(?:\.|-|$)/i.test(one));
  return name === undefined ? null : readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim();
}
