/** The shape of lossless JSON, as JSON Schema. */
export const losslessJsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Lossless JSON of a decoded value',
  $ref: '#/$defs/value',
  $defs: {
    value: {
      anyOf: [
        { type: ['number', 'string', 'boolean', 'null'] },
        { type: 'array', items: { $ref: '#/$defs/value' } },
        { $ref: '#/$defs/number' },
        { $ref: '#/$defs/undefined' },
        { $ref: '#/$defs/bytes' },
        { $ref: '#/$defs/reference' },
        { $ref: '#/$defs/sharedArray' },
        { $ref: '#/$defs/pairs' },
        { $ref: '#/$defs/object' },
      ],
    },
    id: { type: 'integer', description: 'Names a container that $ref points to from elsewhere.' },
    number: {
      description: 'A number that JSON does not have.',
      type: 'object',
      properties: { $number: { enum: ['-0', 'NaN', 'Infinity', '-Infinity'] } },
      required: ['$number'],
      additionalProperties: false,
    },
    undefined: {
      type: 'object',
      properties: { $undefined: { const: true } },
      required: ['$undefined'],
      additionalProperties: false,
    },
    bytes: {
      description: 'Raw bytes as pairs of hex digits.',
      type: 'object',
      properties: { $id: { $ref: '#/$defs/id' }, $bytes: { type: 'string', pattern: '^([0-9a-fA-F]{2})*$' } },
      required: ['$bytes'],
      additionalProperties: false,
    },
    reference: {
      description: 'The container that has this $id, itself.',
      type: 'object',
      properties: { $ref: { $ref: '#/$defs/id' } },
      required: ['$ref'],
      additionalProperties: false,
    },
    sharedArray: {
      description: 'An array that is pointed to from elsewhere.',
      type: 'object',
      properties: {
        $id: { $ref: '#/$defs/id' },
        $array: { type: 'array', items: { $ref: '#/$defs/value' } },
      },
      required: ['$array'],
      additionalProperties: false,
    },
    pairs: {
      description: 'A plain object that has a key starting with a dollar sign.',
      type: 'object',
      properties: {
        $id: { $ref: '#/$defs/id' },
        $object: {
          type: 'array',
          items: {
            type: 'array',
            prefixItems: [{ type: 'string' }, { $ref: '#/$defs/value' }],
            items: false,
            minItems: 2,
          },
        },
      },
      required: ['$object'],
      additionalProperties: false,
    },
    object: {
      description: 'A plain object, or with $class an instance of the class of that type.',
      type: 'object',
      properties: { $id: { $ref: '#/$defs/id' }, $class: { type: 'string' } },
      patternProperties: { '^(?!\\$)': { $ref: '#/$defs/value' } },
      additionalProperties: false,
    },
  },
} as const;
