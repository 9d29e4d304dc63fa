import type { ClientFaultText } from '../fault.js';

const messages = 'src/session/message-stream/message-stream.ts';

export const clientControlFaults: readonly ClientFaultText[] = [
  {
    name: 'client-ping-unanswered',
    what: 'Ping requests are not answered',
    rules: ['rtmp/7.1.7/ping-answered'],
    mutations: [
      {
        file: messages,
        find: `message.event.kind === 'pingRequest') {`,
        replace: `message.event.kind === 'pingRequest' && false) {`,
      },
    ],
  },
  {
    name: 'client-acknowledges-nothing',
    what: 'Nothing is ever acknowledged',
    rules: ['rtmp/5.4.3/after-window'],
    mutations: [
      {
        file: 'src/session/message-stream/acknowledgement-window.ts',
        find: `if (this.received - this.#acknowledged < this.#size) return undefined;`,
        replace: `if (this.received >= 0) return undefined;`,
      },
    ],
  },
];
