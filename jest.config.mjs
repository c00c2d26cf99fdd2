/** Jest runs ES modules natively (NODE_OPTIONS=--experimental-vm-modules, set by tools/test.mjs). */
const swc = (tsx) => [
  '@swc/jest',
  {
    jsc: {
      target: 'es2022',
      parser: { syntax: 'typescript', decorators: true, tsx },
      transform: {
        legacyDecorator: true,
        decoratorMetadata: true,
        useDefineForClassFields: false,
        react: { runtime: 'automatic' },
      },
      keepClassNames: true,
    },
    module: { type: 'es6' },
    sourceMaps: 'inline',
  },
];

const shared = {
  // Ends a test that hangs. Nothing is measured by it: on a machine half as fast, tests that start servers take three seconds.
  testTimeout: 20_000,
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '\\.ts$': swc(false), '\\.tsx$': swc(true) },
  modulePathIgnorePatterns: ['<rootDir>/.*/dist/', '<rootDir>/.nx/', '<rootDir>/.data/'],
};

/** Long runs, for `npm run test:soak` only (it sets SOAK). */
const soak = {
  ...shared,
  displayName: 'soak',
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['@soproekt/source', 'node', 'node-addons'] },
  testMatch: ['<rootDir>/apps/**/*.soak-spec.ts', '<rootDir>/libs/**/*.soak-spec.ts'],
  globalSetup: '<rootDir>/tools/jest/medium-setup.mjs',
  globalTeardown: '<rootDir>/tools/jest/medium-teardown.mjs',
};

export default {
  // By default one core is left alone, which on a machine of two halves the pace.
  maxWorkers: '100%',
  projects: [
    ...(process.env.SOAK ? [soak] : []),
    {
      ...shared,
      displayName: 'unit',
      testEnvironment: 'node',
      testEnvironmentOptions: { customExportConditions: ['@soproekt/source', 'node', 'node-addons'] },
      testMatch: ['<rootDir>/{apps,libs}/**/*.spec.ts', '<rootDir>/tools/**/*.spec.ts'],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/apps/web/'],
    },
    {
      ...shared,
      displayName: 'web',
      testEnvironment: 'jsdom',
      testEnvironmentOptions: { customExportConditions: ['@soproekt/source', 'browser'] },
      testMatch: ['<rootDir>/apps/web/**/*.spec.{ts,tsx}'],
    },
    {
      ...shared,
      displayName: 'medium',
      testEnvironment: 'node',
      testEnvironmentOptions: { customExportConditions: ['@soproekt/source', 'node', 'node-addons'] },
      testMatch: ['<rootDir>/apps/**/*.medium-spec.ts', '<rootDir>/libs/**/*.medium-spec.ts'],
      globalSetup: '<rootDir>/tools/jest/medium-setup.mjs',
      globalTeardown: '<rootDir>/tools/jest/medium-teardown.mjs',
    },
  ],
};
