/** Unit tests are pure and instant; the other projects run against real servers (libs/testing). */
const base = {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'import'] },
  rootDir: '.',
  extensionsToTreatAsEsm: ['.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        module: { type: 'es6' },
        sourceMaps: 'inline',
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          keepClassNames: true,
        },
      },
    ],
  },
};

const project = (displayName, testMatch, more = {}) => ({ ...base, displayName, testMatch, ...more });

/** @type {import('jest').Config} */
export default {
  projects: [
    project('unit', ['<rootDir>/{apps,libs,deploy,test}/**/*.spec.ts']),
    project('integration', ['<rootDir>/{apps,libs,deploy,test}/**/*.int-spec.ts']),
    project('acceptance', ['<rootDir>/test/acceptance/**/*.acceptance.ts']),
    project('faults', ['<rootDir>/test/faults/**/*.faults.ts']),
  ],
};
