import type {Block} from './blocks.ts';
import type {Content} from './contents/content.ts';
import {openclaw} from './contents/openclaw.ts';
import {postmortem} from './contents/postmortem.ts';
import {vendor} from './contents/vendor.ts';
import {pageOne, whole} from './contents/whole.ts';
import {github} from './print/github.ts';
import {html} from './print/html.ts';
import {jira} from './print/jira.ts';
import {markdown} from './print/markdown.ts';
import {slack} from './print/slack.ts';

export const contents = {whole, 'page one': pageOne, postmortem, vendor, openclaw} satisfies Record<string, Content>;

export const prints = {markdown, github, jira, slack, html} satisfies Record<string, (blocks: readonly Block[]) => string>;

/** To whom a ticket goes: what they read, how it is written there, and how long it may be. */
export interface Target {
  readonly content: keyof typeof contents;
  readonly print: keyof typeof prints;
  /** In characters; null = there is none that is known. */
  readonly limitChars: number | null;
}

export const targets = {
  github: {content: 'whole', print: 'github', limitChars: 65_536},
  gitlab: {content: 'whole', print: 'github', limitChars: 1_048_576},
  jira: {content: 'whole', print: 'jira', limitChars: 32_767},
  // A message may have 40,000, but a block of one 3,000, and nobody reads more in a channel.
  slack: {content: 'page one', print: 'slack', limitChars: 3000},
  vendor: {content: 'vendor', print: 'markdown', limitChars: null},
  openclaw: {content: 'openclaw', print: 'github', limitChars: 65_536},
} as const satisfies Record<string, Target>;
