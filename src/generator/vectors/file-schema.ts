const text = (description: string) => ({ type: 'string', description });

/** The JSON Schema of a file of vectors. */
export const vectorFileSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Test vectors of one format',
  type: 'object',
  required: ['format', 'vectors'],
  properties: {
    $schema: text('Where this schema is.'),
    comment: text('For people.'),
    format: text('The first part of the names of its types.'),
    vectors: { type: 'array', items: { $ref: '#/$defs/vector' } },
  },
  additionalProperties: false,
  $defs: {
    vector: {
      type: 'object',
      required: ['id', 'type', 'hex', 'canonical', 'validity', 'rules', 'source'],
      properties: {
        id: text('Stable and readable.'),
        type: text('The type of the spec: format and name.'),
        doc: text('What the example is about.'),
        hex: { type: 'string', pattern: '^([0-9a-f]{2})*$', description: 'The bytes.' },
        given: {
          type: 'object',
          additionalProperties: {
            type: ['integer', 'boolean', 'object'],
            properties: { $bytes: text('Hexadecimal digits.') },
            additionalProperties: false,
          },
          description: 'The parameters of the type; bytes are an object.',
        },
        value: {
          description:
            'The value in lossless JSON. Missing where the bytes are invalid. Fields of structs that are not there are left out.',
        },
        canonical: {
          type: 'boolean',
          description: 'Whether an encoder writes the value with these bytes; others are only read.',
        },
        validity: {
          enum: ['valid', 'invalid', 'contested'],
          description: 'Contested: valid as read here, but documents or implementations disagree.',
        },
        error: text('For invalid bytes: the code of the error; need-more where they end too early.'),
        rules: { type: 'array', items: { type: 'string' }, description: 'The rules that the bytes show or break.' },
        source: {
          type: 'array',
          items: {
            type: 'object',
            required: ['document', 'clause'],
            properties: { document: { type: 'string' }, clause: { type: 'string' } },
            additionalProperties: false,
          },
          description: 'Where the type is defined.',
        },
      },
      additionalProperties: false,
      oneOf: [
        { properties: { validity: { const: 'invalid' } }, required: ['error'] },
        { properties: { validity: { enum: ['valid', 'contested'] } }, required: ['value'] },
      ],
    },
  },
} as const;
