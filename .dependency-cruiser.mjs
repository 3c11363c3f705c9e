/** The boundaries of the house (docs/architecture.md); each rule says why. */
const edges = '(^|/)node_modules/(@nestjs|typeorm|kafkajs|pg|fastify)/';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-app-imports-another',
      comment: 'Services speak through events only; a shared word belongs into libs.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'libs-know-no-apps',
      comment: 'Imports run one way: apps to libs.',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'contracts-and-domain-stand-alone',
      comment: 'Words and wire formats must not drag anything of ours along.',
      severity: 'error',
      from: { path: '^libs/(contracts|domain)/' },
      to: { path: '^(apps|libs|deploy|test)/', pathNot: '^libs/$1/' },
    },
    {
      name: 'messaging-knows-no-cases',
      comment: 'Event delivery could be published as a package of its own.',
      severity: 'error',
      from: { path: '^libs/messaging/', pathNot: '(int-spec\\.ts$|^libs/messaging/test/)' },
      to: { path: '^(apps|libs|deploy|test)/', pathNot: '^libs/messaging/' },
    },
    {
      name: 'core-is-pure',
      comment: 'What stands in a domain folder is plain data and plain functions: no framework, no database, no Kafka.',
      severity: 'error',
      from: { path: '^(apps/.+/domain/|libs/domain/)', pathNot: 'spec\\.ts$' },
      to: { path: edges },
    },
    {
      name: 'core-knows-no-edges',
      comment: 'Imports run from the edges to the core, never back.',
      severity: 'error',
      from: { path: '^apps/.+/domain/', pathNot: 'spec\\.ts$' },
      to: { path: '\\.(controller|consumer|entity|module|dto)\\.ts$|^libs/(platform|messaging|testing)/' },
    },
    {
      name: 'libs-are-entered-by-the-front-door',
      comment: 'Only the index of a library is its interface.',
      severity: 'error',
      from: { path: '^(apps|test|deploy)/', pathNot: '^test/guards/prove\\.ts$' }, // runs before anything is built
      to: { path: '^libs/[^/]+/src/', pathNot: '^libs/[^/]+/src/index\\.ts$' },
    },
    {
      name: 'libs-enter-each-other-by-the-front-door',
      comment: 'Only the index of a library is its interface, for its neighbours as well.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/' },
      to: { path: '^libs/[^/]+/src/', pathNot: '^libs/([^/]+/src/index\\.ts$|$1/)' },
    },
    {
      name: 'product-does-not-import-tests',
      comment: 'What ships knows nothing of its tests.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: '(spec\\.ts$|^libs/testing/|^(apps|libs)/[^/]+/test/)' },
      to: { path: '^(test|libs/testing|deploy)/' },
    },
    {
      name: 'no-circles',
      comment: 'A circle of files has no first page to read.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-dev-dependencies-in-the-product',
      comment: 'What runs in production is listed under dependencies.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: '(spec\\.ts$|^libs/testing/|^(apps|libs)/[^/]+/test/)' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['source', 'import', 'node', 'default', 'types'],
      exportsFields: ['exports'],
    },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.data)/' },
  },
};
