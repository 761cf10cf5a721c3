import hardening from '../../runbooks/hardening.md';
import ladder from '../../runbooks/ladder.md';
import leak from '../../runbooks/leak.md';
import upgrade from '../../runbooks/upgrade.md';

/** The Markdown of the runbooks that ship, by name; parsed only when one is walked. */
export const builtInRunbooks: Readonly<Record<string, string>> = {hardening, ladder, leak, upgrade};
