/** Of the HTML matrix. */
export const styleSheet = `
:root { --ink: #1b1f24; --faint: #5b6570; --paper: #fff; --band: #f2f4f6; --rule: #d5dae0; --link: #0a58ca;
  --good: #12702f; --good-paper: #e5f5e9; --bad: #b3141f; --bad-paper: #fde5e6; --warn: #855200; --warn-paper: #fff1d6;
  --info: #0b5a86; --info-paper: #e1f1fb; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e7eb; --faint: #9aa4b0; --paper: #15181c; --band: #1f242a;
  --rule: #38404a; --link: #7db2ff; --good: #7bd694; --good-paper: #14301c; --bad: #ff9a9f; --bad-paper: #44181b;
  --warn: #f5c26b; --warn-paper: #3a2a0c; --info: #85c8f2; --info-paper: #10303f; } }
body { font: 15px/1.45 system-ui, sans-serif; color: var(--ink); background: var(--paper); margin: 1.5rem; }
h1 { font-size: 1.5rem; margin: 0 0 1rem; }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
small, .level { color: var(--faint); }
code, pre { font-family: ui-monospace, monospace; font-size: .87em; }
table { border-collapse: collapse; }
#matrix table { margin-bottom: 2.5rem; }
#matrix table:not(:has(tbody:not([hidden]))) { display: none; }
th, td { text-align: left; padding: .25rem .6rem; border-bottom: 1px solid var(--rule); vertical-align: top; }
thead th { background: var(--paper); }
#matrix thead th { position: sticky; top: 0; z-index: 1; box-shadow: 0 1px var(--rule); border: 0; }
#matrix th[scope=row] { position: sticky; left: 0; background: var(--paper); font: .87em ui-monospace, monospace; min-width: 16rem; }
#matrix td[class]:not(.level) { white-space: nowrap; }
.section th { background: var(--band); font-size: 1rem; padding-top: .5rem; }
.count { text-align: right; font-variant-numeric: tabular-nums; }
.level { font-size: .8em; white-space: nowrap; }
.pass { color: var(--good); }
td.pass { background: var(--good-paper); }
.fail { color: var(--bad); }
td.fail { background: var(--bad-paper); font-weight: 600; }
.non-strict { color: var(--warn); }
td.non-strict { background: var(--warn-paper); }
.informational { color: var(--info); }
td.informational { background: var(--info-paper); }
.unsupported, .not-run { color: var(--faint); }
[role=button] { cursor: pointer; }
[role=button]:hover { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--link); outline-offset: -2px; }
form { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: end; margin: 1.5rem 0 .75rem; }
form label { display: grid; font-size: .85em; color: var(--faint); }
form[hidden] { display: none; }
select, input, button { font: inherit; color: var(--ink); background: var(--paper); border: 1px solid var(--rule);
  border-radius: 4px; padding: .25rem .4rem; }
li { margin: .35rem 0; }
dialog { width: min(60rem, 92vw); max-height: 88vh; color: var(--ink); background: var(--paper);
  border: 1px solid var(--rule); border-radius: 8px; padding: 1.25rem; box-sizing: border-box; overflow: auto; }
dialog::backdrop { background: #0008; }
dialog h2 { margin: 0 3rem .75rem 0; font: 600 1rem ui-monospace, monospace; overflow-wrap: anywhere; }
dialog h3 { font-size: .95rem; margin: 1rem 0 .25rem; }
dialog dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 0; }
dialog dt { color: var(--faint); }
dialog dd { margin: 0; overflow-wrap: anywhere; }
dialog .close { position: absolute; top: .75rem; right: .75rem; }
dialog .turn { margin: .5rem 0 .1rem; font-size: .85em; color: var(--faint); }
dialog pre { margin: 0; padding: .4rem .6rem; overflow-x: auto; background: var(--band); border-left: 3px solid var(--rule); }
dialog pre.tester { border-left-color: var(--link); }
dialog pre.peer { border-left-color: var(--warn); }
@media print { form, dialog { display: none; } }
`;
