import assert from 'node:assert/strict';
import { AvmPlus } from '../../generated/amf0/index.js';
import { XmlDocument } from '../../generated/amf3/index.js';
import { catalog } from '../../generated/catalog.js';
import { valueType } from '../../generated/io-ts/amf0.js';
import { EncodeError } from '../../src/runtime/index.js';

describe('io-ts types of values that may be shared', () => {
  it('tell classes of one name apart, whatever was looked at before', () => {
    const xml = new XmlDocument('<a/>');
    assert.equal(valueType.is([xml]), false);
    assert.equal(valueType.is([new AvmPlus(xml), xml]), false);
  });

  it('refuse values without end rather than follow them', () => {
    let value: unknown[] = [];
    for (let level = 0; level < 5000; level++) value = [value];
    for (const name of ['amf0.value', 'amf3.value']) {
      assert.throws(() => catalog.get(name)?.encode(value), EncodeError);
    }
  });
});
