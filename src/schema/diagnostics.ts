import { distance } from 'fastest-levenshtein';
import type { SchemaDiagnostic } from '../runtime/errors.js';

/** Every code the resolver reports, and what it means. */
export const diagnosticCodes = {
  'unknown-type': 'A reference names a type that is not defined',
  'unknown-table': 'A table is used that is not defined',
  'unknown-shape': 'A shape is named that is not defined',
  'unknown-vocabulary': 'A vocabulary is named that is not defined',
  'unknown-bytes': 'Bytes are named that are not defined',
  'unknown-rule': 'A node or an example names a rule that its definition does not state',
  'unknown-document': 'A source cites a document that is not listed',
  'unknown-given': 'A parameter is read or passed that the type does not have',
  'missing-given': 'A parameter of the type is not passed',
  'unknown-field': 'An expression reads a field that its struct does not have',
  'field-before-declaration': 'An expression reads a field that stands at the same place or later',
  'field-without-number': 'An expression reads a field that holds no number and no boolean',
  'circular-derivation': 'What a derived field is made of needs the field itself',
  'measure-misfit': 'A measure looks at a field that it cannot measure',
  'misplaced-expression': 'An expression stands where what it reads does not exist',
  'expression-type': 'A boolean stands where a number has to, or the other way round',
  'unknown-state': 'A transition or a session names a state that it does not have',
  'unknown-side': 'A session names a side that it does not have',
  'unknown-machine': 'A session names a machine that it does not have, or one with a key where there is none',
  'unknown-message': 'A pattern begins with a message that its session does not have',
  'unknown-kind': 'A pattern names a kind that no message has at this place',
  'unknown-effect': 'An outcome names an effect that its session does not have',
  'effect-misfit': 'An effect is not given exactly what it takes',
  'unreachable-state': 'A state of a session that no row leads to',
  'hidden-row': 'A row of a session for messages that an earlier row takes',
  'indistinct-outcomes': 'No reply tells two outcomes of a row apart',
  'unknown-wire-field': 'A transition names a field that its wire struct does not have',
  'missing-wire-field': 'A case of a transition leaves out a wire field that is always there',
  'unknown-value-field': 'A transition names a part of the value that it does not have',
  'wire-not-struct': 'The wire side of a transition is not a struct',
  'missing-source': 'A definition cites no source',
  'missing-rules': 'A conduct states no rule',
  'duplicate-name': 'One name stands for two things',
  'bad-name':
    'A name that becomes a name in code is not a word of letters, digits and _, or is `__proto__`, or in a class `constructor`',
  'foreign-name': 'A name does not start with its format',
  'duplicate-rule': 'Two rules with one id say different things',
  'circular-formats': 'Types of two formats need each other',
  'unlimited-recursion': 'A cycle of types has no type on it that counts as a level of nesting',
  'endless-type': 'Every instance of the type contains another one',
  'overlapping-tags': 'Two cases of a variant have one tag',
  'overlapping-kinds': 'Two cases of a variant have one kind',
  'overlapping-hosts': 'Two cases of a host variant have values that cannot be told apart',
  'head-without-zero':
    'What announces a name or an index cannot be 0: no empty name ends the record, and nothing points to what came first',
  'ambiguous-terminator': 'The byte that ends a record may begin a value as well',
  'overlapping-openings': 'Two calls open with one string',
  'ambiguous-shapes': 'Calls of two kinds of values leave open which kind the shapes around them are of',
  'unlabelled-case': 'A case of a variant is not the labelled struct that it has to be',
  'else-without-tag': 'The else case of a variant does not keep the tag in a computed field',
  'peek-misfit': 'A case does not begin with the bits by which its union chooses it',
  'carried-misfit': 'A list cannot carry the field that it names, or its items do not end with the next number of it',
  'duplicate-enum-number': 'Two members of an enumeration have one number',
  'overlapping-spellings': 'A head announces two spellings, or is both a number and an announcement',
  'unspelled-number':
    'Outside of bitstreams, no spelling can hold a number between the least and the most that some can hold',
  'escape-misfit': 'A head cannot hold the number that announces another spelling',
  'unclosed-bits': 'A run of bits does not end on a byte boundary where it has to',
  'bad-byte-order': 'A byte order does not fit its integer',
  'integer-width': 'An unsigned integer has not 1 to 53 bits',
  'int-width': 'A signed integer has not 8, 16, 24 or 32 bits',
  'range-misfit': 'The smallest and largest value do not fit each other or the bits',
  'constant-out-of-range': 'A fixed number does not fit its bits',
  'bad-hex': 'Bytes are not written as pairs of hexadecimal digits',
  'unfixed-size': 'A part of an overlay, or a parameter that is bytes, does not always take the same number of bytes',
  'part-outside': 'A part of an overlay may lie outside of it',
  'overlapping-parts': 'Two parts of an overlay may lie on each other',
  'trial-misfit': 'A case of a union by trial cannot be tried: its digest, or its size, is not as it has to be',
  'not-last': 'Something that lasts to the end of its region has something behind it',
  'empty-item': 'An item of a list to the end may take no bytes, so that the end is never reached',
  'misplaced-node': 'A node stands where it has no meaning',
  'recall-outside-host': 'A pointer into a table is not a case of a host variant',
  'label-misfit': 'A label is on something that is not a struct',
  'remember-misfit': 'Something enters a table that is not a record, a list or a struct with the label class',
  'remember-order': 'What grows in a remembered or interned struct does not come last',
  'interned-misfit': 'A type is interned whose values have not the identity or the content that its key wants',
  'collapse-misfit':
    'A type collapses that is no class, into a field that does not grow, or others do not fit their fields',
  'field-without-text': 'An extension is named by a field that holds no text',
  'missing-example': 'A type has no example',
  'bad-example': 'An example has neither a value nor an error, or both',
  'unused-type': 'Nothing uses the type (a warning)',
} as const;

