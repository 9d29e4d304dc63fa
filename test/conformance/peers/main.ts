import { existsSync, mkdtempSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { mtrude } from '../../support/command-line.js';
import { freePort } from '../../support/ports.js';
import { start } from '../../support/processes.js';
import { findingsPage, knownFailing } from './findings.js';
import type { Peer } from './peer.js';
import { installed, peers } from './peers.js';

/**
 * Holds the servers, clients and codecs of others to the cases, as a user would, and sets the reports side by side:
 *
 *     npm run conformance:peers -- [--peer NAME]… [--out FOLDER] [--npm FOLDER] [--install]
 *
 * Reports go to the folder of `--out`. What is not installed is left out and named; `--install` gets what npm has, into
 * the folder of `--npm`. With all peers there, the matrix of the guide is written again. Ends with 1 where a peer fails
 * what it is not known to fail, or passes what it is.
 */
const { values } = parseArgs({
  options: {
    peer: { type: 'string', multiple: true },
    out: { type: 'string' },
    npm: { type: 'string', default: join(tmpdir(), 'mtrude-peers') },
    install: { type: 'boolean', default: false },
  },
});
const out = values.out ?? mkdtempSync(join(tmpdir(), 'mtrude-reports-'));
await mkdir(out, { recursive: true });
if (values.install) await installed(values.npm);
const all = peers(values.npm);
const chosen = values.peer === undefined ? all : all.filter(({ name }) => values.peer?.includes(name));
const present: Peer[] = [];
let isExpected = true;
for (const peer of chosen) {
  const missing = peer.missing();
  if (missing !== undefined) say(`${peer.name}: left out, ${missing} is missing`);
  else {
    present.push(peer);
    if (!(await asExpected(peer))) isExpected = false;
  }
}
if (present.length === all.length) {
  const guide = fileURLToPath(new URL('../../../docs/guide/', import.meta.url));
  const reports = present.map(({ name, title }) => `${title}=${reportOf(name)}`);
  const pages = ['--html', `${guide}conformance-matrix.html`, '--markdown', `${guide}conformance-matrix.md`];
  const { code, output } = await start(mtrude('conformance', 'matrix', ...reports, ...pages), 60).ended;
  if (code !== 0) throw new Error(output);
  await writeFile(`${guide}conformance-findings.md`, findingsPage(all));
}
process.exitCode = isExpected ? 0 : 1;

/** Runs one peer; says what came of it, and whether that was expected. */
async function asExpected(peer: Peer): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'mtrude-peer-'));
  try {
    const known = knownFailing(peer);
    const args = [
      ...(await peer.arguments(folder, await freePort())),
      '--json',
      reportOf(peer.name),
      ...(existsSync(known) ? ['--known-failing', known] : []),
      ...(peer.command === undefined ? [] : ['--', ...peer.command]),
    ];
    const { code, output } = await start(mtrude('conformance', ...args), 600).ended;
    say(`${peer.name}: ${output.trimEnd().split('\n').slice(-3).join('; ')}`);
    if (existsSync(reportOf(peer.name))) for (const id of await unexpected(peer)) say(`  unexpected: ${id}`);
    return code === 0;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function unexpected({ name }: Peer): Promise<readonly string[]> {
  const report: { readonly summary: { readonly failures: string[]; readonly unexpectedPasses: string[] } } = JSON.parse(
    await readFile(reportOf(name), 'utf8'),
  );
  return [...report.summary.failures, ...report.summary.unexpectedPasses.map((id) => `${id} passes`)];
}

function reportOf(name: string): string {
  return join(out, `${name}.json`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
