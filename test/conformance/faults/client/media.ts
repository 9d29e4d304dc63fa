import type { ClientFaultText } from '../fault.js';

export const clientMediaFaults: readonly ClientFaultText[] = [
  {
    name: 'client-aggregate-dropped',
    what: 'Aggregate messages are dropped',
    rules: ['peers/aggregate/aggregate-passed-on', 'rtmp/7.1.6/layout'],
    target: 'player',
    mutations: [
      {
        file: 'src/session/connection/published-messages.ts',
        find: `for (const part of splitAggregate(raw, options)) passPart`,
        replace: `for (const part of splitAggregate(raw, options).slice(9e9)) passPart`,
      },
    ],
  },
];
