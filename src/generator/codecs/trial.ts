import type { Trial } from '../../schema/model.js';
import { ruleOf, typeOf } from './lookup.js';
import { quote } from './names.js';
import { type Part, parameterNames } from './part.js';
import { nestedRead } from './read.js';
import { sizeText } from './size.js';
import { nestedWrite } from './write.js';

/** Emits the body of the read function of a union by trial: a wrong digest leads on to the next case. */
export function readTrial(part: Part, node: Trial): void {
  const { module: m } = part;
  node.cases.forEach(({ name, type, doc }, index) => {
    m.line(`// ${name}${doc === undefined ? '' : `: ${doc}`}`);
    const read = `return ${nestedRead(part, name, type, parameterNames)};`;
    if (index === node.cases.length - 1) m.line(read);
    else m.line('try {', read, '} catch (error) {', `${m.use('expectOtherCase')}(error);`, '}');
  });
}

export function writeTrial(part: Part, node: Trial): void {
  const { module: m } = part;
  switchKinds(part, node, ({ name, type }) => {
    m.line(`${nestedWrite(part, name, type, 'value', parameterNames)};`, 'return;');
  });
}

export function sizeTrial(part: Part, node: Trial): void {
  const { module: m } = part;
  switchKinds(part, node, ({ name, type }) => {
    m.line(`return ${sizeText(part, name, type, 'value', parameterNames)};`);
  });
}

function switchKinds(part: Part, node: Trial, emit: (of: Trial['cases'][number]) => void): void {
  const { module: m, schema, path } = part;
  m.line('switch (value?.kind) {');
  for (const of of node.cases) {
    m.line(`case ${quote(of.type.kind === 'ref' ? typeOf(schema, of.type.type).localName : of.name)}:`);
    emit(of);
  }
  const place = `${quote(path)}, ${quote(ruleOf(node))}`;
  m.line('default:', `throw ${m.use('wrongType')}(${quote(`a value of ${path}`)}, value, ${place});`, '}');
}
