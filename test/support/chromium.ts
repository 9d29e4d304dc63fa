import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

/** No sandbox, since tests may run as root; no network at all. */
const switches = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Opens a page of HTML, written into a folder, and gives the text that its body consists of in the end. */
export async function pageText(folder: string, html: string): Promise<string> {
  await writeFile(join(folder, 'page.html'), html);
  const { stdout } = await promisify(execFile)(
    'chromium',
    [
      ...switches,
      `--user-data-dir=${join(folder, 'profile')}`,
      '--dump-dom',
      // What is under way when the page has loaded goes on until it is over.
      '--virtual-time-budget=20000',
      pathToFileURL(join(folder, 'page.html')).href,
    ],
    { timeout: 150_000, maxBuffer: 2 ** 24 },
  );
  const [, text] = /<body>(.*)<\/body>/s.exec(stdout) ?? [];
  if (text === undefined) throw new Error(`Chromium shows ${stdout.slice(0, 500)}`);
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
