import {execFileSync, spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {schemaProof} from '../../src/openclaw/schema-proof.ts';

/** With real databases, by the very command that an act runs. */
describe('the proof that a release knows the databases of a state', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'schema-proof-'));
  });
  afterEach(() => rmSync(root, {recursive: true}));

  function database(at: string, schema: number): void {
    mkdirSync(join(root, at, '..'), {recursive: true});
    const db = new DatabaseSync(join(root, at));
    db.exec(`PRAGMA journal_mode = WAL; CREATE TABLE t (a); PRAGMA user_version = ${schema}`);
    db.close();
  }
  const asked = (openclaw?: object) => {
    const file = join(root, 'package.json');
    writeFileSync(file, JSON.stringify({name: 'openclaw', ...(openclaw === undefined ? {} : {openclaw})}));
    const {status, stderr} = spawnSync(process.execPath, ['--no-warnings', '-e', schemaProof, root, file], {encoding: 'utf8'});
    return {status, stderr: stderr.trim()};
  };
  const knows = (state: number, agent: number) => ({schemaVersions: {state, agent}});

  test('holds where it knows both, and where there is none', () => {
    expect(asked(knows(17, 21))).toEqual({status: 0, stderr: ''});
    expect(asked()).toEqual({status: 0, stderr: ''});
    database('state/openclaw.sqlite', 17);
    database('agents/main/agent/openclaw-agent.sqlite', 21);
    expect(asked(knows(17, 21))).toEqual({status: 0, stderr: ''});
    expect(asked(knows(18, 23))).toEqual({status: 0, stderr: ''});
  });

  test.each([
    ['an older state', knows(15, 21), 'state/openclaw.sqlite is of schema 17, and that release knows 15'],
    ['an older agent', knows(17, 19), 'agents/main/agent/openclaw-agent.sqlite is of schema 21, and that release knows 19'],
    ['no databases at all', undefined, 'state/openclaw.sqlite is of schema 17, and that release knows none'],
  ])('fails, and says which, for a release that knows %s', (_, openclaw, says) => {
    database('state/openclaw.sqlite', 17);
    database('agents/main/agent/openclaw-agent.sqlite', 21);
    expect(asked(openclaw)).toEqual({status: 1, stderr: says});
  });

  test('fails where a database cannot be read: that is not the same as one that is known', () => {
    mkdirSync(join(root, 'state'));
    writeFileSync(join(root, 'state/openclaw.sqlite'), 'x'.repeat(5000));
    expect(asked(knows(17, 21)).status).toBe(1);
  });

  test('writes nothing into the database that it asks', () => {
    database('state/openclaw.sqlite', 17);
    const sum = () => execFileSync('sha256sum', [join(root, 'state/openclaw.sqlite')], {encoding: 'utf8'});
    const before = sum();
    asked(knows(17, 21));
    expect(sum()).toBe(before);
  });
});
