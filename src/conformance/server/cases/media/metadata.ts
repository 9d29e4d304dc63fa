import { EcmaArray, type Value } from '../../../../../generated/amf0/index.js';
import { CuePointType, propertiesOfMetadata } from '../../../../../generated/flv/index.js';
import { type Data, fromData } from '../../../../../generated/rtmp/index.js';
import { NotMet } from '../../../verdict.js';
import type { Client } from '../../../wire/client.js';
import { dataIn } from '../../../wire/matching.js';
import { uniqueSound } from '../../../wire/media.js';
import type { StreamClient } from '../../bench.js';
import { payloadIs } from '../../relay.js';
import { needs, type Text } from './support.js';

const properties = { width: 1280, height: 720, framerate: 29.97, encoder: 'conformance', stereo: true };

const [handler] = fromData({ kind: 'onMetaData', properties: {} });
const name = String(handler);

const say = (publisher: StreamClient, data: Data): void => publisher.send({ kind: 'dataMessage', data }, 0);

const set = (publisher: StreamClient, values: Readonly<Record<string, Value>>): void =>
  say(publisher, { kind: 'setDataFrame', name, values: [new EcmaArray({ ...values })] });

const metadataOf = (client: Client): Readonly<Record<string, unknown>>[] =>
  client.all((arrived) => {
    const data = dataIn(arrived);
    return data?.kind === 'onMetaData' ? propertiesOfMetadata(data.properties) : undefined;
  });

/** Rejects with NotMet unless the last metadata say what was set; more may stand beside it. */
function says(client: Client, wanted: Readonly<Record<string, unknown>>): void {
  const last = metadataOf(client).at(-1);
  if (last === undefined) throw new NotMet('no metadata came');
  for (const [key, value] of Object.entries(wanted)) {
    if (last[key] !== value) throw new NotMet(`${key} is ${String(last[key])}, not ${String(value)}`);
  }
}

export const metadataCases: readonly Text[] = [
  {
    name: 'set-data-frame',
    rule: 'peers/set-data-frame/set-data-frame',
    sends: 'metadata by way of the data frame while somebody plays',
    expects: 'the player gets the metadata, without the name of the command',
    needs,
    async run(bench) {
      const publisher = await bench.publish();
      const player = await bench.play(publisher.stream);
      set(publisher, properties);
      await bench.passes(uniqueSound(), publisher, player);
      says(player.client, properties);
      const commands = player.client.all((arrived) => (dataIn(arrived)?.kind === 'setDataFrame' ? true : undefined));
      if (commands.length > 0) throw new NotMet('the command itself was passed on');
    },
  },
  {
    name: 'metadata-kept',
    rule: 'peers/late-players/metadata-kept',
    sends: 'metadata and sound; then somebody begins to play',
    expects: 'the player gets the same metadata',
    needs,
    async run(bench) {
      const publisher = await bench.publish();
      set(publisher, properties);
      publisher.send(uniqueSound(), 20);
      await publisher.client.settled();
      const player = await bench.play(publisher.stream);
      await bench.passes(uniqueSound(), publisher, player, 40);
      says(player.client, properties);
    },
  },
  {
    name: 'last-metadata-count',
    rule: 'peers/late-players/metadata-kept',
    sends: 'metadata twice, with other values; then somebody begins to play',
    expects: 'the player gets the second ones',
    needs,
    async run(bench) {
      const publisher = await bench.publish();
      set(publisher, properties);
      set(publisher, { ...properties, width: 640 });
      await publisher.client.settled();
      const player = await bench.play(publisher.stream);
      await bench.passes(uniqueSound(), publisher, player, 40);
      says(player.client, { width: 640 });
    },
  },
  {
    name: 'metadata-cleared',
    rule: 'peers/late-players/metadata-cleared',
    sends: 'metadata, and that they are cleared; then somebody begins to play',
    expects: 'the player gets none',
    needs,
    async run(bench) {
      const publisher = await bench.publish();
      set(publisher, properties);
      say(publisher, { kind: 'clearDataFrame', name });
      await publisher.client.settled();
      const player = await bench.play(publisher.stream);
      await bench.passes(uniqueSound(), publisher, player, 40);
      const old = metadataOf(player.client).filter(({ encoder }) => encoder === properties.encoder);
      if (old.length > 0) throw new NotMet('the metadata came all the same');
    },
  },
  ...data(),
  {
    name: 'data-in-the-extended-form',
    rule: 'errata/7.2/format-selector',
    sends: 'data as a message of AMF 3, with its format byte, between sounds',
    expects: 'where it is passed on, the same values, in either form',
    needs: [...needs, 'amf3'],
    async run(bench) {
      const publisher = await bench.publish();
      const player = await bench.play(publisher.stream);
      await bench.passes(uniqueSound(), publisher, player);
      const text = bench.freshName();
      publisher.send({ kind: 'dataExtended', data: { kind: 'other', values: ['onConformance', text] } }, 20);
      await bench.passes(uniqueSound(), publisher, player, 40);
      const came = player.client.arrived.filter(({ raw }) => Buffer.from(raw.payload).includes(text));
      const isSame = came.some((arrived) => {
        const data = dataIn(arrived);
        return data?.kind === 'other' && data.values[1] === text;
      });
      if (came.length > 0 && !isSame) throw new NotMet('what came of it says something else');
    },
  },
];

/** What stands between the media. */
function data(): Text[] {
  const of: { name: string; data: Data }[] = [
    { name: 'text-data', data: { kind: 'onTextData', properties: { text: 'a line', language: 'en' } } },
    {
      name: 'cue-point',
      data: { kind: 'onCuePoint', properties: { name: 'here', time: 1.5, type: CuePointType.event } },
    },
    { name: 'other-data', data: { kind: 'other', values: ['onConformance', 1, { deep: ['list'] }, null] } },
  ];
  return of.map(({ name: title, data: sent }) => ({
    name: `${title}-in-its-place`,
    rule: 'rtmp/7.2.2.6/passed-on',
    sends: `sound, ${title.replace('-', ' ')}, and sound`,
    expects: 'the player gets all three in this order',
    needs,
    async run(bench) {
      const publisher = await bench.publish();
      const player = await bench.play(publisher.stream);
      const first = await bench.passes(uniqueSound(), publisher, player);
      say(publisher, sent);
      const last = await bench.passes(uniqueSound(), publisher, player, 20);
      const between = player.client.all((arrived) => {
        const kind = dataIn(arrived)?.kind;
        return kind === sent.kind && arrived.at > first.at && arrived.at < last.at ? arrived : undefined;
      });
      if (between.length === 0) throw new NotMet('the data did not come between the sounds');
      if (player.client.all(payloadIs(last.raw.payload)).length > 1) throw new NotMet('the sound came twice');
    },
  }));
}
