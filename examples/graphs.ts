import { amf0, amf3, needMore } from '../src/index.js';

type Person = { name: string; friends: Person[] };
const ada: Person = { name: 'Ada', friends: [] };
const ben: Person = { name: 'Ben', friends: [ada] };
ada.friends.push(ben);

const bytes = amf3.encodeValue(ada);
console.log(bytes.length, 'bytes of AMF3,', amf0.encodeValue(ada).length, 'of AMF0');
const back = amf3.decodeValue(bytes);
if (back !== needMore) console.log(back);
