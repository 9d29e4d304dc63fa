import { document } from '../src/schema/build/index.js';
import type { Document } from '../src/schema/model.js';
import {
  amf0Clauses,
  amf3Clauses,
  enhancedClauses,
  errataClauses,
  flvClauses,
  rtmpClauses,
  urisClauses,
} from './clauses/index.js';

/** The documents that clauses are cited from. */
export const documents: Readonly<Record<string, Document>> = {
  rtmp: { title: "Adobe's Real Time Messaging Protocol 1.0", year: 2012, clauses: rtmpClauses },
  errata: { title: 'RTMP Errata and Addenda', year: 2024, clauses: errataClauses },
  amf0: { title: 'Action Message Format, AMF 0', year: 2007, clauses: amf0Clauses },
  amf3: { title: 'Action Message Format, AMF 3', year: 2013, clauses: amf3Clauses },
  flv: { title: 'Adobe Flash Video File Format Specification 10.1', year: 2010, clauses: flvClauses },
  uris: { title: 'RTMP Family URI Schemes', year: 2024, clauses: urisClauses },
  enhanced: { title: 'Enhanced RTMP v2', year: 2026, clauses: enhancedClauses },
  rfc7425: { title: "Adobe's RTMFP Profile for Flash Communication", year: 2014 },
  rtmpt: { title: 'Specification of the RTMPT protocol, as Red5 speaks it', year: 2006 },
  sol: { title: 'Local Shared Objects, as Flash Player writes them', year: 2008 },
  peers: { title: 'What real peers do, where no document says it', year: 2026 },
};

export const rtmp = document('rtmp');
export const errata = document('errata');
export const amf0 = document('amf0');
export const amf3 = document('amf3');
export const flv = document('flv');
export const uris = document('uris');
export const enhanced = document('enhanced');
export const rtmpt = document('rtmpt');
export const sol = document('sol');
export const rfc7425 = document('rfc7425');
export const peers = document('peers');
