import type { Value } from '../../../generated/amf0/index.js';
import {
  canForward,
  capsModEx,
  capsMultitrack,
  capsTimestampNanoOffset,
} from '../../../generated/enhanced/constants.js';
import { FourCcWildcard } from '../../../generated/enhanced/four-cc-wildcard.js';
import {
  type Command,
  type CommandConnect,
  type ConnectObjectProperties,
  controlStreamId,
  noTransactionId,
  objectEncodingAmf0,
  propertiesOfConnectObject,
  SetPeerBandwidthLimitType,
  SoftwareVersion,
  StatusCode,
  serverCapabilities,
} from '../../../generated/rtmp/index.js';
import type { Accepted } from './application.js';
import type { Lane } from './lane.js';
import { sizesOf } from './options.js';
import type { ServerLink } from './server-link.js';
import { errorOf, statusOf } from './status.js';

/** The command that everything else waits for. */
export class ConnectCommand {
  #accepted = false;

  constructor(
    private readonly link: ServerLink,
    private readonly lane: Lane,
  ) {}

  run({ transactionId, commandObject, userArguments }: CommandConnect): void {
    const { link } = this;
    if (link.state !== 'connecting') {
      link.report('out-of-place', 'A second connect');
      this.#reject(transactionId, StatusCode.connectRejected, 'This connection is connected already');
      return;
    }
    const object = propertiesOfConnectObject(commandObject);
    const { app = '', tcUrl = '' } = object;
    if (object.app === undefined || object.tcUrl === undefined) {
      link.report('incomplete-connect', 'The connect object lacks app or tcUrl');
    }
    link.info = { app, tcUrl, object };
    const { connection, application } = link;
    const request = { app, tcUrl, object, arguments: userArguments };
    this.lane.settle(
      link.ask(() => application.connect(connection, request)),
      (answer) => {
        this.#accepted = answer.accept;
        if (link.state === 'closed') return this.end();
        if (answer.accept) return this.#accept(transactionId, answer);
        link.state = 'refused';
        this.#reject(transactionId, answer.code ?? StatusCode.connectRejected, answer.description);
        link.options.ended?.();
      },
    );
  }

  /** The connection is over: the application that accepted it is told, once. */
  end(): void {
    if (!this.#accepted) return;
    this.#accepted = false;
    this.link.application.disconnect(this.link.connection);
  }

  #accept(transactionId: number, { description = 'Connection succeeded', started }: Accepted): void {
    const { link } = this;
    const { messages, options } = link;
    const { chunkSize, windowAcknowledgementSize, peerBandwidth } = sizesOf(options);
    messages.setWindowAcknowledgementSize(windowAcknowledgementSize);
    messages.setPeerBandwidth(peerBandwidth, SetPeerBandwidthLimitType.dynamic);
    link.event({ kind: 'streamBegin', streamId: controlStreamId });
    messages.setChunkSize(chunkSize);
    const properties = {
      fmsVer: SoftwareVersion.server,
      capabilities: serverCapabilities,
      ...capabilitiesFor(link.info?.object),
    };
    // AMF 3 is not spoken here, so that is the highest that both sides support, whatever the client asked for.
    const information = statusOf(StatusCode.connectSuccess, description, { objectEncoding: objectEncodingAmf0 });
    link.send({ kind: 'result', transactionId, commandObject: properties, values: [information] }, controlStreamId);
    link.state = 'connected';
    if (options.bandwidthDone) {
      const done: Command = {
        kind: 'onBandwidthDone',
        transactionId: noTransactionId,
        commandObject: null,
        information: [],
      };
      link.send(done, controlStreamId);
    }
    started?.();
  }

  #reject(transactionId: number, code: StatusCode, description: string): void {
    this.link.send(errorOf(transactionId, code, description), controlStreamId);
  }
}

/** A server passes on what it gets, of whatever codec: told to those who say something of Enhanced RTMP themselves. */
function capabilitiesFor(client: ConnectObjectProperties = {}): { readonly [name: string]: Value } {
  const { capsEx, fourCcList, audioFourCcInfoMap, videoFourCcInfoMap } = client;
  if ([capsEx, fourCcList, audioFourCcInfoMap, videoFourCcInfoMap].every((said) => said === undefined)) return {};
  return {
    capsEx: capsMultitrack | capsModEx | capsTimestampNanoOffset,
    audioFourCcInfoMap: { [FourCcWildcard.any]: canForward },
    videoFourCcInfoMap: { [FourCcWildcard.any]: canForward },
  };
}
