import { type Diagnostic, Report } from '../diagnostics.js';
import type { Specification } from '../model.js';
import { analyse } from './analyse.js';
import { checkBits } from './checks/bits.js';
import { checkBitstreams } from './checks/bitstreams.js';
import { checkCalls, checkShapes } from './checks/calls.js';
import { checkCarried } from './checks/carried.js';
import type { Check } from './checks/check.js';
import { checkCycles } from './checks/cycles.js';
import { checkDerivations } from './checks/derivations.js';
import { checkExamples } from './checks/examples.js';
import { checkExpressionTypes } from './checks/expression-types.js';
import { checkExpressions } from './checks/expressions.js';
import { checkInterned } from './checks/interned.js';
import { checkNames } from './checks/names.js';
import { checkNumbers } from './checks/numbers.js';
import { checkOverlays } from './checks/overlays.js';
import { checkPeeks } from './checks/peeks.js';
import { checkPlaces } from './checks/places.js';
import { checkReferences } from './checks/references.js';
import { checkRegions } from './checks/regions.js';
import { checkSessions } from './checks/sessions.js';
import { checkSources } from './checks/sources.js';
import { checkTables } from './checks/tables.js';
import { checkTerminators } from './checks/terminators.js';
import { checkTransitions } from './checks/transitions.js';
import { checkUsage } from './checks/usage.js';
import { checkVariants } from './checks/variants.js';
import { indexDefinitions } from './index-definitions.js';

const checks: readonly Check[] = [
  checkNames,
  checkSources,
  checkReferences,
  checkShapes,
  checkExpressions,
  checkExpressionTypes,
  checkDerivations,
  checkNumbers,
  checkBits,
  checkBitstreams,
  checkRegions,
  checkPlaces,
  checkVariants,
  checkOverlays,
  checkPeeks,
  checkCarried,
  checkTerminators,
  checkCalls,
  checkTables,
  checkInterned,
  checkCycles,
  checkTransitions,
  checkSessions,
  checkExamples,
  checkUsage,
];

/** Every mistake in a specification, errors and warnings, in its order. Never throws; `resolve` does, on errors. */
export function diagnose(spec: Specification): readonly Diagnostic[] {
  const index = indexDefinitions(spec);
  const report = new Report();
  const context = { index, analysis: analyse(index), report };
  for (const check of checks) check(context);
  const names = [...index.all.keys()];
  const position = ({ path }: Diagnostic) => names.findIndex((name) => path === name || path.startsWith(`${name}.`));
  return report.diagnostics.toSorted((left, right) => position(left) - position(right));
}
