import { openEnum, u8 } from '../../src/schema/build/index.js';

export const profile = openEnum(
  u8,
  {
    baseline: [66, 'Baseline; constrained where the constraint flag 1 is set.'],
    main: [77, 'Main.'],
    extended: [88, 'Extended.'],
    high: [100, 'High.'],
    high10: [110, 'High 10.'],
    high422: [122, 'High 4:2:2.'],
    high444Predictive: [244, 'High 4:4:4 Predictive.'],
    cavlc444Intra: [44, 'CAVLC 4:4:4 Intra.'],
    scalableBaseline: [83, 'Scalable Baseline.'],
    scalableHigh: [86, 'Scalable High.'],
    multiviewHigh: [118, 'Multiview High.'],
    stereoHigh: [128, 'Stereo High.'],
  },
  { doc: 'The profile.' },
);

/** Reserved bits of a record, which are ones. */
