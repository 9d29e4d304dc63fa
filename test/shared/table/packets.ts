import { inFolder, otherwise, whole } from './row.js';

const length = 'peers/remoting-length/length-is-a-hint';
const argumentsOfTest = ['first_arg', 'second_arg'];
const call = (targetUri: string, responseUri: string) => ({ targetUri, responseUri, value: argumentsOfTest });

/** Remoting packets. */
export const packetRows = inFolder('amf-rocketamf/request', {
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
