import { existsSync, mkdtempSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { mtrude } from '../../support/command-line.js';
import { freePort } from '../../support/ports.js';
import { start } from '../../support/processes.js';
import { findingsPage, knownFailing } from './findings.js';
import { type Peer, quoted } from './peer.js';
import { installed, peers } from './peers.js';

/**
 * Holds the servers, clients and codecs of others to the cases, as a user would, and sets the reports side by side:
 *
 *     npm run conformance:peers -- [--peer NAME]… [--out FOLDER] [--npm FOLDER] [--install]
 *
 * Reports go to the folder of `--out`. What is not installed is left out and named; `--install` gets what npm has, into
 * the folder of `--npm`. With the reports of all peers there, some of an earlier run perhaps, the matrix and the findings
 * of the guide are written again. Ends with 1 where a peer fails what it is not known to fail, or passes what it is.
 */
const { values } = parseArgs({
  options: {
    peer: { type: 'string', multiple: true },
    out: { type: 'string' },
    npm: { type: 'string', default: join(tmpdir(), 'mtrude-peers') },
    install: { type: 'boolean', default: false },
  },
});
const out = resolve(values.out ?? mkdtempSync(join(tmpdir(), 'mtrude-reports-')));
await mkdir(out, { recursive: true });
if (values.install) await installed(values.npm);
const bin = await ownCommand();
process.env.PATH = [bin, process.env.PATH].join(delimiter);
const all = peers(values.npm);
const chosen = values.peer === undefined ? all : all.filter(({ name }) => values.peer?.includes(name));
let isExpected = true;
for (const peer of chosen) {
  const missing = peer.missing();
  if (missing !== undefined) say(`${peer.name}: left out, ${missing} is missing`);
  else if (!(await asExpected(peer))) isExpected = false;
}
await rm(bin, { recursive: true });
if (all.every(({ name }) => existsSync(reportOf(name)))) {
  const guide = fileURLToPath(new URL('../../../docs/guide/', import.meta.url));
  const reports = all.map(({ name, title }) => `${title}=${reportOf(name)}`);
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
    const options = args[0] === 'client' ? { cwd: folder } : {};
    const { code, output } = await start(mtrude('conformance', ...args), 600, options).ended;
    say(`${peer.name}: ${output.match(/^\d+ cases? in .*$/m)?.[0] ?? output.trimEnd().split('\n').at(-1)}`);
    if (existsSync(reportOf(peer.name))) for (const id of await unexpected(peer)) say(`  unexpected: ${id}`);
    return code === 0;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A folder with `mtrude` as built, as it would be installed. */
async function ownCommand(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'mtrude-bin-'));
  await writeFile(join(folder, 'mtrude'), `#!/bin/sh\nexec ${quoted(mtrude())} "$@"\n`, { mode: 0o755 });
  return folder;
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
