import { DecodeError } from '../../runtime/errors.js';
import { type NeedMore, needMore } from '../../runtime/need-more.js';

/** What was decoded from a payload that is all there: if it wants more, that is an error. Throws DecodeError 'truncated'. */
export function completePayload<T>(decoded: T | NeedMore, size: number, path: string): T {
  if (decoded !== needMore) return decoded;
  const place = { offset: size, path, rule: 'rtmp/6.1/layout' };
  throw new DecodeError('truncated', 'The payload ends before the message does', place);
}
