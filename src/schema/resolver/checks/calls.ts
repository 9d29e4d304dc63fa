import type { Shape } from '../../model.js';
import { type Check, type Context, eachNode, repeated } from './check.js';

/** Calls are told apart by the string that opens them. */
export const checkCalls: Check = (context) => {
  eachNode(context, ({ node, path }) => {
    if (node.kind !== 'calls') return;
    repeated(
      node.calls,
      ({ opens }) => opens,
      (again, first) =>
        context.report.error(
          'overlapping-openings',
          `${path}.calls.${again.name}`,
          `${first.name} opens with ${JSON.stringify(again.opens)} as well`,
        ),
    );
    for (const { name, items } of node.calls) {
      items.forEach((item, at) => {
        const next = items[at + 1];
        if (
          next === undefined ||
          item.presence === 'required' ||
          (item.presence === 'optional' && next.presence !== 'required')
        )
          return;
        context.report.error(
          'not-last',
          `${path}.calls.${name}.items.${item.name}`,
          `${next.name} follows, so that what may be missing cannot be told from it`,
        );
      });
    }
  });
};

/** Shapes and vocabularies that are named exist, and it is known of which values shapes are. */
export const checkShapes: Check = (context) => {
  checkValuesOfShapes(context);
  for (const { name, shape } of context.index.shapes.values()) checkShape(context, name, shape);
  eachNode(context, ({ node, path }) => {
    if (node.kind !== 'calls') return;
    for (const call of node.calls) {
      for (const item of call.items) checkShape(context, `${path}.calls.${call.name}.items.${item.name}`, item.shape);
    }
  });
};

/** Those of the calls of its format; where it has none, of all calls there are. */
function checkValuesOfShapes(context: Context): void {
  const over = new Map<string, Set<string>>();
  eachNode(context, ({ node }, { name }) => {
    if (node.kind !== 'calls') return;
    for (const format of [name.slice(0, name.indexOf('.')), '']) {
      over.set(format, (over.get(format) ?? new Set()).add(node.over));
    }
  });
  for (const { name } of context.index.shapes.values()) {
    const values = [...(over.get(name.slice(0, name.indexOf('.'))) ?? over.get('') ?? [])];
    if (values.length < 2) continue;
    context.report.error('ambiguous-shapes', name, `there are calls over ${values.join(' and over ')}`);
  }
}

function checkShape(context: Context, path: string, shape: Shape): void {
  const { index, report } = context;
  switch (shape.shape) {
    case 'vocabulary':
      report.known('unknown-vocabulary', path, 'vocabulary', shape.type, index.vocabularies.keys());
      break;
    case 'named':
      report.known('unknown-shape', path, 'shape', shape.type, index.shapes.keys());
      break;
    case 'list':
      checkShape(context, `${path}.of`, shape.of);
      break;
    case 'either':
      shape.of.forEach((of, at) => {
        checkShape(context, `${path}.of.${at}`, of);
      });
      break;
    case 'object':
      for (const [name, of] of Object.entries(shape.properties)) {
        checkShape(context, `${path}.properties.${name}`, of.shape);
      }
      break;
    default:
  }
}
