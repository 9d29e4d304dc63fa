import { createServer } from '../src/index.js';

const server = createServer({ port: 0, connections: 50, log: { level: 'warn' } });
server.on('recorded', ({ path, frames }) => console.log(`${frames} frames in ${path}`));
server.on('disconnect', ({ peer, code }) => console.log(`${peer}: ${code}`));
const { port } = await server.listen();
console.log(server.address?.port === port, server.connections);
await server.close();
