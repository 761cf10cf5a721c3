import {expect, it} from 'vitest';
import {readOptions} from '../../src/main/options.ts';

it.each([
  ['check --host box', null],
  ['walk upgrade --host user@box --become', null],
  ['--host ssh://user@box:2222', null],
  ['log --host box /var/log/x', null],
  ['ticket --host box', null],
  ['check --via', '--via'],
  ['check --host -oProxyCommand=id', '--host'],
  ['check --host=-oProxyCommand=id', 'a host as ssh does'],
  ['check --host=', 'one word'],
  ['check --host=a\tb', 'one word'],
  ['check --host box --via docker', 'do not go together'],
  ['check --become', 'goes with --host or --via'],
  ['check --host box --from r.jsonl', 'a recording is looked at here'],
  ['drill first-ladder --host box', 'drill looks at no host'],
  ['sessions --host box', 'sessions looks at no host'],
  ['selftest --via x', 'selftest looks at no host'],
  ['log --host box', 'name the log file over there'],
  ['ticket 20260101 --host box', 'knows its host'],
  ['ticket --host box --become', 'leave out --become'],
  ['ticket --host box --verify', 'leave out --verify'],
])('%s', (line, words) => {
  const options = readOptions(line.split(' '));
  if (words === null) expect(options).not.toHaveProperty('problem');
  else expect(options).toMatchObject({problem: expect.stringContaining(words)});
});
