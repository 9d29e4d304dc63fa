import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { matrixHtml } from '../../../src/conformance/report/matrix/html.js';
import { matrixOf } from '../../../src/conformance/report/matrix/matrix.js';
import { pageText } from '../../support/chromium.js';
import { needsPeers } from '../../support/requirements.js';
import { allPass, mixed } from './sample.js';

const html = matrixHtml(
  matrixOf([
    { name: 'one', report: mixed() },
    { name: 'two', report: allPass() },
  ]),
);

/** What the reader does, and in the end says. */
const visit = `<script>
(async () => {
const seen = {};
const opened = new Promise((resolve) => new MutationObserver(resolve).observe(dialog, { attributes: true }));
const press = (key) => document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
seen.stops = document.querySelectorAll('#matrix [tabindex="0"]').length;
document.querySelector('#matrix [tabindex="0"]').focus();
press('ArrowRight');
press('ArrowDown');
seen.place = document.activeElement.dataset.cell;
press('ArrowLeft');
press('ArrowUp');
press('Enter');
await opened;
seen.isOpen = dialog.open;
seen.detail = dialog.textContent;
dialog.close();
verdict.value = 'fail';
form.dispatchEvent(new Event('input'));
seen.count = shown.textContent;
seen.rows = rows.filter((row) => row.checkVisibility()).map((row) => row.cells[0].textContent);
verdict.value = '';
text.value = 'repeats C1';
form.dispatchEvent(new Event('input'));
seen.found = shown.textContent;
document.body.textContent = JSON.stringify(seen);
})();
</script></html>`;

describe('the matrix in a browser', () => {
  it('opens results with the keyboard, shows their bytes, and can be filtered', async function () {
    this.timeout(90_000);
    needsPeers(this, 'Chromium');
    const folder = await mkdtemp(join(tmpdir(), 'mtrude-matrix-'));
    try {
      const seen = JSON.parse(await pageText(folder, html.replace('</html>', visit)));
      assert.equal(seen.stops, 1);
      assert.equal(seen.place, '1/1');
      assert.ok(seen.isOpen);
      assert.match(seen.detail, /RuleMUST, rtmp 5\.2\.2: The answer is version `3` \(rtmp\/5\.2\.2\/answers-3\)/);
      assert.match(seen.detail, /SeenS0 of version <\/script><i>9/);
      assert.match(seen.detail, /… 4681 bytes …/);
      assert.match(seen.detail, /0000 {2}61 62 63 +abc/);
      assert.equal(seen.count, '2 of 6 cases');
      assert.equal(seen.rows[0], 'handshake/rtmp/5.2.2/version');
      assert.equal(seen.found, '1 of 6 cases');
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  });
});
