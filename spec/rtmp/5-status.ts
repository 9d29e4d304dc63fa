import { vocabulary } from '../../src/schema/build/index.js';
import { enhanced, peers, rtmp } from '../documents.js';

const levels = { status: 'status', warning: 'warning', error: 'error' } as const;

export const statusLevel = vocabulary(
  'rtmp.statusLevel',
  {
    status: [levels.status, 'Something happened as it should.'],
    warning: [levels.warning, 'Something is not as it should be, and goes on.'],
    error: [levels.error, 'Something failed.'],
  },
  { doc: 'How grave a status is.', from: rtmp('7.2.2') },
);

const { status, warning, error } = levels;

export const statusCode = vocabulary(
  'rtmp.statusCode',
  {
    callFailed: ['NetConnection.Call.Failed', 'The command is unknown or could not be run.', error],
    callBadVersion: ['NetConnection.Call.BadVersion', 'The packet has an encoding that is not understood.', error],
    connectSuccess: ['NetConnection.Connect.Success', 'The connection is accepted.', status],
    connectClosed: ['NetConnection.Connect.Closed', 'The connection was closed.', status],
    connectFailed: ['NetConnection.Connect.Failed', 'The connection did not come about.', error],
    connectRejected: ['NetConnection.Connect.Rejected', 'The client may not connect.', error],
    connectInvalidApp: ['NetConnection.Connect.InvalidApp', 'There is no such application.', error],
    connectAppShutdown: ['NetConnection.Connect.AppShutdown', 'The application or the server ended.', error],
    connectIdleTimeout: ['NetConnection.Connect.IdleTimeOut', 'Nothing came for too long.', status],
    connectReconnectRequest: [
      'NetConnection.Connect.ReconnectRequest',
      'The server asks the client to connect anew.',
      status,
    ],
    proxyNotResponding: ['NetConnection.Proxy.NotResponding', 'The proxy does not answer.', error],
    streamFailed: ['NetStream.Failed', 'A command on a stream failed.', error],
    bufferEmpty: ['NetStream.Buffer.Empty', 'Data does not come fast enough.', status],
    bufferFlush: ['NetStream.Buffer.Flush', 'The stream ended; the buffer will run empty.', status],
    bufferFull: ['NetStream.Buffer.Full', 'There is enough data to play.', status],
    dataStart: ['NetStream.Data.Start', 'Data messages of the stream begin.', status],
    metadataFailed: ['NetStream.MetaData.Failed', 'The metadata could not be set.', error],
    pauseNotify: ['NetStream.Pause.Notify', 'Playback pauses.', status],
    unpauseNotify: ['NetStream.Unpause.Notify', 'Playback goes on.', status],
    playStart: ['NetStream.Play.Start', 'Playback begins.', status],
    playReset: ['NetStream.Play.Reset', 'What was queued for play is dropped.', status],
    playStop: ['NetStream.Play.Stop', 'Playback ended.', status],
    playComplete: ['NetStream.Play.Complete', 'The whole playlist was sent.', status],
    playSwitch: ['NetStream.Play.Switch', 'The next item of the playlist begins.', status],
    playTransition: ['NetStream.Play.Transition', 'Another bit rate begins.', status],
    playFailed: ['NetStream.Play.Failed', 'Playback failed.', error],
    playFileStructureInvalid: ['NetStream.Play.FileStructureInvalid', 'The file cannot be read.', error],
    playInsufficientBandwidth: ['NetStream.Play.InsufficientBW', 'The client receives too slowly.', warning],
    playNoSupportedTrackFound: ['NetStream.Play.NoSupportedTrackFound', 'Nothing in it can be played.', error],
    playPublishNotify: ['NetStream.Play.PublishNotify', 'Publishing to the stream began.', status],
    playUnpublishNotify: ['NetStream.Play.UnpublishNotify', 'Publishing to the stream ended.', status],
    playStreamNotFound: ['NetStream.Play.StreamNotFound', 'There is no such stream.', error],
    publishStart: ['NetStream.Publish.Start', 'Publishing is accepted.', status],
    publishBadName: ['NetStream.Publish.BadName', 'The name is in use or not allowed.', error],
    publishDenied: ['NetStream.Publish.Denied', 'The client may not publish.', error],
    publishFailed: ['NetStream.Publish.Failed', 'Publishing failed.', error],
    publishIdle: ['NetStream.Publish.Idle', 'The publisher sends nothing.', status],
    unpublishSuccess: ['NetStream.Unpublish.Success', 'Publishing ended.', status],
    recordStart: ['NetStream.Record.Start', 'Recording began.', status],
    recordStop: ['NetStream.Record.Stop', 'Recording ended.', status],
    recordFailed: ['NetStream.Record.Failed', 'Recording failed.', error],
    recordNoAccess: ['NetStream.Record.NoAccess', 'The client may not record.', error],
    recordDiskQuotaExceeded: ['NetStream.Record.DiskQuotaExceeded', 'There is no room for the recording.', error],
    seekNotify: ['NetStream.Seek.Notify', 'The position changed.', status],
    seekFailed: ['NetStream.Seek.Failed', 'The position could not be changed.', error],
    seekInvalidTime: ['NetStream.Seek.InvalidTime', 'The position is beyond what there is.', error],
  },
  {
    doc: 'What happened, by the codes that servers send.',
    from: [rtmp('7.2.2.1'), rtmp('7.2.2.7'), rtmp('7.2.2.8'), enhanced('reconnect-request'), peers('status-codes')],
  },
);
