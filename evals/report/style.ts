/** The report's only style sheet: one column, light and dark, phone to paper. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --page: #f5f6f4; --card: #ffffff; --ink: #1c2321; --soft: #5a6662; --line: #d9dfdb;
  --mark: #0f6b5c; --mark-soft: #cfe5df; --other: #8a5a12; --track: #eceeec;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #121715; --card: #1a211e; --ink: #e6ece9; --soft: #9fada7; --line: #313b37;
    --mark: #5cc4b0; --mark-soft: #234a42; --other: #e0ad62; --track: #26302c;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--page); color: var(--ink); line-height: 1.65; font-size: 16px;
  font-family: system-ui, "Hiragino Sans", "Noto Sans JP", "Noto Sans CJK JP", "Yu Gothic UI", Meiryo, sans-serif;
  overflow-wrap: anywhere;
}
main, header.top { max-width: 62rem; margin: 0 auto; padding: 0 1.25rem; }
header.top { padding-top: 2.5rem; }
.eyebrow { margin: 0; color: var(--soft); font-size: .875rem; }
h1 { margin: .15rem 0 .5rem; font-size: clamp(1.5rem, 4vw, 2.1rem); line-height: 1.3; }
h2 { margin: 0 0 .35rem; font-size: 1.125rem; }
.note { margin: 0 0 1rem; color: var(--soft); font-size: .875rem; max-width: 46rem; }
.lead { display: flex; flex-wrap: wrap; align-items: baseline; gap: .25rem 1rem; margin: 1rem 0 1.5rem; }
.lead b { font-size: clamp(2.6rem, 9vw, 4rem); line-height: 1; color: var(--mark); font-variant-numeric: tabular-nums; }
.lead span { color: var(--soft); }
.lead .what { color: var(--ink); font-weight: 600; }
section { background: var(--card); border: 1px solid var(--line); border-radius: .75rem; padding: 1.25rem 1.4rem; margin: 0 0 1.25rem; }
.rows { display: grid; gap: .9rem; margin: 0; padding: 0; list-style: none; }
.row { display: grid; grid-template-columns: minmax(0, 17rem) minmax(0, 1fr) 9.5rem; gap: .25rem 1rem; align-items: center; }
.row .name small { color: var(--soft); }
.row .number { font-variant-numeric: tabular-nums; text-align: right; line-height: 1.35; }
.row .number b { font-size: 1.06rem; }
.row.scale { margin-top: .2rem; } .row.scale + .rows { margin-top: 1.1rem; }
.row small { font-size: .8125rem; color: var(--soft); display: block; font-weight: 400; }
.tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(14rem, 1fr)); gap: .75rem; margin-top: 1.1rem; }
.tile { border: 1px solid var(--line); border-radius: .6rem; padding: .7rem .9rem; }
.tile b { display: block; font-size: 1.35rem; font-variant-numeric: tabular-nums; }
.tile small { display: block; color: var(--soft); font-size: .8125rem; }
svg { display: block; width: 100%; overflow: visible; }
.track { fill: var(--track); } .bar { fill: var(--mark-soft); stroke: var(--mark); stroke-width: 1; }
.whisker { stroke: var(--ink); stroke-width: 2; } .point { fill: var(--card); stroke: var(--ink); stroke-width: 2.5; }
.zero { stroke: var(--soft); stroke-width: 1; stroke-dasharray: 3 3; }
.promised { stroke: var(--other); stroke-width: 3; }
.axis, .tick { font-size: .75rem; color: var(--soft); font-variant-numeric: tabular-nums; }
.axis { display: flex; justify-content: space-between; border-top: 1px solid var(--line); padding-top: .15rem; }
.columns { height: 8.5rem; }
.guide { stroke: var(--ink); stroke-width: 1.5; } .guide.p95 { stroke-dasharray: 5 3; }
svg text { fill: var(--ink); font-size: 12px; }
.key { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: .75rem 0 0; font-size: .8125rem; color: var(--soft); }
ol.worst { margin: 0; padding: 0; list-style: none; counter-reset: worst; }
ol.worst > li { border-top: 1px solid var(--line); padding: 1rem 0; break-inside: avoid; }
ol.worst > li:first-child { border-top: 0; padding-top: .25rem; }
ol.worst > li:last-child { padding-bottom: 0; }
.question { margin: 0 0 .2rem; font-weight: 600; }
.about { margin: 0 0 .5rem; font-size: .8125rem; color: var(--soft); }
dl.pair { margin: 0; display: grid; grid-template-columns: 5.5rem minmax(0, 1fr); gap: .3rem .9rem; font-size: .9375rem; }
dl.pair dt { color: var(--soft); font-size: .875rem; padding-top: .05rem; } dl.pair dd { margin: 0; }
dd p { margin: 0; } dd p + p { margin-top: .25rem; }
dd p.clip { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 4; overflow: hidden; }
footer { max-width: 62rem; margin: 0 auto; padding: .25rem 1.25rem 2.5rem; color: var(--soft); font-size: .8125rem; }
footer dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .1rem 1rem; } footer dd { margin: 0; }
@media (max-width: 40rem) {
  body { font-size: 15px; }
  section { padding: 1.05rem 1rem; }
  header.top { padding-top: 1.5rem; } main, header.top, footer { padding-left: .8rem; padding-right: .8rem; }
  .row { grid-template-columns: minmax(0, 1fr) auto; }
  .row .chart { grid-column: 1 / -1; grid-row: 2; }
  .row .number { align-self: start; }
  .row.scale span:empty { display: none; } .row.scale .axis { grid-column: 1 / -1; }
  dl.pair { grid-template-columns: minmax(0, 1fr); gap: .1rem; } dl.pair dd { margin-bottom: .4rem; }
}
@media print {
  :root { color-scheme: light; --page: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #bbb; --mark: #0f6b5c; --mark-soft: #d6e8e3; --other: #7a4c08; --track: #eee; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  body { font-size: 10pt; } section { border: 0; border-top: 1px solid var(--line); border-radius: 0; padding: .8rem 0; }
  .row, h2, .tile { break-inside: avoid; } h2, .note { break-after: avoid; }
}
`;
