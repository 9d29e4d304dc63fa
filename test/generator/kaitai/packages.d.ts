/** The compiler brings no types of its own, the runtime such as do not fit how Node loads it: the parts that are used. */
declare module 'kaitai-struct-compiler' {
  interface Importer {
    importYaml(name: string, mode: string): Promise<unknown>;
  }
  const compiler: {
    compile(
      language: string,
      ksy: unknown,
      importer: Importer,
      debug: boolean,
    ): Promise<Readonly<Record<string, string>>>;
  };
  export default compiler;
}

declare module 'kaitai-struct/KaitaiStream.js' {
  export default class KaitaiStream {
    constructor(bytes: ArrayBuffer);
    /** Where it reads next. */
    readonly pos: number;
  }
}
