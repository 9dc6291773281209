/**
 * The one style sheet of the report's page. It stands in the page's only style element exactly as it is here, so that a
 * policy can allow it by its hash. It holds no `<` and no `&`.
 */
export const REPORT_STYLE = `
:root {
  color-scheme: light dark;
  --paper: #ffffff; --ground: #f0f4f5; --ink: #212b32; --soft: #4c6272; --line: #aeb7bd; --band: #005eb8; --on-band: #ffffff;
  --link: #005eb8; --rule: #005eb8; --focus: #ffeb3b; --on-focus: #212b32; --tint: #f0f4f5; --bar: #005eb8;
  --g0: #fbe9e7; --g0-ink: #b6241a;
  --g1: #fff1d6; --g1-ink: #8f5a00;
  --g2: #e5f4eb; --g2-ink: #006b32;
  --g3: #efe8f9; --g3-ink: #5b2d9e;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #1a242b; --ground: #232f38; --ink: #f1f5f7; --soft: #b9c5cd; --line: #4a5a66; --band: #003c78; --on-band: #ffffff;
    --link: #7ab8f5; --rule: #7ab8f5; --focus: #ffeb3b; --on-focus: #212b32; --tint: #232f38; --bar: #7ab8f5;
    --g0: #3a1a17; --g0-ink: #ff9389;
    --g1: #33290f; --g1-ink: #f5b84a;
    --g2: #14301f; --g2-ink: #6fd39c;
    --g3: #2a2040; --g3-ink: #c3a4f5;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-block-start: 1rem; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.55 arial, sans-serif; overflow-wrap: anywhere; }
h1, h2, h3, h4, h5 { line-height: 1.25; text-wrap: balance; break-after: avoid; margin: 0 0 .6rem; }
h1 { font-size: 2rem; }
h2 { font-size: 1.6rem; margin-block-start: 3.25rem; padding-block-start: 1rem; border-block-start: 4px solid var(--rule); }
h3 { font-size: 1.25rem; margin-block-start: 2.25rem; }
h4 { font-size: 1.0625rem; margin-block-start: 1.75rem; }
h5 { font-size: 1rem; margin-block-start: 1.25rem; }
p, ul, ol, dl { margin: 0 0 1rem; }
p, li, dd { max-width: 44rem; }
ul, ol { padding-inline-start: 1.35rem; }
li + li { margin-block-start: .4rem; }
a { color: var(--link); text-underline-offset: .15em; }
a:focus-visible, main:focus-visible { outline: 4px solid transparent; }
a:focus-visible { background: var(--focus); color: var(--on-focus); box-shadow: 0 4px var(--on-focus); text-decoration: none; }
.wrap { max-width: 62rem; margin-inline: auto; padding-inline: 1rem; }
.skip { position: absolute; inset-inline-start: -999em; }
.skip:focus { position: static; display: block; padding: .75rem 1rem; }
.band { background: var(--band); color: var(--on-band); padding-block: .9rem; }
.band p { margin: 0; font-weight: bold; font-size: 1.125rem; }
main { padding-block: 2rem 3rem; }
main:focus { outline: none; }
.lede { font-size: 1.1875rem; color: var(--soft); }
.status { border: 2px solid var(--ink); background: var(--ground); padding: .75rem 1rem; margin-block-end: 1.5rem; max-width: 44rem; }
.status p { margin: 0; }
.glance { background: var(--ground); border-inline-start: 8px solid var(--rule); padding: 1.25rem; margin-block: 1.5rem; display: grid; gap: 1.25rem 2.5rem; }
.glance h2 { border: 0; margin: 0 0 .5rem; padding: 0; font-size: 1.125rem; }
.total { margin: 0 0 .5rem; font-size: 1.125rem; }
.total strong { display: block; font-size: 2.75rem; line-height: 1.1; }
.glance .grade { font-size: 1.25rem; }
.contents ol { columns: 18rem; column-gap: 2.5rem; padding-inline-start: 1.75rem; }
.contents li { break-inside: avoid; margin: 0; padding-block: .3rem; }
.facts { display: grid; margin-block: 0 1.25rem; border-block-start: 1px solid var(--line); }
.facts div { display: grid; gap: 0 1.5rem; padding-block: .5rem; border-block-end: 1px solid var(--line); }
.facts dt { font-weight: bold; }
.facts dd { margin: 0; }
.grade { display: inline-flex; align-items: center; gap: .4em; padding: .1em .55em; border: 2px solid var(--text); background: var(--fill); color: var(--text); font-weight: bold; white-space: nowrap; }
.grade svg { inline-size: .95em; block-size: .95em; flex: none; fill: var(--text); stroke: var(--text); }
.g0 { --fill: var(--g0); --text: var(--g0-ink); }
.g1 { --fill: var(--g1); --text: var(--g1-ink); }
.g2 { --fill: var(--g2); --text: var(--g2-ink); }
.g3 { --fill: var(--g3); --text: var(--g3-ink); }
.state { display: inline-block; padding: .1em .55em; border: 2px dashed var(--soft); font-weight: bold; }
.spread { list-style: none; padding: 0; margin: 0; }
.spread li { display: grid; grid-template-columns: 9.5rem 1fr 2.5rem; gap: .75rem; align-items: center; margin: 0; padding-block: .2rem; }
.spread .grade { font-size: 1rem; justify-self: start; }
.spread .count { font-weight: bold; text-align: end; font-variant-numeric: tabular-nums; }
.bar { display: block; inline-size: 100%; block-size: .9rem; background: var(--tint); border-inline-start: 2px solid var(--ink); }
.bar rect { fill: var(--bar); }
table { width: 100%; border-collapse: collapse; margin-block: 1rem 1.5rem; }
caption { text-align: start; font-weight: bold; padding-block-end: .5rem; }
th, td { text-align: start; vertical-align: top; padding: .6rem .75rem .6rem 0; border-block-end: 1px solid var(--line); }
thead th { border-block-end: 2px solid var(--ink); }
tbody th { font-weight: normal; }
th:not(.number), td:not(.number) { min-inline-size: 6.5rem; }
tfoot th, tfoot td { font-weight: bold; border-block-end: 2px solid var(--ink); }
td.number, th.number { font-variant-numeric: tabular-nums; }
td > ul:last-child, td > p:last-child, dd > p:last-child { margin-block-end: 0; }
td > p { margin-block-end: .5rem; }
td > ul { margin-block-start: .5rem; }
.label { display: none; }
.code { font-weight: bold; }
.nowrap { white-space: nowrap; }
.small, .source { color: var(--soft); font-size: .9375rem; }
.evidence > li { margin-block-end: .6rem; }
.evidence p { margin-block-end: .35rem; }
.sum { background: var(--ground); border-inline-start: 4px solid var(--line); padding: 1rem 1.25rem; margin-block: 1rem; }
.sum h4, .sum h3 { margin-block-start: 0; }
.sum ol { list-style: none; padding: 0; margin: 0; font-variant-numeric: tabular-nums; }
.sum li:last-child { font-weight: bold; }
.question { border-block-start: 1px solid var(--line); padding-block-start: .25rem; margin-block-start: 1.75rem; }
.question h4, .question h3 { margin-block-start: 1rem; }
.hash { font-family: ui-monospace, menlo, consolas, monospace; font-size: .9375rem; word-break: break-all; }
.words { font-weight: bold; }
.aside { color: var(--soft); }
footer { border-block-start: 1px solid var(--line); background: var(--ground); padding-block: 1.5rem; }
footer p { margin: 0; }
.unseen { position: absolute; inline-size: 1px; block-size: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (min-width: 40em) {
  .facts div { grid-template-columns: 14rem 1fr; }
  .glance { grid-template-columns: minmax(13rem, 2fr) 3fr; }
  h1 { font-size: 2.5rem; }
}
@media (max-width: 39.99em) {
  .stacks, .stacks tbody, .stacks tfoot, .stacks tr, .stacks th, .stacks td, .stacks caption { display: block; }
  .stacks thead { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
  .stacks tr { border-block-end: 2px solid var(--line); padding-block: .5rem; }
  .stacks th, .stacks td { border: 0; padding: .25rem 0; }
  .stacks td:empty { display: none; }
  .label { display: block; font-weight: bold; font-size: .9375rem; }
  .spread li { grid-template-columns: 9rem 1fr 1.75rem; gap: .5rem; }
}
@media (forced-colors: active) {
  .grade, .status, .sum, .glance, .bar { border-color: CanvasText; }
  .grade svg, .bar rect { fill: CanvasText; stroke: CanvasText; }
}
@media print {
  @page { size: A4; margin: 18mm 16mm; }
  :root { color-scheme: light; }
  html { font-size: 9.9pt; }
  body { line-height: 1.4; background: none; }
  .skip, .contents { display: none; }
  .band { background: none; color: inherit; border-block-end: 2pt solid; padding: 0 0 4pt; }
  .wrap { max-width: none; padding: 0; }
  main { padding-block: 8pt; }
  h1 { font-size: 20pt; } h2 { font-size: 15pt; margin-block-start: 18pt; } h3 { font-size: 12.5pt; }
  p, li, dd { max-width: none; orphans: 3; widows: 3; }
  tr, .glance, .sum, .facts div, .spread, .evidence > li { break-inside: avoid; }
  caption { break-after: avoid; }
  tbody tr:first-child, tfoot tr { break-before: avoid; }
  thead { display: table-header-group; }
  tfoot { display: table-row-group; }
  .grade, .bar, .glance, .sum { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  a { color: inherit; text-decoration: none; }
}
@media print and (prefers-color-scheme: dark) {
  :root {
    --paper: #ffffff; --ground: #f0f4f5; --ink: #212b32; --soft: #4c6272; --line: #aeb7bd; --tint: #f0f4f5; --bar: #005eb8;
    --g0: #fbe9e7; --g0-ink: #b6241a; --g1: #fff1d6; --g1-ink: #8f5a00;
    --g2: #e5f4eb; --g2-ink: #006b32; --g3: #efe8f9; --g3-ink: #5b2d9e;
  }
}
`
