export { ClientHandshake } from './client-handshake.js';
export type { HandshakeOptions, HandshakeStep } from './handshake-step.js';
export { ServerHandshake } from './server-handshake.js';
