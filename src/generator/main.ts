import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { specification } from '../../spec/index.js';
import { resolve } from '../schema/index.js';
import { folderOf } from './backend.js';
import { backends } from './backends.js';
import { formatted, write } from './output.js';

const root = fileURLToPath(new URL('../../', import.meta.url));

const schema = resolve(specification);
for (const folder of new Set(backends.map(folderOf))) await rm(join(root, folder), { recursive: true, force: true });
for (const backend of backends) {
  const files = backend.generate(schema);
  await write(join(root, folderOf(backend)), files);
  console.log(`${backend.name}: ${files.length} files`);
}
await formatted(join(root, 'generated'));