/** Every code for data that has not the form of a specification at all. */
export const formCodes = {
  'unknown-key': 'An object has a key that its form does not know',
  'missing-key': 'An object lacks a key that its form wants',
  'unknown-form': 'The word that tells forms apart (define, kind, op, shape) is none of the known ones',
  'wrong-form': 'A value is of another type than expected',
} as const;

export type FormCode = keyof typeof formCodes;
export type FormDiagnostic = SchemaDiagnostic & { readonly code: FormCode };

export type DiagnosticCode = keyof typeof diagnosticCodes;
export type Diagnostic = SchemaDiagnostic & { readonly code: DiagnosticCode };

/** Collects what the checks find. */
export class Report {
  readonly diagnostics: Diagnostic[] = [];

  error(code: DiagnosticCode, path: string, message: string): void {
    this.#add({ code, severity: 'error', path, message });
  }

  warning(code: DiagnosticCode, path: string, message: string): void {
    this.#add({ code, severity: 'warning', path, message });
  }

  /** Reports a name that is none of the known ones, with the nearest of them. Says whether the name is known. */
  known(code: DiagnosticCode, path: string, what: string, name: string, among: Iterable<string>): boolean {
    const names = [...among];
    if (names.includes(name)) return true;
    const near = nearest(name, names);
    const message = `there is no ${what} ${name}`;
    this.#add({ code, severity: 'error', path, message, ...(near !== undefined && { nearest: near }) });
    return false;
  }

  #add(diagnostic: Diagnostic): void {
    // A definition whose name is empty has no path of its own.
    this.diagnostics.push(diagnostic.path === '' ? { ...diagnostic, path: wholePath } : diagnostic);
  }
}

/** The path of mistakes that are in no definition. */
export const wholePath = 'specification';

/** The closest of the names, if so few letters differ that a slip is likely. */
export function nearest(name: string, among: readonly string[]): string | undefined {
  const [best] = among
    .map((known) => ({ known, letters: distance(name, known) }))
    .sort((left, right) => left.letters - right.letters);
  return best !== undefined && best.letters <= Math.max(2, Math.floor(name.length / 3)) ? best.known : undefined;
}
