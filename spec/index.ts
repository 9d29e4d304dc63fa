import type { Specification } from '../src/schema/model.js';
import { amfFormat } from './amf/index.js';
import { amf0Format } from './amf0/index.js';
import { amf3Format } from './amf3/index.js';
import { codecsFormat } from './codecs/index.js';
import { documents } from './documents.js';
import { enhancedFormat } from './enhanced/index.js';
import { flashFormat } from './flash/index.js';
import { flvFormat } from './flv/index.js';
import { rtmpFormat } from './rtmp/index.js';
import { solFormat } from './sol/index.js';
import { tunnelFormat } from './tunnel/index.js';

/** Everything that is known of the wire, in reading order. */
export const specification: Specification = {
  documents,
  formats: [
    amf0Format,
    amf3Format,
    enhancedFormat,
    rtmpFormat,
    flvFormat,
    flashFormat,
    amfFormat,
    solFormat,
    tunnelFormat,
    codecsFormat,
  ],
};
