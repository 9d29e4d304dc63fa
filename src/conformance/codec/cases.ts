import type { PlannedCase } from '../planned-case.js';
import { ruleOf } from '../rules.js';
import type { CodecQuestion } from './protocol.js';
import { readVectors, type Vector } from './vectors.js';

/** One vector in one direction. */
export interface CodecCase {
  readonly planned: PlannedCase;
  readonly vector: Vector;
  readonly question: CodecQuestion;
}

/** All vectors are decoded; those whose bytes are what an encoder writes are encoded as well. */
export const codecCases = (): readonly CodecCase[] =>
  readVectors().flatMap(({ format, vectors }) =>
    vectors.flatMap((vector) =>
      vector.validity !== 'invalid' && vector.canonical
        ? [decodeCase(format, vector), encodeCase(format, vector)]
        : [decodeCase(format, vector)],
    ),
  );

export const codecPlan = (): readonly PlannedCase[] => codecCases().map(({ planned }) => planned);

function decodeCase(section: string, vector: Vector): CodecCase {
  const { type, hex, given = {}, validity, value, error } = vector;
  return {
    vector,
    question: { request: 'decode', type, given, hex },
    planned: {
      ...planned(section, vector, 'decode'),
      sends: `decode ${describe(vector)}: ${hex === '' ? 'no bytes' : brief(hex)}`,
      expects: validity === 'invalid' ? `an error, as ${error}` : brief(JSON.stringify(value)),
    },
  };
}

function encodeCase(section: string, vector: Vector): CodecCase {
  const { type, hex, given = {}, value } = vector;
  return {
    vector,
    question: { request: 'encode', type, given, value },
    planned: {
      ...planned(section, vector, 'encode'),
      sends: `encode ${describe(vector)}: ${brief(JSON.stringify(value))}`,
      expects: hex === '' ? 'no bytes' : brief(hex),
    },
  };
}

/** The first rule of a vector is the one that it is there for. */
function planned(section: string, { id, rules, source }: Vector, direction: string) {
  const layout = source.map(({ document, clause }) => `${document}/${clause}/layout`);
  const [rule = ''] = [...rules, ...layout];
  const { level, text } = ruleOf(rule);
  return { id: `${id}/${direction}`, section, rule, level, demands: text };
}

function describe({ type, given = {}, doc }: Vector): string {
  const parameters = Object.entries(given).map(([name, of]) => `${name} ${typeof of === 'object' ? of.$bytes : of}`);
  return [type, ...(parameters.length > 0 ? [`(${parameters.join(', ')})`] : []), ...(doc ? [`– ${doc}`] : [])].join(
    ' ',
  );
}

const longestShown = 160;

/** Of a long text its beginning: the frames are kept whole beside it. */
export const brief = (text: string): string =>
  text.length <= longestShown ? text : `${text.slice(0, longestShown)}… (${text.length} characters)`;
