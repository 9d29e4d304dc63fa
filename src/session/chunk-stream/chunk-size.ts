import { maximumChunkSize } from '../../../generated/rtmp/constants.js';
import { UsageError } from '../../runtime/errors.js';

/** The chunk size, if it is one: an integer from 1 to 2^31 - 1. Throws UsageError 'chunk-size' otherwise. */
export function checkChunkSize(size: number): number {
  if (Number.isInteger(size) && size >= 1 && size <= maximumChunkSize) return size;
  throw new UsageError('chunk-size', `A chunk size is an integer from 1 to ${maximumChunkSize}, not ${size}`);
}
