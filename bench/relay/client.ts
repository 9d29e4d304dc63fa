import { connect, type Socket } from 'node:net';
import { ChunkReader } from './chunk-reader.js';
import { answer, command, control, handshakeSize, hello, type Message, message, types } from './wire.js';

/** What a connection still wants of its bytes: everything, or once it plays only their number. */
export type Appetite = 'messages' | 'count';

export interface Client {
  readonly socket: Socket;
  /** Bytes that have arrived since the handshake. */
  received: number;
  /** Sends on the message stream of this client. */
  send(type: number, timestamp: number, payload: Buffer): void;
  close(): void;
}

const windowSize = 5_000_000;
const chunkSize = 4096;
const answerTime = 10_000;

/** Connects and publishes or plays; resolves when the server has said yes to that. */
export function open(
  address: { readonly port: number; readonly application: string; readonly stream: string },
  role: 'publish' | 'play',
  appetite: Appetite,
  onMessage: (message: Message) => void = () => undefined,
): Promise<Client> {
  return new Promise((resolve, reject) => {
    const socket = connectCheaply(address.port, (bytes) => accept(bytes));
    const clock = setTimeout(() => fail(new Error(`no answer to ${role} in ${answerTime} ms`)), answerTime);
    let handshake: Buffer | undefined = Buffer.alloc(0);
    let reader: ChunkReader | undefined;
    let acknowledged = 0;
    let open = false;
    const client: Client = {
      socket,
      received: 0,
      send: (type, timestamp, payload) =>
        void socket.write(message(type === types.audio ? 4 : 6, type, 1, timestamp, payload, chunkSize)),
      close: () => socket.destroy(),
    };

    socket.setNoDelay(true);
    socket.once('error', fail);
    socket.once('close', () => fail(new Error(`closed before it could ${role}`)));
    socket.write(hello());

    function fail(error: Error): void {
      clearTimeout(clock);
      socket.destroy();
      reject(error);
    }

    function accept(bytes: Buffer): void {
      if (handshake) {
        shakeHands(bytes);
        return;
      }
      client.received += bytes.length;
      if (client.received - acknowledged > windowSize / 2) {
        acknowledged = client.received;
        socket.write(control(types.acknowledgement, acknowledged));
      }
      reader?.push(bytes);
    }

    function shakeHands(bytes: Buffer): void {
      handshake = Buffer.concat([handshake ?? bytes, bytes]);
      const whole = 1 + 2 * handshakeSize;
      if (handshake.length < whole) return;
      const rest = handshake.subarray(whole);
      socket.write(handshake.subarray(1, 1 + handshakeSize));
      handshake = undefined;
      reader = new ChunkReader(hear);
      const tcUrl = `rtmp://127.0.0.1:${address.port}/${address.application}`;
      socket.write(control(types.chunkSize, chunkSize));
      socket.write(control(types.windowSize, windowSize));
      socket.write(
        command(
          0,
          ['connect', 1, { app: address.application, type: 'nonprivate', flashVer: 'LNX 9,0,124,2', tcUrl }],
          chunkSize,
        ),
      );
      if (rest.length > 0) accept(rest);
    }

    function hear(message: Message): void {
      if (message.type !== types.command || open) {
        onMessage(message);
        return;
      }
      const { name, transaction } = answer(message.payload);
      if (name === '_error') fail(new Error(`the server refused transaction ${transaction}`));
      else if (name === '_result' && transaction === 1) socket.write(command(0, ['createStream', 2, null], chunkSize));
      else if (name === '_result' && transaction === 2) {
        const extra = role === 'publish' ? ['live'] : [-2000];
        socket.write(command(1, [role, 3, null, address.stream, ...extra], chunkSize));
      } else if (name === 'onStatus') {
        open = true;
        clearTimeout(clock);
        if (appetite === 'count') reader = undefined;
        resolve(client);
      }
    }
  });
}

const sharedBuffer = Buffer.alloc(256 * 1024);

/** All connections read into one buffer: the load must cost less than the servers. */
function connectCheaply(port: number, accept: (bytes: Buffer) => void): Socket {
  const onread = {
    buffer: sharedBuffer,
    callback: (length: number) => {
      accept(sharedBuffer.subarray(0, length));
      return true;
    },
  };
  return connect({ port, host: '127.0.0.1', onread });
}
