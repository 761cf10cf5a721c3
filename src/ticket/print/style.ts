/** Readable by day and by night, on a phone and on paper. */
export const style = `
:root { color-scheme: light dark; --ground: #fff; --ink: #1b1b1f; --soft: #f2f2f5; --line: #d5d5dc; }
@media (prefers-color-scheme: dark) { :root { --ground: #16161a; --ink: #e6e6ea; --soft: #222228; --line: #3a3a44; } }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.5rem; line-height: 1.25; overflow-wrap: anywhere; }
h2 { font-size: 1.15rem; }
h3 { font-size: 1rem; margin-bottom: .25rem; overflow-wrap: anywhere; }
code { font: .875em/1.45 ui-monospace, monospace; background: var(--soft); border-radius: 4px; padding: .1em .3em; overflow-wrap: anywhere; }
pre { background: var(--soft); border: 1px solid var(--line); border-radius: 6px; padding: .75rem; overflow-x: auto; }
pre code { background: none; padding: 0; overflow-wrap: normal; }
table { border-collapse: collapse; display: block; overflow-x: auto; margin: .75rem 0; }
td { border: 1px solid var(--line); padding: .25rem .5rem; vertical-align: top; font: .875rem/1.45 ui-monospace, monospace; }
ul { padding-left: 1.25rem; }
li { margin: .2rem 0; }
details { border-top: 1px solid var(--line); padding: .4rem 0; }
summary { cursor: pointer; font-weight: 600; padding: .2rem 0; }
@media print { details { break-inside: avoid; } }
`;
