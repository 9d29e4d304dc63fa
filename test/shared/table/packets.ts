import { inFolder, otherwise, type Rows, whole } from './row.js';

const length = 'peers/remoting-length/length-is-a-hint';
const argumentsOfTest = ['first_arg', 'second_arg'];
const call = (targetUri: string, responseUri: string) => ({ targetUri, responseUri, value: argumentsOfTest });

const inAmf3 = (value: unknown) => ({ $class: 'amf.avmPlus', value });
const typed = (className: string, members: readonly string[], dynamic: boolean, values: object) => ({
  $class: 'amf3.typedObject',
  traits: { $class: 'amf3.traits', externalizable: false, dynamic, className, members },
  ...values,
});

const requests = inFolder('amf-rocketamf/request', {
  'acknowledge-response.bin': otherwise(
    whole('amf.packet', {
      version: 3,
      headers: [],
      messages: [
        {
          targetUri: '/1/onResult',
          responseUri: '',
          value: inAmf3(
            typed('flex.messaging.messages.AcknowledgeMessage', [], true, {
              sealed: [],
              dynamic: {
                body: null,
                clientId: '7B0ACE15-8D57-6AE5-B9D4-99C2D32C8246',
                correlationId: null,
                destination: null,
                headers: {},
                messageId: '7B0ACE15-8D57-6AE5-B9D4-99C2D32C8246',
                timeToLive: 0,
                timestamp: 0,
              },
              external: { $undefined: true },
            }),
          ),
        },
      ],
    }),
    length,
  ),
  'remotingMessage.bin': whole('amf.packet', {
    version: 3,
    headers: [],
    messages: [
      {
        targetUri: 'null',
        responseUri: '/2',
        value: [
          inAmf3(
            typed(
              'flex.messaging.messages.RemotingMessage',
              [
                'operation',
                'source',
                'messageId',
                'clientId',
                'body',
                'timeToLive',
                'timestamp',
                'destination',
                'headers',
              ],
              false,
              {
                sealed: [
                  'save',
                  'WritesController',
                  'FE4AF2BC-DD3C-5470-05D8-9971D51FF89D',
                  null,
                  [true],
                  0,
                  0,
                  'rubyamf',
                  { DSEndpoint: null, DSId: 'nil' },
                ],
                dynamic: { $undefined: true },
                external: { $undefined: true },
              },
            ),
          ),
        ],
      },
    ],
  }),
  'amf0-error-response.bin': otherwise(
    whole('amf.packet', {
      version: 0,
      headers: [],
      messages: [
        {
          targetUri: '1/onStatus',
          responseUri: '',
          value: {
            faultCode: 'Exception',
            faultDetail: 'Backtrace 1\nBacktrace 2',
            faultString: 'Error message',
          },
        },
      ],
    }),
    length,
  ),
  'multiple-simple-request.bin': otherwise(
    whole('amf.packet', {
      version: 0,
      headers: [],
      messages: [call('TestController.test', '/1'), call('TestController.test2', '/2')],
    }),
    length,
  ),
  'simple-request.bin': otherwise(
    whole('amf.packet', { version: 0, headers: [], messages: [call('TestController.test', '/1')] }),
    length,
  ),
});

/** Remoting packets. */
export const packetRows: Rows = {
  ...requests,
  'sol-flash-lso/armorgames_auth_request.dat': whole('amf.packet', {
    version: 3,
    headers: [
      { name: 'authenticate', mustUnderstand: true, value: true },
      {
        name: 'Credentials',
        mustUnderstand: false,
        value: inAmf3({ password: 'kingdom-rush', userid: '3d6ddc62dd9beaf78afac4022209705a' }),
      },
      { name: 'signature', mustUnderstand: true, value: '24ef7106766eddddfbdd38b459b89a3d' },
    ],
    messages: [
      {
        targetUri: 'auth.authenticate',
        responseUri: '/1',
        value: ['3d6ddc62dd9beaf78afac4022209705a', 'kingdom-rush', '32149996', 1],
      },
    ],
  }),
};
