// The arrows of the house. tests/architecture proves with a planted violation that this check sees TypeScript at all.
const main = '^src-main/'
const renderer = '^src-renderer/'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: { pathNot: 'node_modules' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^electron$|\\?' } },
    {
      name: 'electron-only-in-the-shell',
      comment: 'Everything else runs in plain Node, so that tests and workers run it too.',
      severity: 'error',
      from: { path: main, pathNot: '^src-main/(shell/|main\\.ts|preload\\.ts)' },
      to: { path: '(^|/)node_modules/electron/|^electron$' },
    },
    {
      name: 'nothing-imports-the-shell',
      severity: 'error',
      from: { path: main, pathNot: '^src-main/(shell/|main\\.ts)' },
      to: { path: '^src-main/shell/' },
    },
    {
      name: 'renderer-sees-contracts-rules-and-shared-only',
      severity: 'error',
      from: { path: renderer },
      to: { path: main, pathNot: '\\.(contract|rules)\\.ts$|^src-main/(shared/[^/]+|contracts|ledger/registry)\\.ts$' },
    },
    { name: 'main-never-imports-the-renderer', severity: 'error', from: { path: main }, to: { path: renderer } },
    {
      name: 'shared-is-pure',
      severity: 'error',
      from: { path: '^src-main/shared/' },
      to: { path: '^src-main/(?!shared/)' },
    },
    {
      name: 'shared-and-rules-touch-no-platform',
      severity: 'error',
      from: { path: '^src-main/(shared/|.*\\.rules\\.ts$)' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'contracts-import-contracts',
      severity: 'error',
      from: { path: '\\.contract\\.ts$' },
      to: { path: main, pathNot: '\\.contract\\.ts$|^src-main/shared/|^src-main/ledger/(registry|ledger)\\.ts$' },
    },
    {
      name: 'rules-are-pure',
      severity: 'error',
      from: { path: '\\.rules\\.ts$' },
      to: {
        path: main,
        pathNot: '\\.(rules|contract)\\.ts$|^src-main/shared/|^src-main/ledger/(registry|ledger)\\.ts$',
      },
    },
    {
      name: 'stores-know-no-services',
      severity: 'error',
      from: { path: '\\.store\\.ts$' },
      to: { path: '\\.service\\.ts$|^src-main/(app|router|main)\\.ts$' },
    },
    {
      name: 'the-ledger-knows-no-subject',
      severity: 'error',
      from: { path: '^src-main/(ledger|database)/' },
      to: { path: main, pathNot: '^src-main/(ledger|database|shared)/' },
    },
    {
      name: 'the-page-ships-no-schemas',
      comment: 'zod would weigh on the first paint; the renderer takes types from contracts and checks nothing itself.',
      severity: 'error',
      from: { path: renderer },
      to: { path: 'node_modules/zod' },
    },
    {
      name: 'no-development-package-in-main',
      severity: 'error',
      from: { path: main },
      to: {
        dependencyTypes: ['npm-dev'],
        pathNot: 'node_modules/(electron|@types)/',
        dependencyTypesNot: ['type-only'],
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
    exclude: { path: '^(out|dist)/' },
  },
}
