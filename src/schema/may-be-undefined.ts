import type { Shape } from './model.js';

/** Whether undefined has the shape: such an item or property may as well be missing from a JavaScript object. */
export const mayBeUndefined = (shape: Shape): boolean =>
  shape.shape === 'undefined' || (shape.shape === 'either' && shape.of.some(mayBeUndefined));
