/** A testee of a few lines: `answer` is called with each request, and says what it likes with `send`. */
export const testee = (answer: string): readonly string[] => [process.execPath, '-e', `${frames}\n${answer}`];

/** What a testee that does nothing wrong says to hello. */
const frames = `
const send = (json) => {
  const text = Buffer.from(JSON.stringify(json));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  process.stdout.write(Buffer.concat([length, text]));
};
let held = Buffer.alloc(0);
process.stdin.on('data', (bytes) => {
  held = Buffer.concat([held, bytes]);
  while (held.length >= 4 && held.length >= 4 + held.readUInt32BE()) {
    const end = 4 + held.readUInt32BE();
    const request = JSON.parse(held.subarray(4, end));
    held = held.subarray(end);
    if (request.request === 'hello') hello(request);
    else answer(request);
  }
});
var hello = ({ id }) => send({ id, protocol: 1, name: 'a testee of the tests' });
`;

/** Gives the same answer to whatever it is asked. */
export const answering = (answer: object): readonly string[] =>
  testee(`var answer = ({ id }) => send({ id, ...${JSON.stringify(answer)} });`);
