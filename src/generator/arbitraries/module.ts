import type { ShapeDefinition } from '../../schema/model.js';
import type { ResolvedSchema, ResolvedType } from '../../schema/resolved.js';
import { header } from '../text/header.js';
import { Imports } from '../text/imports.js';
import { key, localName, pascal, property } from '../text/names.js';
import { type Context, generated, typeOf } from './context.js';
import { demandOnGiven } from './demands.js';
import { graphName, graphPlans, graphRole, graphText, slotsName, slotsText } from './graphs.js';
import { nodeText, type Place } from './nodes.js';
import { uintText } from './numbers.js';
import { declarationGroups } from './order.js';
import { shapeText, valueType } from './shapes.js';
import { aloneText } from './structs.js';

/** The arbitraries of one format. */
export function moduleText(schema: ResolvedSchema, format: string): string {
  const groups = declarationGroups(schema, format);
  const trees = new Set(groups.flat().filter((name) => schema.types[name]?.analysis.recursive === true));
  const context: Context = { schema, format, imports: new Imports(), trees, graphs: graphPlans(schema, format) };
  context.imports.all('fc', 'fast-check');

  const graphs = context.graphs.map((plan) => {
    generated(context, format);
    for (const name of ['graph', 'isPlain', 'type GraphKind', 'type Holder']) context.imports.use(name, './graph.js');
    return graphText(schema, plan);
  });
  const declarations = groups.flatMap((group) => {
    const types = group.flatMap((name) => schema.types[name] ?? []);
    const shapes = group.flatMap((name) => schema.shapes[name] ?? []);
    const isTree = types.some(({ name }) => trees.has(name));
    return [
      ...types.flatMap((type) => aloneText(context, type) ?? []),
      ...types.flatMap((type) => slotsDeclaration(context, type)),
      ...(isTree ? [treesText(context, types)] : []),
      ...types.map((type) => typeDeclaration(context, type)),
      ...shapes.map((shape) => shapeDeclaration(context, shape)),
    ];
  });
  return `${[header(`spec/${format}`), context.imports.text, ...graphs, ...declarations].join('\n\n')}\n`;
}

const outside = { inTrees: false, grafted: false };
const given: Place['lookup'] = (op, name) => (op === 'given' ? property('given', name) : undefined);

/** Types that contain each other, drawn together so that they end. */
function treesText(context: Context, types: readonly ResolvedType[]): string {
  const name = (type: ResolvedType) => key(localName(type.name));
  const place = (owner: ResolvedType): Place => ({ lookup: given, position: { inTrees: true, grafted: true }, owner });
  return [
    '/** How deep a value is nested so far: deeper ones get smaller. */',
    'const depth = fc.createDepthIdentifier();',
    '',
    'const trees = fc.letrec<{',
    ...types.map((type) => `${name(type)}: ${valueTypeText(context, type)};`),
    '}>((tie) => ({',
    ...types.map((type) => `${name(type)}: ${ownText(context, type, place(type))},`),
    '}));',
  ].join('\n');
}

/** The values of a type; of one that has two forms, both. */
function ownText(context: Context, type: ResolvedType, place: Place): string {
  const text = nodeText(context, type.type, place);
  const field =
    type.type.kind === 'struct' ? type.type.fields.find(({ name }) => name === type.collapses?.to) : undefined;
  if (field === undefined) return text;
  const alone = field.type.kind === 'when' ? field.type.type : field.type;
  return `fc.oneof(${nodeText(context, alone, { lookup: given, position: place.position })}, ${text})`;
}

function slotsDeclaration(context: Context, type: ResolvedType): string[] {
  const [plan, part] = graphRole(context.schema, context.graphs, type) ?? [];
  if (plan === undefined || part !== 'struct') return [];
  context.imports.use('slots', './graph.js');
  return [slotsText(context.schema, plan, type, valueTypeText(context, type))];
}

function typeDeclaration(context: Context, type: ResolvedType): string {
  const { schema, graphs, trees } = context;
  const local = type.localName;
  const [plan, part] = graphRole(schema, graphs, type) ?? [];
  const position = { ...outside, grafted: plan !== undefined };
  const place: Place = { lookup: given, position, owner: type };
  const drawn = trees.has(type.name) ? property('trees', local) : ownText(context, type, place);
  const root = part === 'row' ? ", 'row'" : part === 'struct' ? `, ${slotsName(type)}` : '';
  const text = plan === undefined ? drawn : `graph(${drawn}, ${graphName(plan)}${root})`;
  const doc = `/** ${type.doc} */`;
  const value = `fc.Arbitrary<${valueTypeText(context, type)}>`;
  if (type.given === undefined) return `${doc}\nexport const ${local}Arbitrary: ${value} = ${text};`;

  const givenType = `${generated(context, type.format)}.${pascal(local)}Given`;
  const parameters = Object.entries(type.given).map(([name, node]) => {
    const of =
      node.kind === 'uint'
        ? uintText(context, node, demandOnGiven(schema, type.type, name))
        : nodeText(context, node, place);
    return `${key(name)}: ${of},`;
  });
  const struct = context.imports.use('struct', './primitives.js');
  const usesGiven = text.includes('given');
  return [
    doc,
    `export const ${local}For = (${usesGiven ? 'given' : '_given'}: ${givenType}): ${value} => ${text};`,
    '',
    `/** The parameters of ${type.name}. */`,
    `export const ${local}GivenArbitrary: fc.Arbitrary<${givenType}> = ${struct}({\n${parameters.join('\n')}\n});`,
    '',
    `/** Parameters of ${type.name} with a value that suits them. */`,
    `export const ${local}CaseArbitrary = ${local}GivenArbitrary.chain((given) => ${local}For(given).map((value) => ({ given, value })));`,
    '',
    doc,
    `export const ${local}Arbitrary: ${value} = ${local}CaseArbitrary.map(({ value }) => value);`,
  ].join('\n');
}

const valueTypeText = (context: Context, type: ResolvedType): string =>
  `${generated(context, type.format)}.${pascal(type.localName)}${type.collapses === undefined ? '' : 'Value'}`;

function shapeDeclaration(context: Context, definition: ShapeDefinition): string {
  const over = valueType(context.schema, context.format);
  if (over === undefined) throw new RangeError(`No calls say what the values of ${definition.name} are`);
  const local = localName(definition.name);
  const text = shapeText(context, definition.shape, typeOf(context.schema, over.name));
  return `/** ${definition.doc} */\nexport const ${local}Arbitrary = ${text};`;
}
