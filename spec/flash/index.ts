import { format } from '../../src/schema/build/index.js';
import { screenBlock, screenVideo, screenVideo2 } from './1-screen-video.js';
import { vp6, vp6Alpha } from './2-vp6.js';
import { filteredBody, selectiveParameters } from './3-encrypted-tag.js';

export const flashFormat = format(
  'flash',
  'What tags of Flash video contain: screen video, On2 VP6, and encrypted tags of whatever kind.',
  [screenVideo, screenBlock, screenVideo2, vp6, vp6Alpha, selectiveParameters, filteredBody],
  [screenVideo, screenVideo2, vp6, vp6Alpha, selectiveParameters, filteredBody],
);
