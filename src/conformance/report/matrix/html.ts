import { deflateSync } from 'node:zlib';
import { escaped, prose } from '../markup.js';
import { runOutcomeOf, standingOf, verdicts } from '../run-outcome.js';
import { marks, participles } from '../style.js';
import { pageData } from './data.js';
import { findingsOf, kindsOf, type Matrix, type MatrixKind, type MatrixRow, type Target } from './matrix.js';
import { script } from './script.js';
import { styleSheet } from './style-sheet.js';

/**
 * The matrix as one file of HTML that loads nothing. It is a table to begin with; a script adds the filter, and shows
 * of each result the case, the rule and the bytes.
 */
export function matrixHtml(matrix: Matrix): string {
  const { targets } = matrix;
  let row = 0;
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    // What peers sent stands in here: nothing of it may fetch anything.
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'\">",
    `<title>Conformance of ${escaped(targets.map(({ name }) => name).join(', '))}</title>`,
    `<style>${styleSheet}</style>`,
    '<h1>Conformance</h1>',
    '<table class="sums">',
    `<thead><tr><th scope="col">Target</th><th scope="col">Tested</th>${verdicts.map((verdict) => `<th scope="col">${participles[verdict]}</th>`).join('')}</tr></thead>`,
    `<tbody>${targets.map(sums).join('')}</tbody>`,
    '</table>',
    '<form id="filter" hidden></form>',
    '<div id="matrix">',
    ...kindsOf(matrix).map((kind) => kindHtml(kind, () => row++)),
    '</div>',
    ...targets.map(findingsHtml),
    '<dialog id="detail" aria-labelledby="detail-title"></dialog>',
    `<script type="application/octet-stream" id="data">${packed(pageData(matrix))}</script>`,
    `<script>const verdicts = ${JSON.stringify(participles)};${script}</script>`,
    '</html>',
    '',
  ].join('\n');
}

/** A table of the cases for one kind of target; the columns are its targets. */
function kindHtml({ columns, sections }: MatrixKind, nextRow: () => number): string {
  return [
    '<table>',
    `<thead><tr><th scope="col">Case</th><th scope="col">Level</th>${columns.map(({ target }) => `<th scope="col">${escaped(target.name)}</th>`).join('')}</tr></thead>`,
    ...sections.map(({ kind, section, title, rows }) =>
      [
        `<tbody data-section="${escaped(`${kind}/${section}`)}" data-title="${escaped(title)}">`,
        `<tr class="section"><th colspan="${columns.length + 2}" scope="rowgroup">${escaped(title)}</th></tr>`,
        ...rows.map((of) => rowHtml(of, columns, nextRow())),
        '</tbody>',
      ].join('\n'),
    ),
    '</table>',
  ].join('\n');
}

/** A matrix of many targets has ten megabytes of it, most of them alike. */
const packed = (data: object): string => deflateSync(JSON.stringify(data), { level: 9 }).toString('base64');

function sums({ name, report }: Target): string {
  const { counts } = runOutcomeOf(report);
  const tested = `${escaped(`${report.kind} ${report.target}`)}<br><small>${escaped(report.started)}, ${(report.milliseconds / 1000).toFixed(1)} s${report.aborted === undefined ? '' : `, ended early: ${escaped(report.aborted)}`}</small>`;
  return `<tr><th scope="row">${escaped(name)}</th><td>${tested}</td>${verdicts.map((verdict) => `<td class="count${counts[verdict] > 0 ? ` ${verdict}` : ''}">${counts[verdict]}</td>`).join('')}</tr>`;
}

function rowHtml({ of, results }: MatrixRow, columns: MatrixKind['columns'], row: number): string {
  const cells = columns.map(({ index }) => {
    const result = results[index];
    if (result === undefined) return '<td></td>';
    const { verdict, note } = result;
    const known = standingOf(result) === 'known failure' ? ', known' : '';
    const title = note === undefined ? '' : ` title="${escaped(note)}"`;
    return `<td class="${verdict}" data-cell="${row}/${index}"${title}>${marks[verdict]} ${participles[verdict]}${known}</td>`;
  });
  const verdictsOfRow = [...new Set(results.flatMap((result) => (result === undefined ? [] : [result.verdict])))];
  const name = escaped(of.id).replaceAll('/', '/<wbr>');
  return `<tr data-level="${of.level}" data-verdicts="${verdictsOfRow.join(' ')}"><th scope="row" title="${escaped(of.demands)}">${name}</th><td class="level">${of.level}</td>${cells.join('')}</tr>`;
}

function findingsHtml(target: Target): string {
  const findings = findingsOf(target);
  if (findings.length === 0) return '';
  const items = findings.map(({ id, level, verdict, note = '', rule, demands, knownFailing }) => {
    const known = knownFailing === undefined ? '' : ` Known to fail: ${prose(knownFailing)}.`;
    return `<li><b class="${verdict}">${participles[verdict]}</b> <code>${escaped(id)}</code> (${level}): ${escaped(note)}${known}<br><small>${prose(demands)} (<code>${escaped(rule)}</code>)</small></li>`;
  });
  return `<section><h2>Seen of ${escaped(target.name)}</h2>\n<ul>\n${items.join('\n')}\n</ul></section>`;
}
