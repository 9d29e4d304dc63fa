export * from './build/index.js';
export {
  type Diagnostic,
  type DiagnosticCode,
  diagnosticCodes,
  type FormCode,
  type FormDiagnostic,
  formCodes,
} from './diagnostics.js';
export { checkSpecification } from './meta-schema.js';
export type * from './model.js';
export { resolve } from './resolve.js';
export type * from './resolved.js';
export { diagnose } from './resolver/diagnose.js';
