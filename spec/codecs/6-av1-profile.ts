import { bits, openEnum } from '../../src/schema/build/index.js';

export const profile = openEnum(
  bits(3),
  {
    main: [0, 'Main: 4:2:0 of 8 or 10 bits.'],
    high: [1, 'High: 4:4:4 too.'],
    professional: [2, 'Professional: 4:2:2 and 12 bits too.'],
  },
  { doc: 'The profile.' },
);
