// npm run layers: the order in which src/ is built up. Types count as imports, because a reader follows them too.

/**
 * Folders (and single files) of src/, from low to high: each may import itself and what stands before it. A new folder takes
 * its place here; until then its imports are errors.
 */
const layers = [
  'errors',
  'ambientSignal',
  'nextTurn',
  'sealedJson',
  'writeWhole',
  'settings',
  'pick',
  'quantity',
  'version',
  'machine',
  'random',
  'kernels',
  'graph',
  'ops',
  'features',
  'models',
  'problems',
  'baselines',
  'data',
  'training',
  'methods',
  'experiments',
  'papers',
  'notebook',
  'browser',
  'kernel',
  'cli',
];

/** Has an entry of its own, `clusternet/notebook`, or none: the root `clusternet` must not load it. */
const notAtTheRoot = ['notebook', 'browser', 'kernel', 'cli'];

/** What only pictures and the Jupyter kernel need. */
const displayPackages = ['@resvg/resvg-js', 'upng-js', 'dejavu-fonts-ttf', 'plotly\\.js[^/]*', 'tslab'];

const inside = (names) => `^src/(${names.join('|')})(/|\\.ts$)`;
const npm = (names) => `(^|/)node_modules/(${names.join('|')})(/|$)`;

const order = layers.map((layer, i) => ({
  name: `order: ${layer}`,
  comment: `src/${layer} may import itself and what stands before it in layers, in .dependency-cruiser.cjs`,
  severity: 'error',
  from: { path: inside([layer]) },
  to: { path: '^src/', pathNot: inside(layers.slice(0, i + 1)) },
}));

module.exports = {
  forbidden: [
    ...order,
    {
      name: 'every folder has its place',
      comment: 'this folder of src/ is not among layers, in .dependency-cruiser.cjs',
      severity: 'error',
      from: { path: '^src/', pathNot: [inside(layers), '^src/index\\.ts$'] },
      to: {},
    },
    {
      name: 'displays have their own entry',
      comment: "import * as nb from 'clusternet/notebook'",
      severity: 'error',
      from: { path: '^src/index\\.ts$' },
      to: { path: inside(notAtTheRoot) },
    },
    {
      name: 'no cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'only what is shipped',
      comment: 'bench/, test/ and scripts/ are not in the package',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(bench|test|scripts|dist)/' },
    },
    {
      name: 'only what is installed with the package',
      comment: 'a devDependency is absent where the package is installed; its types may be used',
      severity: 'error',
      from: { path: '^src/' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        // a peer is there where the caller installed it, and is asked for with care
        dependencyTypesNot: ['type-only', 'type-import', 'npm-peer'],
      },
    },
    {
      name: 'pictures are drawn in notebook',
      severity: 'error',
      from: { path: '^src/', pathNot: inside(notAtTheRoot) },
      to: { path: npm(displayPackages) },
    },
    {
      name: 'every import is found',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^src/kernels/assembly/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['require', 'node', 'types', 'default'] },
  },
};
