import { document } from '../src/schema/build/index.js';
import type { Document } from '../src/schema/model.js';

/** The documents that clauses are cited from. */
export const documents: Readonly<Record<string, Document>> = {
  rtmp: { title: "Adobe's Real Time Messaging Protocol 1.0", year: 2012 },
  errata: { title: 'RTMP Errata and Addenda', year: 2024 },
  amf0: { title: 'Action Message Format, AMF 0', year: 2007 },
  flv: { title: 'Adobe Flash Video File Format Specification 10.1', year: 2010 },
  uris: { title: 'RTMP Family URI Schemes', year: 2024 },
  enhanced: { title: 'Enhanced RTMP v2', year: 2026 },
  rfc7425: { title: "Adobe's RTMFP Profile for Flash Communication", year: 2014 },
  sol: { title: 'Local Shared Objects, as Flash Player writes them', year: 2008 },
  peers: { title: 'What real peers do, where no document says it', year: 2026 },
};

export const rtmp = document('rtmp');
export const errata = document('errata');
export const amf0 = document('amf0');
export const flv = document('flv');
export const uris = document('uris');
export const enhanced = document('enhanced');
export const sol = document('sol');
export const peers = document('peers');
