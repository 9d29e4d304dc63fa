/**
 * The arrows of the design: which layer may import which. A layer may always import itself; whatever is not listed
 * is forbidden. `generated` needs the runtime, `spec` the constructors of the schema language, and the generator's
 * entry point the spec that it reads.
 */
const arrows = {
  'src/runtime': [],
  'src/schema': ['src/runtime'],
  'src/generator': ['src/schema'],
  'src/session': ['generated', 'src/runtime'],
  'src/media': ['generated', 'src/runtime'],
  'src/transport': [],
  'src/server': ['src/session', 'src/media', 'src/transport'],
  'src/client': ['src/session', 'src/media', 'src/transport'],
  'src/conformance': ['src/session', 'src/media', 'src/transport', 'src/schema', 'src/runtime', 'generated'],
  'src/inspect': ['src/schema', 'src/session'],
  generated: ['src/runtime'],
  spec: ['src/schema'],
};

const ours = '^(src|generated|spec|test|bench|examples)/';
const entryPoints = { 'src/generator': ['^src/generator/main\\.ts$', '^spec/'] };

const layerRules = Object.entries(arrows).map(([layer, allowed]) => {
  const [entryPoint] = entryPoints[layer] ?? [];
  return {
    name: `${layer.replace('src/', '')}-imports`,
    comment: `${layer} may import ${allowed.join(', ') || 'nothing of ours'}.`,
    severity: 'error',
    from: { path: `^${layer}/`, ...(entryPoint ? { pathNot: entryPoint } : {}) },
    to: { path: ours, pathNot: [layer, ...allowed].map((name) => `^${name}/`) },
  };
});

const entryPointRules = Object.entries(entryPoints).map(([layer, [entryPoint, reads]]) => ({
  name: `${layer.replace('src/', '')}-entry-point-imports`,
  comment: `Beside what its layer may import, the entry point reads ${reads}.`,
  severity: 'error',
  from: { path: entryPoint },
  to: { path: ours, pathNot: [...[layer, ...arrows[layer]].map((name) => `^${name}/`), reads] },
}));

module.exports = {
  forbidden: [
    ...layerRules,
    ...entryPointRules,
    {
      name: 'nothing-imports-the-command-line',
      severity: 'error',
      from: { pathNot: '^(src/cli|test)/' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      comment: 'Benchmarks start servers and other programs the way the tests do.',
      from: { pathNot: '^test/' },
      to: { path: '^test/', pathNot: '^test/support/' },
    },
    {
      name: 'only-benchmarks-import-test-support',
      severity: 'error',
      from: { pathNot: '^(test|bench)/' },
      to: { path: '^test/support/' },
    },
    {
      name: 'nothing-imports-benchmarks-or-examples',
      severity: 'error',
      from: { path: '^(src|generated|spec)/' },
      to: { path: '^(bench|examples)/' },
    },
    {
      name: 'package-root-is-for-users',
      severity: 'error',
      from: { path: '^(src|generated|spec)/' },
      to: { path: '^src/index\\.ts$' },
    },
    {
      name: 'every-layer-has-arrows',
      comment: 'A folder of src/ that this file does not know.',
      severity: 'error',
      from: {
        path: '^src/[^/]+/',
        pathNot: [...Object.keys(arrows).map((layer) => `^${layer}/`), '^src/cli/'],
      },
      to: {},
    },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'shipped-code-needs-shipped-packages',
      comment:
        'What users install may not reach for a development dependency. The generator and the arbitraries are not shipped.',
      severity: 'error',
      from: { path: '^(src|generated)/', pathNot: '^(src/generator|generated/arbitraries)/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'codecs-load-nothing-else',
      comment: 'A generated codec depends on our runtime and nothing more: no packages, no modules of Node.',
      severity: 'error',
      from: { path: '^(generated|src/runtime)/', pathNot: '^generated/(catalog\\.ts|arbitraries/|io-ts/)' },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-peer'] },
    },
    {
      name: 'rules-are-for-conformance',
      comment: 'The sentences of all rules are large; errors and codecs name rules by id only.',
      severity: 'error',
      from: { pathNot: '^(src/conformance|test)/' },
      to: { path: '^generated/rules\\.ts$' },
    },
    {
      name: 'sessions-do-no-input-or-output',
      comment: 'The state machines are bytes in, events and bytes out: no sockets, no timers, no files.',
      severity: 'error',
      from: { path: '^src/session/' },
      to: { dependencyTypes: ['core'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
};
