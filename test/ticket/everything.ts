import type {Session} from '../../src/model/index.ts';
import {captured, entryMissing, ran, startedAt} from './session.ts';

/** One of everything that a ticket can hold. */
export const everything: Session = {
  ...entryMissing,
  stated: [
    {at: startedAt, what: 'impact', text: 'nobody got an answer'},
    {at: startedAt, what: 'followup', text: 'pin the release'},
  ],
  own: [
    ...entryMissing.own,
    {run: 7, at: startedAt, rung: 'logs', argv: ['rm', 'x'], armed: true, result: null},
    {run: 8, at: startedAt, rung: 'logs', argv: ['ls'], armed: false, result: {seen: false, why: 'missing', detail: 'there is no ls'}},
    {
      run: 9,
      at: startedAt,
      rung: 'logs',
      argv: ['yes'],
      armed: false,
      result: ran(['yes'], 5000, 'y\n', {
        ended: 'signal',
        exit: null,
        signal: 'SIGKILL',
        stderr: captured('z', {cut: {bytes: 10, lines: 2}, sha256: 'x'}),
      }),
    },
  ],
};

/** The same when it was mended, so that what stood there is told from what was kept of it. */
export const mended: Session = {
  ...everything,
  judgement: {...everything.judgement, verdict: 'clear', findings: []},
  held: everything.judgement.findings.map((finding, times) => ({
    finding,
    from: startedAt,
    until: startedAt + 60_000,
    times,
    root: finding.behind === null,
  })),
};
