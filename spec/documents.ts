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
  aac: { title: 'ISO/IEC 14496-3, Information technology: Coding of audio-visual objects: Audio', year: 2019 },
  avc: { title: 'ISO/IEC 14496-10 and ITU-T H.264, Advanced video coding', year: 2021 },
  hevc: { title: 'ISO/IEC 23008-2 and ITU-T H.265, High efficiency video coding', year: 2021 },
  vvc: { title: 'ISO/IEC 23090-3 and ITU-T H.266, Versatile video coding', year: 2022 },
  nal: { title: 'ISO/IEC 14496-15, Carriage of NAL unit structured video', year: 2022 },
  vpx: { title: 'VP Codec ISO Media File Format Binding 1.0', year: 2017 },
  av1: { title: 'AV1 Bitstream and Decoding Process Specification', year: 2019 },
  av1file: { title: 'AV1 Codec ISO Media File Format Binding 1.2', year: 2021 },
  rfc7845: { title: 'Ogg Encapsulation for the Opus Audio Codec', year: 2016 },
  rfc9639: { title: 'Free Lossless Audio Codec (FLAC)', year: 2024 },
  mp3: { title: 'ISO/IEC 11172-3, Coding of moving pictures and associated audio: Audio', year: 1993 },
  ac3: { title: 'ETSI TS 102 366, Digital Audio Compression (AC-3, Enhanced AC-3) Standard', year: 2017 },
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
export const aac = document('aac');
export const avc = document('avc');
export const hevc = document('hevc');
export const nal = document('nal');
export const vpx = document('vpx');
export const rfc7845 = document('rfc7845');
export const rfc9639 = document('rfc9639');
export const ac3 = document('ac3');
export const mp3 = document('mp3');
export const av1 = document('av1');
export const av1file = document('av1file');
export const peers = document('peers');
