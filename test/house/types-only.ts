import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** Whether nothing of a source file is left when its types are gone: it is never loaded, so it cannot be covered. */
export function isTypesOnly(path: string): boolean {
  const { outputText } = ts.transpileModule(readFileSync(path, 'utf8'), {
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
      removeComments: true,
    },
  });
  return outputText.trim() === 'export {};' || outputText.trim() === '';
}
