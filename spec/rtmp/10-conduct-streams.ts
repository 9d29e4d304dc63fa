import { conduct, conflict, deFacto, must } from '../../src/schema/build/index.js';
import { peers, rtmp } from '../documents.js';

export const publishConduct = conduct('rtmp.publishConduct', {
  doc: 'Who may publish under a name, and until when.',
  from: rtmp('7.2.2.6'),
  rules: {
    'publish-start': deFacto('Publishing is accepted with NetStream.Publish.Start', peers('publish-codes')),
    'live-by-default': deFacto('publish without a type is live', peers('publish-without-type')),
    'bad-name': deFacto(
      'A name under which somebody publishes is refused with NetStream.Publish.BadName',
      peers('publish-codes'),
    ),
    'first-goes-on': deFacto('Who publishes goes on when another one asks for the same name', peers('one-publisher')),
    'name-free-again': deFacto('Where publishing has ended, the name is free again', peers('one-publisher')),
    'delete-ends': must('deleteStream ends what the stream publishes or plays', rtmp('7.2.2.3')),
    'delete-ends-one': must('deleteStream ends the stream that it names and no other', rtmp('7.2.2.3')),
    'close-ends': deFacto('closeStream ends what the stream publishes or plays', peers('close-stream')),
    'close-keeps': deFacto('After closeStream the message stream can be used anew', peers('close-stream')),
    'disconnect-ends': deFacto('Publishing ends with the connection', peers('one-publisher')),
  },
});

export const playConduct = conduct('rtmp.playConduct', {
  doc: 'What somebody who plays a stream is told and sent.',
  from: rtmp('7.2.2.1'),
  rules: {
    'plays-what-it-names': must('play gives the stream that it names and no other', rtmp('7.2.2.1')),
    'arguments-optional': must('play may leave out start, duration and reset', rtmp('7.2.2.1')),
    'play-before-publish': conflict('What play gives while nobody publishes under the name', rtmp('7.2.2.1'), {
      reads: 'silence until somebody publishes, as the text says of start -2, or NetStream.Play.StreamNotFound',
      writes: 'NetStream.Play.StreamNotFound',
    }),
    'any-number-of-players': must('Whoever knows the name of a published stream can play it', rtmp('7.2.2.6')),
    'no-audio': must('After receiveAudio with false no audio comes', rtmp('7.2.2.4')),
    'no-video': must('After receiveVideo with false no video comes', rtmp('7.2.2.5')),
    'paused-without-media': must('While playback pauses, no media come', rtmp('7.2.2.8')),
    'resumes-behind-pause': must(
      'After a pause come only messages whose timestamps are greater than the one of pause',
      rtmp('7.2.2.8'),
    ),
    'end-announced': deFacto(
      'Players learn of the end of publishing by NetStream.Play.UnpublishNotify, NetStream.Play.Stop or StreamEOF',
      peers('end-of-stream'),
    ),
    'connection-outlives-stream': deFacto(
      'The end of a stream does not end the connections of its players',
      peers('end-of-stream'),
    ),
    'player-leaves': deFacto('A player that leaves disturbs neither the publisher nor other players', peers('players')),
  },
});
