import { amf3, type ExtensionCodec, needMore } from '../src/index.js';

/** A class that writes itself as two numbers of 64 bits. */
const point: ExtensionCodec = {
  read(r) {
    const at = r.position;
    if (r.end - at < 16) return r.short(at, 'com.example.Point', 'com.example.Point');
    r.position += 16;
    return { x: r.view.getFloat64(at), y: r.view.getFloat64(at + 8) };
  },
  write(w, value) {
    const { x, y } = Object(value);
    const at = w.reserve(16);
    w.view.setFloat64(at, x);
    w.view.setFloat64(at + 8, y);
  },
};
const extensions = { 'com.example.Point': point };

const traits = new amf3.Traits(true, false, 'com.example.Point', []);
const drawn = new amf3.TypedObject(traits, [], undefined, { x: 3, y: 4 });
const bytes = amf3.encodeValue([drawn, drawn], { extensions });
console.log(`${bytes.length} bytes: the second is a reference to the first`);

const back = amf3.decodeValue(bytes, { extensions });
if (back !== needMore && Array.isArray(back)) console.log(back[0] === back[1], back[0]);
