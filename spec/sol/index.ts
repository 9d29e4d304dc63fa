import { format } from '../../src/schema/build/index.js';
import { amf0Entries, amf0Entry, file } from './1-file.js';

export const solFormat = format(
  'sol',
  'Local Shared Objects: what Flash programs keep on the disk of their users.',
  [amf0Entry, amf0Entries, file],
  [file],
);
