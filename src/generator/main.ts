import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { specification } from '../../spec/index.js';
import { resolve } from '../schema/index.js';
import { backends } from './backends.js';
import { formatted, write } from './output.js';

const root = fileURLToPath(new URL('../../generated/', import.meta.url));

const schema = resolve(specification);
await rm(root, { recursive: true, force: true });
for (const backend of backends) {
  const files = backend.generate(schema);
  await write(root, files);
  console.log(`${backend.name}: ${files.length} files`);
}
await formatted(root);
