const text = (description: string) => ({ type: 'string', description });
const scalars = (description: string) => ({
  type: 'object',
  additionalProperties: { type: ['integer', 'boolean'] },
  description,
});
const form = (required: readonly string[], properties: object) => ({
  type: 'object',
  required,
  properties,
  additionalProperties: false,
});

/** The JSON Schema of a file of transitions. */
export const transitionFileSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Transitions of one format: what is received one after another, and what it means after what came before',
  ...form(['format', 'vectors'], {
    $schema: text('Where this schema is.'),
    comment: text('For people.'),
    format: text('The first part of the names of its transitions.'),
    vectors: { type: 'array', items: { $ref: '#/$defs/vector' } },
  }),
  $defs: {
    vector: form(['id', 'transition', 'wireType', 'doc', 'steps', 'validity', 'rules', 'source'], {
      id: text('Stable and readable.'),
      transition: text('The transition of the spec.'),
      wireType: text('The type of what is on the wire.'),
      doc: text('What the steps are about.'),
      steps: {
        type: 'array',
        description: 'In the order in which they are received, from the initial state on.',
        items: {
          ...form(['hex', 'wireGiven', 'wire', 'given', 'canonical'], {
            hex: { type: 'string', pattern: '^([0-9a-f]{2})*$', description: 'The bytes of the type on the wire.' },
            wireGiven: scalars('The parameters of that type.'),
            wire: scalars('The same as a value; fields that are not there are left out.'),
            given: scalars('The parameters of the transition.'),
            value: scalars('What it gives.'),
            breaks: text('In place of a value, the rule that it breaks. The state is then as before.'),
            canonical: { type: 'boolean', description: 'Whether a sender in the same state writes the value so.' },
          }),
          oneOf: [{ required: ['value'] }, { required: ['breaks'] }],
        },
      },
      validity: {
        enum: ['valid', 'invalid', 'contested'],
        description: 'Contested: valid as read here, but documents or implementations disagree.',
      },
      rules: { type: 'array', items: { type: 'string' }, description: 'The rules that the steps show or break.' },
      source: {
        type: 'array',
        items: form(['document', 'clause'], { document: { type: 'string' }, clause: { type: 'string' } }),
        description: 'Where the transition is defined.',
      },
    }),
  },
} as const;
