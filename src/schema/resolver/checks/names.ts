import { type Check, eachNode, repeated } from './check.js';

/** Each name stands for one thing, and names of definitions start with their format. */
export const checkNames: Check = (context) => {
  const { index, report } = context;
  const twice = (path: string, name: string, what: string) =>
    report.error('duplicate-name', path, `${name} is the name of two ${what}`);

  const formats = index.spec.formats;
  repeated(
    formats,
    (of) => of.format,
    ({ format }) => twice(format, format, 'formats'),
  );
  repeated(
    formats.flatMap(({ definitions }) => definitions),
    ({ name }) => name,
    ({ name }) => twice(name, name, 'definitions'),
  );
  for (const { format, definitions } of formats) {
    for (const { name } of definitions) {
      if (/^[A-Za-z]\w*$/.test(name.slice(format.length + 1)) && name.startsWith(`${format}.`)) continue;
      report.error('foreign-name', name, `the name is not ${format}. and a word`);
    }
  }

  const isWord = (path: string, name: string) => {
    if (/^[A-Za-z_]\w*$/.test(name) && name !== '__proto__') return;
    report.error('bad-name', path, `${JSON.stringify(name)} is not a word`);
  };
  for (const { name, given = {} } of index.types.values()) {
    for (const parameter of Object.keys(given)) isWord(`${name}.given.${parameter}`, parameter);
  }
  eachNode(context, ({ node, path, parent }, type) => {
    if (node.kind === 'struct' && parent === undefined && type.label === 'class') {
      const found = node.fields.find(({ name }) => name === 'constructor');
      if (found !== undefined) report.error('bad-name', `${path}.fields.constructor`, 'a class has its own');
    }
    if (node.kind === 'struct' || node.kind === 'overlay') {
      for (const { name } of node.fields) isWord(`${path}.fields.${name}`, name);
    }
    if (node.kind === 'overlay') isWord(`${path}.filler`, node.filler);
    if (node.kind === 'struct' || node.kind === 'overlay') {
      const fields = node.kind === 'struct' ? node.fields : [...node.fields, { name: node.filler }];
      repeated(
        // The label takes a key of its own.
        parent === undefined && type.label === 'kind' ? [{ name: 'kind' }, ...fields] : fields,
        ({ name }) => name,
        ({ name }) => twice(`${path}.fields.${name}`, name, 'fields'),
      );
    }
    if (node.kind === 'trial') {
      repeated(
        node.cases,
        ({ name }) => name,
        ({ name }) => twice(`${path}.cases.${name}`, name, 'cases'),
      );
    }
    if (node.kind === 'variant') {
      repeated(
        [...node.cases, ...(node.refused ?? []), ...(node.else ? [node.else] : [])],
        ({ name }) => name,
        ({ name }) => twice(`${path}.cases.${name}`, name, 'cases'),
      );
    }
    if (node.kind === 'calls') {
      repeated(
        [...node.calls, { name: 'other' }],
        ({ name }) => name,
        ({ name }) => twice(`${path}.calls.${name}`, name, 'calls'),
      );
      for (const { name: call, items } of node.calls) {
        repeated(
          [{ name: 'kind' }, ...items],
          ({ name }) => name,
          ({ name }) => twice(`${path}.calls.${call}.items.${name}`, name, 'items'),
        );
      }
    }
  });
};
