/** A small runbook without a mistake; the tests break one part of it at a time. */
export const good = `# My runbook

Two looks.

## 1. Status

**Why.** To know.

**Run** (any version, only reads):

\`\`\`sh
openclaw status
\`\`\`

Rungs runs \`openclaw status --json\`.

**Healthy.** It answers.

**Otherwise.**

- Look again.
- Ask \`somebody\`.

**Judged by:** \`unit-down\` \`port-taken\`

**Beside:** \`supervisor\`

**Source:** [status](https://docs.openclaw.ai/cli/status), OpenClaw 2026.9.6.

## 2. Doctor

**Why.** To be sure.

**Run** (\`>=2026.8.1\`, only reads):

\`\`\`sh
openclaw doctor --lint
\`\`\`

**Run** (\`<2026.8.1\`, by hand): Look at the files.

**Healthy.** Nothing.

**Otherwise.** Something.

**Judged by:** none

**Beside:** none

**Source:** [doctor](https://docs.openclaw.ai/cli/doctor), OpenClaw 2026.9.6.
`;

/** The line on which a piece of the good runbook stands. */
export function lineAt(text: string, piece: string): number {
  return text.slice(0, text.indexOf(piece)).split('\n').length;
}
