import { amf0, createServer, needMore } from '../src/index.js';

const bytes = amf0.encodeValue({ name: 'talk', tracks: [1, 2] });
const value = amf0.decodeValue(bytes);
console.log(value === needMore ? 'more bytes, please' : value);

const server = createServer({ port: 0, data: 'data' });
server.on('publish', ({ app, name }) => console.log(`${app}/${name} is live`));
const { host, port } = await server.listen();
console.log(host, port > 0);
await server.close();
