import { availableParallelism } from 'node:os';

/** Unit tests are pure and instant; the other projects run against real servers, which the set-up starts or finds. */
const base = {
  testEnvironment: '<rootDir>/libs/testing/src/plain-environment.ts',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
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
          target: 'es2024',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          keepClassNames: true,
        },
      },
    ],
  },
};

const onServers = {
  globalSetup: '<rootDir>/libs/testing/src/jest-setup.ts',
  globalTeardown: '<rootDir>/libs/testing/src/jest-teardown.ts',
};

const project = (displayName, testMatch, more = {}) => ({ ...base, displayName, testMatch, ...more });

/** @type {import('jest').Config} */
export default {
  testTimeout: 60_000,
  // Suites on servers also wait, so one more of them than there are processors.
  maxWorkers: availableParallelism() + 1,
  testSequencer: '<rootDir>/libs/testing/src/longest-first.mjs',
  projects: [
    project('unit', ['<rootDir>/{apps,libs,deploy,test}/**/*.spec.ts']),
    project('integration', ['<rootDir>/{apps,libs,deploy,test}/**/*.int-spec.ts'], onServers),
    project('acceptance', ['<rootDir>/test/acceptance/**/*.acceptance.ts'], onServers),
    project('faults', ['<rootDir>/test/faults/**/*.faults.ts']),
  ],
};
