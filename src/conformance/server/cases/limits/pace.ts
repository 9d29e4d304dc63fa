import type { CaseText } from '../../../case.js';
import { helloBytes, versionBytes } from '../../../wire/hello.js';
import { uniqueSound } from '../../../wire/media.js';
import type { ServerBench } from '../../bench.js';

type Text = CaseText<ServerBench>;

export const paceCases: readonly Text[] = [
  {
    name: '50-silent-handshakes',
    rule: 'peers/slow-peers/silent-peer',
    sends: '50 connections: nothing, C0 alone, half of C1, or no C2; meanwhile somebody connects',
    expects: 'a result for the one who connects',
    isHostile: true,
    async run(bench) {
      const openings = [new Uint8Array(0), versionBytes(), Buffer.concat([versionBytes(), helloBytes().subarray(700)])];
      const whole = Buffer.concat([versionBytes(), helloBytes()]);
      for (let count = 0; count < 50; count++) {
        const wire = await bench.open(`silent ${count}`);
        const said = [...openings, whole][count % 4];
        if (said !== undefined && said.length > 0) wire.write(said);
      }
      await bench.connect('newcomer');
    },
  },
  {
    name: 'byte-by-byte',
    rule: 'peers/slow-peers/slow-peer',
    sends: 'all that a publisher says, byte by byte, beside other streams',
    expects: 'the player gets it',
    needs: ['publish', 'play'],
    deliveries: ['bytes'],
    async run(bench) {
      const publisher = await bench.publish();
      const player = await bench.play(publisher.stream);
      for (let time = 0; time < 5; time++) await bench.passes(uniqueSound(300), publisher, player, time * 20);
    },
  },
  {
    name: 'player-that-does-not-read',
    rule: 'peers/slow-peers/slow-player',
    sends: 'play by two, of whom one reads nothing any more, and 6 MB of sound',
    expects: 'the other one gets all of it',
    needs: ['publish', 'play'],
    isHostile: true,
    async run(bench) {
      const publisher = await bench.publish();
      const [stuck, well] = [await bench.play(publisher.stream), await bench.play(publisher.stream)];
      stuck.client.wire.pause();
      for (let time = 0; time < 20; time++) {
        await bench.passes(uniqueSound(300_000), publisher, well, time * 20);
      }
    },
  },
];
