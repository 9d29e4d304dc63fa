/** What all the codecs can carry. */
export type Plain = number | string | boolean | null | Plain[] | { [name: string]: Plain };

/** The argument of a `connect` command, with the properties that publishers and players send. */
export const connect: Plain = {
  app: 'live',
  type: 'nonprivate',
  flashVer: 'FMLE/3.0 (compatible; Lavf62.3.100)',
  tcUrl: 'rtmp://media.example.org:1935/live',
  fpad: false,
  capabilities: 15,
  audioCodecs: 4071,
  videoCodecs: 252,
  videoFunction: 1,
  pageUrl: 'https://example.org/record',
  objectEncoding: 0,
};

/** An `onMetaData` as FFmpeg writes it, there an ECMA array. */
export const metadata: Plain = {
  duration: 29.967,
  width: 1280,
  height: 720,
  videodatarate: 2929.6875,
  framerate: 30,
  videocodecid: 7,
  audiodatarate: 125,
  audiosamplerate: 44100,
  audiosamplesize: 16,
  stereo: true,
  audiocodecid: 10,
  major_brand: 'isom',
  minor_version: '512',
  compatible_brands: 'isomiso2avc1mp41',
  encoder: 'Lavf62.3.100',
  filesize: 11534336,
};

/** A folder of 200 recordings, as a server would list it: 602 objects and arrays, some text beyond ASCII. */
export const nested: Plain = {
  folder: 'inbox',
  total: 200,
  items: Array.from({ length: 200 }, (_, index) => ({
    id: index,
    name: `recording-${index}`,
    title: index % 10 === 0 ? `Grüße ${index}` : `A greeting from the house, number ${index}`,
    duration: 12.5 + index * 0.37,
    created: 1222830247936 + index * 86_400_000,
    seen: index % 3 === 0,
    reply: index % 5 === 0 ? null : `recording-${index - 1}`,
    tags: ['family', index % 2 === 0 ? 'new' : 'kept'],
    size: { width: 1280, height: 720 },
  })),
};
