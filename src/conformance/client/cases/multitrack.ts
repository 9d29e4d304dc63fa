import { capsMultitrack } from '../../../../generated/enhanced/index.js';
import { MessageType, propertiesOfConnectObject } from '../../../../generated/rtmp/index.js';
import { Unsupported } from '../../verdict.js';
import { multitrackAudio, multitrackVideo } from '../../wire/multitrack.js';
import { Screening } from '../screening.js';
import { player, type Text } from './text.js';

export const multitrackCases = [multitrackVideo, multitrackAudio].map(
  (of): Text => ({
    name: `three-tracks-of-${of().kind}`,
    rule: 'enhanced/conventions/plays-multitrack',
    sends: `${of().kind} with frames of three tracks in one message, to a player that says that it knows several tracks`,
    expects: 'the player goes on',
    needs: player,
    async run(bench) {
      const screening = await Screening.begin(bench);
      const { command } = await screening.guest.asks({ kind: 'connect' });
      const { capsEx = 0 } = propertiesOfConnectObject(command.commandObject);
      if ((capsEx & capsMultitrack) === 0) {
        throw new Unsupported('connect does not say that several tracks are known');
      }
      const { kind, data } = of();
      await screening.shows(screening.chunker.write(screening.media(MessageType[kind], data)), []);
    },
  }),
);
