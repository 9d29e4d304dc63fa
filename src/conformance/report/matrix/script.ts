/**
 * Of the HTML matrix, as browsers run it; `verdicts` has their words. Cells open by click, Enter and space, and the arrow keys go from one to the
 * next; only one at a time is a stop of the tabulator, of which a large matrix would have thousands.
 */
export const script = `
'use strict';
const packed = Uint8Array.from(atob(document.getElementById('data').textContent), (byte) => byte.charCodeAt(0));
const data = new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate'))).json();
const matrix = document.getElementById('matrix');
const dialog = document.getElementById('detail');

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/* The filter. */
const bodies = [...matrix.querySelectorAll('tbody')];
const rows = [...matrix.querySelectorAll('tr[data-level]')];
const distinct = (of) => [...new Set(of)];
const form = document.getElementById('filter');
const shown = element('output', { 'aria-live': 'polite' });
function choice(label, options) {
  const select = element('select', {}, new Option('all', ''), ...options.map(([value, text]) => new Option(text, value)));
  form.append(element('label', {}, label, select));
  return select;
}
const section = choice('Section', bodies.map((body) => [body.dataset.section, body.dataset.title]));
const level = choice('Level', distinct(rows.map((row) => row.dataset.level)).map((of) => [of, of]));
const verdict = choice('Verdict', distinct(rows.flatMap((row) => row.dataset.verdicts.split(' '))).map((of) => [of, verdicts[of]]));
const text = element('input', { type: 'search', size: 30 });
form.append(element('label', {}, 'Case or rule', text), shown);
form.hidden = false;
form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('input', filter);

function filter() {
  let count = 0;
  const wanted = text.value.trim().toLowerCase();
  for (const body of bodies) {
    const here = section.value === '' || section.value === body.dataset.section;
    let any = false;
    for (const row of body.querySelectorAll('tr[data-level]')) {
      const head = row.cells[0];
      const show = here && (level.value === '' || row.dataset.level === level.value) &&
        (verdict.value === '' || row.dataset.verdicts.split(' ').includes(verdict.value)) &&
        (wanted === '' || (head.textContent + ' ' + head.title).toLowerCase().includes(wanted));
      row.hidden = !show;
      if (show) { any = true; count++; }
    }
    body.hidden = !any;
  }
  shown.textContent = count + ' of ' + rows.length + ' cases';
  const stop = matrix.querySelector('[tabindex="0"]');
  if (!stop || stop.closest('[hidden]')) visit(cells().find((cell) => !cell.closest('[hidden]')), false);
}

/* The cells. */
const cells = () => [...matrix.querySelectorAll('[data-cell]')];
for (const cell of cells()) {
  cell.setAttribute('role', 'button');
  cell.setAttribute('tabindex', '-1');
}
filter();

function visit(cell, focus) {
  if (!cell) return;
  for (const before of matrix.querySelectorAll('[tabindex="0"]')) before.setAttribute('tabindex', '-1');
  cell.setAttribute('tabindex', '0');
  if (focus) cell.focus();
}

matrix.addEventListener('click', ({ target }) => {
  const cell = target.closest('[data-cell]');
  if (!cell) return;
  visit(cell, true);
  show(cell.dataset.cell);
});

matrix.addEventListener('keydown', (event) => {
  const cell = event.target.closest('[data-cell]');
  if (!cell) return;
  if (event.key === 'Enter' || event.key === ' ') show(cell.dataset.cell);
  else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') visit(beside(cell, event.key === 'ArrowRight'), true);
  else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') visit(below(cell, event.key === 'ArrowDown'), true);
  else return;
  event.preventDefault();
});

function beside(cell, forward) {
  do cell = forward ? cell.nextElementSibling : cell.previousElementSibling;
  while (cell && !cell.dataset.cell);
  return cell;
}

function below(cell, forward) {
  const visible = rows.filter((row) => !row.hidden);
  for (let at = visible.indexOf(cell.parentElement) + (forward ? 1 : -1); visible[at]; at += forward ? 1 : -1) {
    const other = visible[at].cells[cell.cellIndex];
    if (other?.dataset.cell) return other;
  }
}

/* What one result has to say. */
async function show(place) {
  const [row, column] = place.split('/').map(Number);
  const { targets, cases } = await data;
  const of = cases[row];
  const result = of.results[column];
  const close = element('button', { class: 'close', type: 'button' }, 'Close');
  close.addEventListener('click', () => dialog.close());
  const facts = [
    ['Target', targets[column]],
    ['Verdict', verdicts[result.verdict] + (result.delivery ? ' (delivery: ' + result.delivery + ')' : '') + ', ' + result.milliseconds + ' ms'],
    ['Seen', result.note],
    ['Known to fail', result.knownFailing],
    ['Rule', of.level + ', ' + of.clause + ': ' + of.demands + ' (' + of.rule + ')'],
    ['Sent', of.sends],
    ['Expected', of.expects],
  ].filter(([, value]) => value);
  dialog.replaceChildren(
    close,
    element('h2', { id: 'detail-title' }, of.id),
    element('dl', {}, ...facts.flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)])),
    ...result.connections.flatMap(connection),
  );
  dialog.showModal();
  dialog.scrollTop = 0;
}
dialog.addEventListener('click', (event) => { if (event.target === dialog) dialog.close(); });

function connection({ name, earlier, turns, closedBy }) {
  const before = ['tester', 'peer'].filter((by) => earlier[by] > 0).map((by) => earlier[by] + ' bytes of the ' + by);
  return [
    element('h3', {}, 'Connection: ' + name),
    ...(before.length > 0 ? [element('p', { class: 'turn' }, 'after ' + before.join(' and ') + ' that are not shown')] : []),
    ...turns.flatMap(([by, at, head, leftOut, tail]) => [
      element('p', { class: 'turn' }, by + ', ' + at + ' ms'),
      element('pre', { class: by, tabindex: 0 }, [
        ...dump(atob(head), 0),
        ...(leftOut > 0 ? ['      \\u2026 ' + leftOut + ' bytes \\u2026'] : []),
        ...dump(atob(tail), atob(head).length + leftOut),
      ].join('\\n')),
    ]),
    ...(closedBy ? [element('p', { class: 'turn' }, 'closed by the ' + closedBy)] : []),
  ];
}

function dump(bytes, offset) {
  const lines = [];
  for (let at = 0; at < bytes.length; at += 16) {
    const part = [...bytes.slice(at, at + 16)];
    const digits = part.map((byte) => byte.charCodeAt(0).toString(16).padStart(2, '0')).join(' ');
    const readable = part.map((byte) => (byte >= ' ' && byte <= '~' ? byte : '.')).join('');
    lines.push((offset + at).toString(16).padStart(4, '0') + '  ' + digits.padEnd(47) + '  ' + readable);
  }
  return lines;
}
`;
