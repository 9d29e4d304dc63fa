/** Every error that mtrude raises: `code` is stable and documented; the class says who is to blame. */
export class MtrudeError extends Error {
  override readonly name: string = 'MtrudeError';

  constructor(
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Where in the input or the value something is wrong, and the rule it breaks. */
export interface Place {
  /** Bytes from the start of the input (decoding) or of the output so far (encoding). */
  readonly offset: number;
  /** The type, then the field inside it: `flv.tag.timestamp`. */
  readonly path: string;
  /** The rule's id: `rtmp/5.3.1.1/layout`. */
  readonly rule: string;
}

class PlacedError extends MtrudeError implements Place {
  readonly offset: number;
  readonly path: string;
  readonly rule: string;

  constructor(code: string, what: string, place: Place, options?: ErrorOptions) {
    super(code, place.rule === '' ? what : `${what} at byte ${place.offset}, ${place.path} (${place.rule})`, options);
    this.offset = place.offset;
    this.path = place.path;
    this.rule = place.rule;
  }
}

export type DecodeErrorCode =
  | 'truncated'
  | 'trailing-bytes'
  | 'constant-mismatch'
  | 'out-of-range'
  | 'unknown-value'
  | 'unknown-tag'
  | 'refused-tag'
  | 'bad-reference'
  | 'negative-length'
  | 'unknown-extension'
  | 'extension-failed'
  | 'derived-mismatch'
  | 'digest-mismatch';

/** The bytes are not a value of the type. */
export class DecodeError extends PlacedError {
  override readonly name = 'DecodeError';
  declare readonly code: DecodeErrorCode;
}

export type EncodeErrorCode =
  | 'wrong-type'
  | 'out-of-range'
  | 'unknown-value'
  | 'too-long'
  | 'wrong-length'
  | 'condition-mismatch'
  | 'unknown-extension'
  | 'extension-failed'
  | 'unpaired-surrogate'
  | 'terminator-inside';

/** The value does not fit the type. */
export class EncodeError extends PlacedError {
  override readonly name = 'EncodeError';
  declare readonly code: EncodeErrorCode;
}

/** A limit was reached. Limits met while decoding or encoding carry their place; others have offset 0 and no rule. */
export class LimitError extends PlacedError {
  override readonly name = 'LimitError';
}

/** The peer broke a rule of the protocol. */
export class ProtocolError extends MtrudeError {
  override readonly name = 'ProtocolError';

  constructor(
    code: string,
    message: string,
    readonly rule: string,
    options?: ErrorOptions,
  ) {
    super(code, `${message} (${rule})`, options);
  }
}

/** The peer said no to what it was asked for, within the rules. */
export class RejectedError extends MtrudeError {
  override readonly name = 'RejectedError';

  constructor(
    /** The status code that the peer gave. */
    readonly status: string,
    readonly description: string,
  ) {
    super('rejected', description === '' ? status : `${status}: ${description}`);
  }
}

/** The caller of mtrude asked for something it cannot do. */
export class UsageError extends MtrudeError {
  override readonly name = 'UsageError';
}

/** One mistake in a schema: where it is, and what was probably meant. */
export interface SchemaDiagnostic {
  readonly code: string;
  /** A warning does not stop the schema from being used. */
  readonly severity: 'error' | 'warning';
  /** The definition, then the place inside it: `rtmp.chunkHeader.fields.timestamp`. */
  readonly path: string;
  readonly message: string;
  /** The known name closest to the one that is not known. */
  readonly nearest?: string;
}

export type SchemaErrorCode =
  /** The data does not have the form of a specification. */
  | 'malformed-schema'
  /** The form is right; what it says does not hold together. */
  | 'invalid-schema';

/** The schema is wrong. Carries every mistake found, in the order of the spec. */
export class SchemaError extends MtrudeError {
  override readonly name = 'SchemaError';
  declare readonly code: SchemaErrorCode;

  constructor(
    code: SchemaErrorCode,
    readonly diagnostics: readonly SchemaDiagnostic[],
  ) {
    super(code, diagnostics.map(diagnosticText).join('\n'));
  }
}

const diagnosticText = ({ code, path, message, nearest }: SchemaDiagnostic): string =>
  `${path}: ${message} (${code})${nearest === undefined ? '' : `; did you mean ${nearest}?`}`;
