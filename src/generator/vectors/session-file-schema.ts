const text = (description: string) => ({ type: 'string', description });
const strings = (description: string) => ({ type: 'array', items: { type: 'string' }, description });
const form = (required: readonly string[], properties: object) => ({
  type: 'object',
  required,
  properties,
  additionalProperties: false,
});

/** The JSON Schema of a file of sessions. */
export const sessionFileSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Sessions of one format: messages of two sides, and what is to be said of them',
  ...form(['format', 'vectors'], {
    $schema: text('Where this schema is.'),
    comment: text('For people.'),
    format: text('The first part of the names of its sessions.'),
    vectors: { type: 'array', items: { $ref: '#/$defs/vector' } },
  }),
  $defs: {
    vector: form(['id', 'session', 'doc', 'messages', 'validity', 'findings', 'states', 'owed', 'rules', 'source'], {
      id: text('Stable and readable.'),
      session: text('The session of the spec.'),
      doc: text('What the messages are about.'),
      messages: {
        type: 'array',
        description: 'In the order in which they are sent.',
        items: form(['by', 'name', 'value'], {
          by: text('The side that sends it.'),
          name: text('What it is in the session: its messages say which type that is.'),
          value: { description: 'In lossless JSON.' },
          given: { type: 'object', description: 'What is known of it beside its content.' },
        }),
      },
      validity: { enum: ['valid', 'invalid'], description: 'Whether nothing is to be found.' },
      findings: {
        type: 'array',
        items: form(['at', 'is'], {
          at: { type: 'integer', description: 'The index of the message.' },
          is: { enum: ['unknown', 'out-of-place', 'requirement', 'need', 'overtaken'] },
          rule: text('The rule that its sender breaks, if there is one.'),
        }),
      },
      states: {
        type: 'object',
        description: 'The states at the end: of machines by name, of those with a key by name and key.',
        additionalProperties: { type: ['string', 'object'] },
      },
      owed: strings('The messages that have no answer yet.'),
      rules: strings('The rules that the messages show or break.'),
      source: {
        type: 'array',
        items: form(['document', 'clause'], { document: { type: 'string' }, clause: { type: 'string' } }),
        description: 'Where the session is defined.',
      },
    }),
  },
} as const;
