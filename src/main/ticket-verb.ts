import {drillNames, loadDrill} from '../drill/index.ts';
import {systemClock} from '../host/index.ts';
import type {Code} from '../model/index.ts';
import {rules} from '../rules/index.ts';
import type {Lore} from '../ticket/index.ts';
import {complain} from './complain.ts';
import type {Options} from './options.ts';
import {printTicket, ticketOf, wantedSession} from './print-ticket.ts';
import {keepStated, type Said} from './stating.ts';

/** `rungs ticket`: keeps what is said of the incident first, so that the ticket has it. */
export async function ticketVerb(options: Options): Promise<number> {
  const {impact, followups, postmortem} = options.form;
  const said: Said = [
    ...impact.map((text) => ({what: 'impact' as const, text})),
    ...followups.map((text) => ({what: 'followup' as const, text})),
  ];
  if (said.length > 0) {
    const read = wantedSession(options);
    if ('problem' in read) return complain(read.problem);
    const problem = await keepStated({
      read,
      said,
      now: systemClock.now(),
      out: options.out,
      ticketOf: (after) => ticketOf(after, {keepIds: options.keepIds}),
    });
    if (problem !== null) return complain(problem);
  }
  return printTicket(options, postmortem ? loreOf() : undefined);
}

/** What a postmortem says beyond the session: what leads astray with such a cause, and where it can be practised. */
function loreOf(): (code: Code) => Lore {
  const drills = drillNames.map((name) => ({name, roots: loadDrill(name).expect.map(({root}) => root)}));
  return (code) => ({
    misleads: rules.find((rule) => rule.code === code)?.explain.misleads ?? null,
    drill: drills.find(({roots}) => roots.includes(code))?.name ?? null,
  });
}
