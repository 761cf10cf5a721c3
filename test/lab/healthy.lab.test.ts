import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {install, type Lab, labUp, unit} from './gateway.ts';
import {alarms, check, quickLooks} from './look.ts';
import {versions} from './openclaw.ts';

describe.each(versions)('a healthy gateway of OpenClaw %s', (version) => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await labUp(version);
  });
  afterAll(async () => {
    await lab?.down();
  });

  test('is not called sick at any moment of its start', async () => {
    await install(lab);
    const said: string[] = [];
    let looks = 0;
    let starting = 0;
    for (let ready = false; !ready; ) {
      ready = (await lab.http('/readyz')).status === 200;
      const {report} = await check(lab);
      looks += 1;
      if (report.findings.some((finding) => finding.code === 'gateway-starting')) starting += 1;
      said.push(...alarms(report), ...(report.verdict === 'clear' ? [] : [`verdict ${report.verdict}`]));
    }
    expect(said).toEqual([]);
    expect(looks).toBeGreaterThan(3);
    expect(starting).toBeGreaterThan(0);
  });

  test('is clear 20 looks in a row, and looking restarts nothing and writes nothing into its state', async () => {
    const before = await lab.show('MainPID', 'NRestarts');
    const config = await lab.box.read('/home/ops/.openclaw/openclaw.json');
    for (let number = 1; number <= 20; number += 1) {
      // The last one is a deep one: it costs what the OpenClaw CLI costs.
      const {report} = await check(lab, {deep: number === 20});
      expect({number, verdict: report.verdict, alarms: alarms(report)}).toEqual({number, verdict: 'clear', alarms: []});
    }
    expect(await lab.show('MainPID', 'NRestarts')).toEqual(before);
    expect(await lab.box.read('/home/ops/.openclaw/openclaw.json')).toBe(config);
    expect((await lab.box.sh(['find', '/home/ops', '-user', 'root', '-not', '-path', '/home'])).stdout.trim()).toBe('');
  });

  test("is clear in the eyes of root, who looks through its owner's manager", async () => {
    const {report} = await check(lab, {as: 'root', deep: !quickLooks || version === '2026.9.6'});
    expect({verdict: report.verdict, alarms: alarms(report)}).toEqual({verdict: 'clear', alarms: []});
    expect((await lab.box.sh(['find', '/home/ops', '-user', 'root'])).stdout.trim()).toBe('');
  });

  test('is not called down by a user who may not see it', async () => {
    await lab.box.addUser('guest', 4343);
    const {report} = await check(lab, {as: 'guest'});
    expect(report.findings.filter((finding) => finding.severity === 'down').map((finding) => finding.code)).toEqual([]);
    expect(report.verdict === 'clear' || report.unseen.length > 0).toBe(true);
    expect((await lab.systemctl('is-active', unit)).stdout).toBe('active\n');
  });
});
