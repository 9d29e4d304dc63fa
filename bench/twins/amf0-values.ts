/** ActionScript values as JavaScript has them; classes for what it has nothing for. */
export type Value = number | boolean | string | null | undefined | Complex | AmfDate | Unsupported | XmlDocument;

/** What enters the table of references. */
export type Complex = Value[] | Properties | EcmaArray | TypedObject;

export interface Properties {
  [name: string]: Value;
}

export class EcmaArray {
  static readonly type = 'amf0.ecmaArray';
  constructor(public entries: Properties) {}
}

export class TypedObject {
  static readonly type = 'amf0.typedObject';
  constructor(
    public className: string,
    public properties: Properties,
  ) {}
}

export class AmfDate {
  static readonly type = 'amf0.zonedDate';
  constructor(
    public milliseconds: number,
    public zone: number,
  ) {}
}

export class Unsupported {
  static readonly type = 'amf0.unsupported';
  readonly kind = 'unsupported';
}

export class XmlDocument {
  static readonly type = 'amf0.xmlDocument';
  constructor(public text: string) {}
}
