// Leaves only those rows of the tables of a page in which all the words stand.
const field = document.createElement('input');
field.type = 'search';
field.placeholder = 'Find';
field.setAttribute('aria-label', 'Find in this page');
document.querySelector('h1').after(field);
const rows = [...document.querySelectorAll('tbody tr')].map((row) => ({ row, text: row.textContent.toLowerCase() }));
field.addEventListener('input', () => {
  const words = field.value.toLowerCase().split(/\s+/);
  for (const { row, text } of rows) row.hidden = !words.every((word) => text.includes(word));
});
field.focus();
